"""See a physiotherapist? The advice to see one, with its reasons, and a letter to take along."""
