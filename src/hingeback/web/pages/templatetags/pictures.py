"""Pictures made on the server. `{% load pictures %}`"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from hingeback.web.pages.body_chart import chart_context
from hingeback.web.pages.charts.plot import Plot
from hingeback.web.pages.drawing import pictogram as figures
from hingeback.web.pages.drawing import ring, shell

register = template.Library()


@register.simple_tag
def logo() -> SafeString:
    return mark_safe(shell.logo())


@register.simple_tag
def opening_picture() -> SafeString:
    return mark_safe(shell.opening_picture())


@register.simple_tag
def pictogram(position: str, label: str = "") -> SafeString:
    """A small figure: supine prone side_lying sitting floor_sitting standing walking quadruped kneeling …"""
    return mark_safe(figures.pictogram(position, label=label))


def _word(state: str, minutes: int) -> str:
    words = {"today": _("today"), "light": _("light"), "declined": _("rest")}
    if state in words:
        return words[state]
    return _("%(minutes)s\u00a0min") % {"minutes": minutes} if minutes else ""


@register.simple_tag
def week_shell(days: Iterable[dict[str, Any]], done: int, planned: int, done_min: int, planned_min: int) -> SafeString:
    """The week. Each day: `{"name": "Mon", "state": "planned", "minutes": 22}`.

    States: done, today, today_done, planned, light, missed, declined.
    """
    links = [shell.ShellDay(str(d["name"]), d["state"], _word(d["state"], int(d.get("minutes") or 0))) for d in days]
    big = _("%(done)s of %(planned)s") % {"done": done, "planned": planned}
    small = _("sessions · %(done)s of %(planned)s\u00a0min") % {"done": done_min, "planned": planned_min}
    title = ngettext(
        "Your week: %(done)s of %(planned)s session done, %(minutes)s of %(of)s minutes.",
        "Your week: %(done)s of %(planned)s sessions done, %(minutes)s of %(of)s minutes.",
        planned,
    ) % {"done": done, "planned": planned, "minutes": done_min, "of": planned_min}
    return mark_safe(shell.week_shell(links, big, small, title, mirror=get_language_bidi()))


@register.inclusion_tag("pages/part/hold_ring.html")
def hold_ring(
    seconds: int,
    repetitions: int = 0,
    done: int = 0,
    kind: str = "work",
    label: str = "",
    left: int | None = None,
    identity: str = "",
) -> dict[str, Any]:
    """A timer with its ring; buttons `data-timer="toggle|reset|add"` with `aria-controls` its identity move it.

    The browser runs it; without one it shows the seconds. At the end it fires `hingeback:hold-end`.
    """
    shown = seconds if left is None else left
    drawn = ring.hold_ring(shown, seconds, repetitions, done, _("seconds"), kind)
    return {"seconds": seconds, "kind": kind, "label": label, "picture": mark_safe(drawn), "identity": identity}


@register.inclusion_tag("pages/part/breath_pacer.html")
def breath_pacer() -> dict[str, Any]:
    """A dome that rises and sinks with the breath; without movement a word and a number."""
    return {}


@register.inclusion_tag("pages/part/body_chart.html")
def body_chart(
    name: str,
    selected: Iterable[str] = (),
    legend: str = "",
    errors: Iterable[str] | str = (),
    help_text: str = "",
    one: bool = False,
    saddle_submits: bool = False,
) -> dict[str, Any]:
    """The body to tap, and the same answers as a list of fields. `one` asks for a single region.

    `saddle_submits` sends the form at once when the region between the legs is chosen, so that its question comes next.
    """
    return chart_context(name, frozenset(selected), legend, errors, help_text, one, saddle_submits)


_LEGEND_MARKS = {
    "line": '<path d="M1 8h22" class="pain-line"/>',
    "band": '<rect x="1" y="2" width="22" height="12" rx="4" class="pain-band"/>',
    "dot": '<circle cx="12" cy="8" r="3" class="day-dot"/>',
    "measured": '<rect x="5" y="1" width="14" height="14" rx="4" class="bar-measured"/>',
    "told": '<rect x="5" y="1" width="14" height="14" rx="4" class="bar-told told-ground"/>'
    '<path d="M6 13 17 2M11 15 19 7" class="matters-line" stroke-dasharray="none"/>',
    "before": '<circle cx="12" cy="8" r="4" class="mark-before"/>',
    "peak": '<path d="M12 3l5 9h-10Z" class="mark-peak"/>',
    "after": '<rect x="8" y="4" width="8" height="8" class="mark-after"/>',
    "morning": '<path d="M12 2.5l5.5 5.5-5.5 5.5-5.5-5.5Z" class="mark-morning"/>',
    "planned": '<rect x="5.5" y="1.5" width="13" height="13" rx="4" class="bar-planned"/>',
}


@register.inclusion_tag("pages/part/plot.html")
def plot(drawn: Plot, table_open: bool = False, level: int = 2) -> dict[str, Any]:
    """A plot in a hinge card; its table is the lower plate."""
    legend = [(mark_safe(_LEGEND_MARKS[mark]), words) for mark, words in drawn.legend]
    return {
        "plot": drawn,
        "wide": mark_safe(drawn.wide),
        "narrow": mark_safe(drawn.narrow),
        "legend": legend,
        "table_open": table_open,
        "level": level,
    }
