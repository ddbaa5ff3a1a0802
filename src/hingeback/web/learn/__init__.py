"""Learn: the lessons, a question at their end, and what was read."""
