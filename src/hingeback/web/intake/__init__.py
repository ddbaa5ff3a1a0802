"""The intake: one thing on a screen, every answer kept, a review before the end. Also the safety questions asked again."""
