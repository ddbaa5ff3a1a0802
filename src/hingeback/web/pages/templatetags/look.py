"""The frame of a page and the small parts of the look. `{% load look %}`"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hingeback.web.pages import display
from hingeback.web.pages.built import built, script_of
from hingeback.web.pages.icons import icon_svg
from hingeback.web.pages.tokens import load_tokens

register = template.Library()


@register.simple_tag
def icon(name: str, extra_class: str = "") -> SafeString:
    """`{% icon "play:fill" %}`: decoration beside a word."""
    return icon_svg(name, extra_class)


@register.simple_tag(takes_context=True)
def html_attributes(context: dict[str, Any]) -> SafeString:
    """Language, direction and display settings of `<html>`."""
    chosen = display.display_of(context.get("request"))
    pairs = [("lang", get_language() or "en"), ("dir", "rtl" if get_language_bidi() else "ltr")]
    pairs += [("data-theme", chosen.theme)] if chosen.theme != "auto" else []
    pairs += [("data-text", chosen.text)] if chosen.text != "normal" else []
    pairs += [("data-motion", chosen.motion)] if chosen.motion != "auto" else []
    return format_html_join(" ", '{}="{}"', pairs)


@register.simple_tag
def built_head() -> SafeString:
    """Fonts, style sheet and script of the browser build; nothing before the first build."""
    found = built()
    parts = [
        format_html_join(
            "\n",
            '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>',
            ((static(f"browser/{name}"),) for name in found.fonts),
        ),
        format_html_join(
            "\n", '<link rel="stylesheet" href="{}">', ((static(f"browser/{name}"),) for name in found.styles)
        ),
        format_html_join(
            "\n", '<script type="module" src="{}"></script>', ((static(f"browser/{name}"),) for name in found.scripts)
        ),
    ]
    return mark_safe("\n".join(part for part in parts if part))


@register.simple_tag
def app_head() -> SafeString:
    """What a phone reads to put Hingeback among its apps: manifest, icon, and the colour of its bars in both themes."""
    floor = load_tokens().colours["floor"]
    colours = format_html_join(
        "\n", '<meta name="theme-color" content="{}" media="(prefers-color-scheme: {})">',
        zip(floor, ("light", "dark"), strict=True),
    )  # fmt: skip
    return format_html(
        '<link rel="manifest" href="{}">\n<link rel="apple-touch-icon" href="{}">\n'
        '<meta name="apple-mobile-web-app-title" content="Hingeback">\n{}',
        address("manifest", "/manifest.webmanifest"), static("icons/apple-touch-icon.png"), colours,
    )  # fmt: skip


@register.simple_tag
def built_script(source: str) -> SafeString:
    """The script of one entry of the browser build, for a page that has more to do than every page."""
    name = script_of(source)
    if not name:
        return SafeString("")
    return format_html('<script type="module" src="{}"></script>', static(f"browser/{name}"))


def address(name: str, otherwise: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return otherwise


@register.simple_tag
def address_of(name: str, otherwise: str = "/") -> str:
    """The address of a page, or `otherwise` while this installation does not have it."""
    return address(name, otherwise)


_TABS = (
    ("today", "/today/", "today", pgettext_lazy("tab", "Today")),
    ("my_week", "/week/", "week", pgettext_lazy("tab", "My week")),
    ("progress", "/progress/", "progress", pgettext_lazy("tab", "Progress")),
    ("learn", "/learn/", "learn", pgettext_lazy("tab", "Learn")),
)


@register.inclusion_tag("pages/part/tabs.html", takes_context=True)
def tabs(context: dict[str, Any], active: str = "") -> dict[str, Any]:
    """The four places. `active`: today, my_week, progress or learn; empty finds it from the address."""
    request: HttpRequest | None = context.get("request")
    here = request.path if request else ""
    places = []
    for name, fallback, sign, label in _TABS:
        where = address(name, fallback)
        current = name == active if active else here.startswith(where)
        places.append({"where": where, "icon": f"{sign}:fill" if current else sign, "label": label, "current": current})
    return {"places": places}


@register.inclusion_tag("pages/part/display_settings.html", takes_context=True)
def display_settings(context: dict[str, Any]) -> dict[str, Any]:
    request: HttpRequest | None = context.get("request")
    return {
        "csrf_token": context.get("csrf_token"),
        "chosen": display.display_of(request),
        "themes": display.THEMES,
        "sizes": display.TEXT_SIZES,
        "motions": display.MOTIONS,
        "here": request.get_full_path() if request else "/",
    }


_TIERS = {
    "EMERGENCY": ("emergency", "octagon:fill", _("Call now")),
    "SAME_DAY": ("same-day", "diamond:fill", _("Be seen today")),
    "CLINICIAN_FIRST": ("clinician-first", "clinician:fill", _("See a clinician first")),
    "ROUTINE_REVIEW": ("routine-review", "note:fill", _("Mention at next visit")),
    "CLEAR": ("clear", "check-circle:fill", _("Clear to start")),
}
_SESSIONS = {
    "GREEN": ("session-green", "check:bold", pgettext_lazy("session", "calm")),
    "AMBER": ("session-amber", "equals:bold", pgettext_lazy("session", "steady")),
    "RED": ("session-red", "diamond:fill", pgettext_lazy("session", "too much")),
}


@register.inclusion_tag("pages/part/badge.html")
def tier_badge(tier: str, gentle: bool = False) -> dict[str, Any]:
    """The badge of a tier: word and shape first, colour third. `gentle`: exercise is open, but gentle ones."""
    kind, sign, label = _TIERS[str(getattr(tier, "value", tier))]
    if gentle and kind == "clear":
        label = _("Clear for a gentle start")
    return {"kind": kind, "icon": sign, "label": label}


@register.inclusion_tag("pages/part/badge.html")
def session_badge(colour: str) -> dict[str, Any]:
    """The badge of a session colour (GREEN, AMBER, RED)."""
    kind, sign, label = _SESSIONS[str(getattr(colour, "value", colour)).upper()]
    return {"kind": kind, "icon": sign, "label": label}


_NOTICES = {
    "note": "info",
    "hint": "hint:duotone",
    "go": "check-circle",
    "pain": "hand",
    "flare": "info",
    "danger": "octagon:fill",
    "error": "error:fill",
    "quiet": "info",
}


@register.simple_block_tag
def notice(content: str, kind: str = "note", title: str = "", sign: str = "") -> SafeString:
    """`{% notice "hint" title="…" %}…{% endnotice %}`; kinds: note hint go pain flare danger error quiet."""
    values = {"kind": kind, "title": title, "icon": sign or _NOTICES[kind], "content": content}
    return mark_safe(render_to_string("pages/part/notice.html", values))


@register.simple_block_tag
def empty_plate(content: str, title: str, sign: str = "empty:duotone", level: int = 3) -> SafeString:
    """An empty place: what it is, and one thing to do. `level` of its heading."""
    values = {"title": title, "icon": sign, "content": content, "level": level}
    return mark_safe(render_to_string("pages/part/empty.html", values))


@register.simple_block_tag
def sheet(content: str, identity: str, title: str, open_now: bool = False) -> SafeString:
    """A dialog: `<button data-opens="id">` opens it. Without JavaScript `open_now` shows it in the page."""
    values = {"identity": identity, "title": title, "content": content, "open_now": open_now}
    return mark_safe(render_to_string("pages/part/sheet.html", values))


@register.simple_block_tag
def why(content: str, summary: str = "", open_now: bool = False) -> SafeString:
    """The lower plate of a hinge card: `{% why %}…{% endwhy %}` right after the upper plate."""
    values = {"summary": summary or _("Why this?"), "content": content, "open_now": open_now}
    return mark_safe(render_to_string("pages/part/why.html", values))


@register.inclusion_tag("pages/part/chapter.html")
def chapter(
    title: str, detail: str = "", bars: Iterable[int] = (), back: str = "", saved: bool = False
) -> dict[str, Any]:
    """Head of a question screen. `bars`: percent done of each chapter, such as `[100, 40, 0, 0, 0]`."""
    return {"title": title, "detail": detail, "bars": list(bars), "back": back, "saved": saved}


@register.inclusion_tag("pages/part/data_table.html")
def data_table(
    caption: str, head: Sequence[str], rows: Sequence[Sequence[object]], numbers: str = ""
) -> dict[str, Any]:
    """A table that becomes plates below 600 px. `numbers`: columns of numbers, from 0, such as "1,2"."""
    columns = {int(part) for part in numbers.split(",") if part.strip()}
    marked = [[(str(cell), head[i], i in columns) for i, cell in enumerate(row)] for row in rows]
    return {"caption": caption, "head": [(name, i in columns) for i, name in enumerate(head)], "rows": marked}
