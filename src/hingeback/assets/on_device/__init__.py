"""The rules and the cases that the browser part shares with the engine."""
