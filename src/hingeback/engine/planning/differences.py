"""What changed between two weeks, in plain words."""

from collections.abc import Callable, Mapping

from hingeback.engine.contracts.exercise import Exercise
from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Plan, PlanItem
from hingeback.engine.contracts.value import Value

#: How a dose is said. One way for every page, so whoever asks brings it along.
DoseWords = Callable[[PlanItem, Exercise], str]


class Difference(Value):
    """`kind`: added, removed, more_days, minutes, dose, total, moved or same. `exercise` is None for the whole week."""

    kind: str
    exercise: str | None = None
    text: str


def differences(before: Plan, after: Plan, library: Library, dose_words: DoseWords) -> tuple[Difference, ...]:
    """Rows that came and went, changed doses, days and minutes; one `moved` or `same` if nothing else did."""
    texts = library.texts["plan_differences"]
    old, new = _by_row(before), _by_row(after)
    found = [
        *(_named("removed", name, texts, library) for name in sorted(old.keys() - new.keys())),
        *(_named("added", name, texts, library) for name in sorted(new.keys() - old.keys())),
        *(
            d
            for name in sorted(old.keys() & new.keys())
            if (d := _changed(name, old[name], new[name], texts, library, dose_words))
        ),
    ]
    if before.counted_minutes != after.counted_minutes:
        words = {"before": before.counted_minutes, "after": after.counted_minutes}
        found.append(Difference(kind="total", text=texts["total"].format(**words)))
    if found:
        return tuple(found)
    kind = "same" if _order(before) == _order(after) else "moved"
    return (Difference(kind=kind, text=texts[kind]),)


def _order(plan: Plan) -> list[list[str | None]]:
    return [[item.exercise or item.lesson for item in day.items] for day in plan.days]


def _by_row(plan: Plan) -> dict[str, list[tuple[int, PlanItem]]]:
    rows: dict[str, list[tuple[int, PlanItem]]] = {}
    for place, day in enumerate(plan.days):
        for item in day.items:
            rows.setdefault(item.exercise or f"lesson:{item.lesson}", []).append((place, item))
    return rows


def _named(kind: str, name: str, texts: Mapping[str, str], library: Library) -> Difference:
    return Difference(kind=kind, exercise=_exercise(name), text=texts[kind].format(name=_name(name, texts, library)))


def _exercise(name: str) -> str | None:
    return None if name.startswith("lesson:") else name


def _name(name: str, texts: Mapping[str, str], library: Library) -> str:
    if name.startswith("lesson:"):
        lesson = name.removeprefix("lesson:")
        return texts["lesson"].format(name=library.lessons[lesson].title if lesson in library.lessons else lesson)
    return library.exercises[name].name


def _changed(
    name: str,
    old: list[tuple[int, PlanItem]],
    new: list[tuple[int, PlanItem]],
    texts: Mapping[str, str],
    library: Library,
    dose_words: DoseWords,
) -> Difference | None:
    row = library.exercises.get(name)
    doses = [dose_words(items[0][1], row) if row else "" for items in (old, new)]
    for kind, before, after in (
        ("dose", *doses),
        ("more_days", len({day for day, _ in old}), len({day for day, _ in new})),
        ("minutes", sum(item.minutes for _, item in old), sum(item.minutes for _, item in new)),
    ):
        if before != after:
            words = {"name": _name(name, texts, library), "before": before, "after": after}
            text = texts[f"{kind}_one" if after == 1 else kind]
            return Difference(kind=kind, exercise=_exercise(name), text=text.format(**words))
    return None
