"""Your phone: pairing, the way to trust its certificate, the manifest, and what a phone can do."""
