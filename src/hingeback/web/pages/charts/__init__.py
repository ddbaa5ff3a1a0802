"""Plots made on the server: pure functions from data to a `Plot`; the same picture on page, paper and in tests."""
