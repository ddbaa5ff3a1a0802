"""A4 or Letter, by what the printers of a country hold."""

#: Countries that print on Letter.
LETTER = frozenset(("US", "CA", "MX", "BO", "CL", "CO", "CR", "DO", "GT", "HN", "NI", "PA", "PH", "PR", "SV", "VE"))


def sheet_size(country: str) -> str:
    """As CSS names it."""
    return "letter" if country in LETTER else "A4"
