"""Facts that a phone tells when it can, and what it has to know with every answer. See `docs/sync.md`."""
