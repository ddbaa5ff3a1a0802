"""Answers, safety screens, clearances, prompts: from the first answer to what a hold allows."""
