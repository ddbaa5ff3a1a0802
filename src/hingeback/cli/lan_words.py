"""What the terminal says about the way in for phones."""

import io

import segno

from hingeback.lan.standing import Standing


def greeting(standing: Standing, qr: bool) -> list[str]:
    """The address, where to go on, and on a terminal the code to scan."""
    by_name = f"{standing.by_name()} (or {standing.by_address()})" if standing.announced else standing.by_address()
    lines = [
        f"For your phone: {by_name}",
        'The first time: open Hingeback on this computer, then Settings, "Your phone". It leads you through.',
        f"The phone gets the certificate at {standing.handout()}",
        f"Its fingerprint (SHA-256): {standing.fingerprint}",
    ]
    if not standing.announced:
        lines.append("The name could not be told to this network. If the address changes, pair the phone again.")
    return [*lines, terminal_code(standing.handout())] if qr else lines


def terminal_code(text: str) -> str:
    """A code that a phone can scan from the terminal."""
    drawn = io.StringIO()
    segno.make(text, micro=False).terminal(drawn, compact=True)
    return drawn.getvalue()
