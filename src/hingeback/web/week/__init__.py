"""My week: what is planned, why, and the ways to change it."""
