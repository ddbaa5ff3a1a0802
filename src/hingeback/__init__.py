"""Hingeback: open software for exercise therapy of back pain."""

__version__ = "0.1.0"

#: The edition of the clinical specification (and its annex) that the rules follow. Stored with every decision.
SPEC_VERSION = "1.1/annex-1.0"
