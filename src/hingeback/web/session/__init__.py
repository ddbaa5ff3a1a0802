"""What was done and how it felt; what the engine decided on it."""
