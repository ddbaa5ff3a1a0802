"""Today: the session, its check-in and the next morning."""
