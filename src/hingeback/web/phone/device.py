"""Which kind of device a browser says it is, in two plain words. A hint for people, never a check."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Device(NamedTuple):
    kind: str
    program: str


#: The first that occurs decides: Edge also says Chrome, Chrome also says Safari.
_KINDS = (
    ("iPhone", "iphone"), ("iPad", "ipad"), ("Android", "android"), ("Windows", "windows"), ("Macintosh", "mac"),
    ("Linux", "linux"),
)  # fmt: skip
_PROGRAMS = (
    ("Edg", "edge"), ("SamsungBrowser", "samsung"), ("Firefox", "firefox"), ("FxiOS", "firefox"), ("CriOS", "chrome"),
    ("Chrome", "chrome"), ("Safari", "safari"),
)  # fmt: skip
_KIND_NAMES = {
    "iphone": _("iPhone"), "ipad": _("iPad"), "android": _("Android phone or tablet"), "windows": _("Windows computer"),
    "mac": _("Mac"), "linux": _("Linux computer"), "other": pgettext_lazy("device", "Device"),
}  # fmt: skip
_PROGRAM_NAMES = {
    "edge": "Edge", "samsung": "Samsung Internet", "firefox": "Firefox", "chrome": "Chrome", "safari": "Safari",
    "other": pgettext_lazy("device", "another browser"),
}  # fmt: skip


def device_of(user_agent: str) -> Device:
    return Device(_first(_KINDS, user_agent), _first(_PROGRAMS, user_agent))


def device_name(kind: str) -> str:
    return str(_KIND_NAMES.get(kind, _KIND_NAMES["other"]))


def program_name(program: str) -> str:
    return str(_PROGRAM_NAMES.get(program, _PROGRAM_NAMES["other"]))


def _first(signs: tuple[tuple[str, str], ...], text: str) -> str:
    return next((word for sign, word in signs if sign in text), "other")
