"""The tables of J3 and J6, compiled once per content version: what each rule means for each row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.library import Library
from hingeback.engine.predicates import Predicate, compile_predicate

_COMPILED: dict[str, "PlanningRules"] = {}


@dataclass(frozen=True, slots=True)
class StateLimit:
    id: str
    when: Predicate
    allowed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hold:
    """One row of J3.2. `out` are the ids of the rows it keeps out; `still_out` is read after its release."""

    id: str
    label: str
    when: Predicate
    because: tuple[str, ...]
    out: frozenset[str]
    released: Predicate | None
    still_out: Predicate | None


@dataclass(frozen=True, slots=True)
class Emphasis:
    """One row of J3.3. `key` are the rows that can be its key item, done `per_day` times on `days` days (0 = all)."""

    label: str
    match: frozenset[str]
    key: frozenset[str]
    days: int
    per_day: int
    source: str


@dataclass(frozen=True, slots=True)
class PlaceRows:
    """One row of J8. `own` are the rows of the place, `match` those and the ones for everybody.

    `cardio` comes before other cardio. `regions` is empty where no region is named.
    """

    label: str
    regions: frozenset[str]
    own: frozenset[str]
    match: frozenset[str]
    cardio: frozenset[str]
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanningRules:
    rows: Mapping[str, Exercise]
    launch: tuple[Exercise, ...]
    row_facts: Mapping[str, Mapping[str, Any]]
    states: tuple[StateLimit, ...]
    holds: tuple[Hold, ...]
    entry: tuple[tuple[Predicate, int], ...]
    entry_one_less: Predicate
    ease: frozenset[str]
    emphasis: tuple[Emphasis, ...]
    likings: Mapping[str, frozenset[str]]
    ladder_minutes: Mapping[str, tuple[tuple[int, int], ...]]
    sets: Mapping[str, tuple[str, ...]]
    places: tuple[PlaceRows, ...]
    painless: tuple[PlaceRows, ...]
    ladder_regions: Mapping[str, frozenset[str]]
    tables: Mapping[str, Any]


def rules_of(library: Library) -> PlanningRules:
    """The compiled rules of a library; one compilation per content version."""
    found = _COMPILED.get(library.version)
    if found is None:
        found = _COMPILED[library.version] = _compile(library)
    return found


def _compile(library: Library) -> PlanningRules:
    launch = tuple(sorted(library.launch_rows(), key=lambda row: row.id))
    facts = {row.id: row_facts(row) for row in library.exercises.values()}
    rows = Rows(launch, facts)
    limits, emphasis, places = (library.tables[name] for name in ("row_limits", "emphasis", "region_rows"))
    return PlanningRules(
        rows=library.exercises,
        launch=launch,
        row_facts=facts,
        states=tuple(_state(state, rows) for state in limits["states"]),
        holds=tuple(_hold(hold, rows) for hold in limits["holds"]),
        entry=tuple((compile_predicate(e["when"]), e["level"]) for e in limits["entry"]),
        entry_one_less=compile_predicate(limits["entry_one_less"]),
        ease=rows.where(limits["ease"]),
        emphasis=tuple(_emphasis(label, rows) for label in emphasis["labels"]),
        likings={word: rows.where(text) for word, text in emphasis["likings"].items()},
        ladder_minutes=_ladder_minutes(library),
        sets={name: tuple(members) for name, members in library.sets.items()},
        places=tuple(_place(entry, rows) for entry in (*places["regions"], places["wide"])),
        painless=tuple(_place(entry, rows) for entry in places["painless"]),
        ladder_regions={ladder: frozenset(regions) for ladder, regions in places["ladder_regions"].items()},
        tables=library.tables,
    )


@dataclass(frozen=True, slots=True)
class Rows:
    launch: tuple[Exercise, ...]
    facts: Mapping[str, Mapping[str, Any]]

    def where(self, text: str) -> frozenset[str]:
        """The launch rows for which a predicate of the annex holds."""
        predicate = compile_predicate(text)
        return frozenset(row.id for row in self.launch if predicate(self.facts[row.id]))


def row_facts(row: Exercise) -> dict[str, Any]:
    """The predicate language of the annex over one row. `support` and `equip` are the needed equipment only."""
    plain = {name: getattr(row, name) for name in _COLUMNS}
    return plain | {
        "load": row.load,
        "minutes": row.minutes,
        "tags": frozenset(caution.tag for caution in row.cautions),
        "groups": frozenset(row.muscle_groups),
        "equip": frozenset(row.equipment),
        "equip_any": frozenset(row.equipment) | frozenset(row.equipment_optional),
        "support": bool({"chair", "wall", "table"} & set(row.equipment)),
        "single": "single" in row.id,
    }


_COLUMNS = (
    "id", "pillar", "ppillar", "position", "level", "ladder", "step", "step_to", "balance", "range", "spine_dir",
    "effort", "camera", "unilateral", "load_flexion", "load_extension", "load_rotation", "load_compression",
    "load_impact",
)  # fmt: skip


def _state(state: Mapping[str, Any], rows: Rows) -> StateLimit:
    return StateLimit(state["id"], compile_predicate(state["when"]), rows.where(state["only"]))


def _hold(hold: Mapping[str, Any], rows: Rows) -> Hold:
    return Hold(
        id=hold["id"],
        label=hold["label"],
        when=compile_predicate(hold["when"]),
        because=tuple(hold["because"]),
        out=rows.where(hold["out"]),
        released=compile_predicate(hold["released"]) if "released" in hold else None,
        still_out=compile_predicate(hold["still_out"]) if "still_out" in hold else None,
    )


def _emphasis(label: Mapping[str, Any], rows: Rows) -> Emphasis:
    key = rows.where(label["key"]) if "key" in label else frozenset()
    return Emphasis(
        label["id"], rows.where(label["match"]), key, label.get("days", 0), label.get("per_day", 0), label["source"]
    )


def _place(entry: Mapping[str, Any], rows: Rows) -> PlaceRows:
    own = frozenset(entry.get("rows", ()))
    return PlaceRows(
        label=entry["id"],
        regions=frozenset(entry["regions"]),
        own=own,
        match=own | rows.where(entry["whole_body"]),
        cardio=rows.where(entry["cardio_first"]) if "cardio_first" in entry else frozenset(),
        lessons=tuple(entry.get("lessons", ())),
    )


def _ladder_minutes(library: Library) -> dict[str, tuple[tuple[int, int], ...]]:
    """(step, minutes) of walk, bike and pool (J5); a step that names no minutes takes those of its row."""
    doses = {(d["ladder"], d["step"]): d.get("minutes") for d in library.tables["ladder_doses"]}
    named: dict[str, tuple[tuple[int, int], ...]] = {}
    for ladder in ("walk", "bike", "pool"):
        steps = library.ladders[ladder]
        named[ladder] = tuple(
            (step, doses.get((ladder, step)) or _minutes_of(library, rows)) for step, rows in enumerate(steps, start=1)
        )
    return named


def _minutes_of(library: Library, rows: tuple[str, ...]) -> int:
    return library.exercises[rows[0].split("@")[0].rstrip("+")].minutes
