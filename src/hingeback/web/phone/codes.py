"""Codes to scan, drawn by segno as SVG without any inline style: black on white in every theme, as cameras like it."""

import segno
from django.utils.safestring import SafeString, mark_safe


def code_svg(address: str, title: str) -> SafeString:
    """`title` is what a screen reader says of it."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        border=4, omitsize=True, dark="#000", light="#fff", svgclass="qr", lineclass=None, title=title
    )
    return mark_safe(drawn.replace("<svg ", '<svg role="img" ', 1))


def in_groups(fingerprint: str) -> list[str]:
    """A fingerprint in four lines, for the eye."""
    pairs = fingerprint.split(":")
    return [" ".join(pairs[i : i + 8]) for i in range(0, len(pairs), 8)]
