"""Loading the compiled content. The only part of the engine that reads a file."""

from hingeback.engine.library.load import ContentMissing, load_library

__all__ = ["ContentMissing", "load_library"]
