"""The order and the kinds of the intake, from `content/intake_flow.yaml`."""

from dataclasses import dataclass
from typing import Any

from hingeback.web.care.judging import library

FOLLOW_UPS = {"started_days": "time_ago", "changed_days": "time_ago", "worsening": "unsure", "checked": "unsure"}


@dataclass(frozen=True, slots=True)
class Part:
    """One field of an answer with several."""

    name: str
    kind: str
    when: str = ""
    optional: bool = False
    none: bool = False
    options: tuple[Any, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `parts` are its fields; `extras` the further questions of a safety item."""

    id: str
    kind: str
    asked: str
    when: str = ""
    optional: bool = False
    none: bool = False
    confirm: bool = False
    act_first: bool = False
    parts: tuple[Part, ...] = ()
    extras: tuple[Part, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """Questions that stand together. It goes by the id of its first one."""

    id: str
    chapter: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    chapters: tuple[str, ...]
    screens: tuple[Screen, ...]
    items: dict[str, Item]

    def screen(self, screen_id: str) -> Screen | None:
        return next((s for s in self.screens if s.id == screen_id), None)

    def screen_of(self, item_id: str) -> Screen | None:
        return next((s for s in self.screens if any(i.id == item_id for i in s.items)), None)


_flows: dict[str, Flow] = {}


def flow() -> Flow:
    """The flow of the content in force, read once per version."""
    content = library()
    if content.version not in _flows:
        _flows[content.version] = _read(content.tables["intake_flow"])
    return _flows[content.version]


def _read(table: dict[str, Any]) -> Flow:
    items = {name: _item(name, entry) for name, entry in table["items"].items()}
    screens = tuple(
        Screen(names[0], chapter["id"], tuple(items[name] for name in names))
        for chapter in table["chapters"]
        for names in chapter["screens"]
    )
    return Flow(tuple(chapter["id"] for chapter in table["chapters"]), screens, items)


def _item(name: str, entry: dict[str, Any]) -> Item:
    plain = {key: entry[key] for key in ("when", "optional", "none", "confirm", "act_first") if key in entry}
    return Item(
        name, entry["kind"], entry["asked"], low=entry.get("min"), high=entry.get("max"), **plain,
        parts=_parts(entry.get("parts")), extras=_parts(entry.get("extras")),
    )  # fmt: skip


def _parts(entries: dict[str, dict[str, Any]] | None) -> tuple[Part, ...]:
    return tuple(
        Part(
            name, entry.get("kind", ""), entry.get("when", ""), bool(entry.get("optional")), bool(entry.get("none")),
            tuple(entry.get("options", ())), entry.get("min"), entry.get("max"),
        )
        for name, entry in (entries or {}).items()
    )  # fmt: skip
