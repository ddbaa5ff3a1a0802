"""Typed values that the parts of the engine hand to one another. One noun per module."""
