"""The intake: one thing on a screen, every answer kept, a review before the end; and the safety questions again."""
