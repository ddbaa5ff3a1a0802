"""What the safety questions led to: a page for each tier, letters, follow-ups, clearances, re-screens, stop signs."""
