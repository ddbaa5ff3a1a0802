"""Pure clinical decisions: no Django, no clock, no randomness, no network. Files are read in `library` only."""
