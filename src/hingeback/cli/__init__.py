"""The command line: the engine for engineers and researchers, and `serve` for everybody."""
