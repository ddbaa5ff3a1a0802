"""What changed over time and why: decisions on sessions, weeks made anew. It names exercises: a hold closes it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hingeback.web.care.access import exercise_page
from hingeback.web.care.judging import library
from hingeback.web.people.access import access_person, clock_of
from hingeback.web.plan.versions import PlanVersion, plan_versions
from hingeback.web.safety.comes_first import comes_before_exercises
from hingeback.web.session.decided import DecidedSession, decided_sessions

PAGE = 15
KINDS = {"PROGRESS": "grows", "REGRESS": "smaller", "SWAP": "swapped", "HOLD": "same"}


@dataclass(frozen=True, slots=True)
class Change:
    """One exercise: grows, smaller, swapped or same; the sentence that was stored, and its rule."""

    name: str
    kind: str
    why: str
    rule: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of the list: a session with its changes, or a week that was made anew."""

    day: date
    session: DecidedSession | None = None
    changed: tuple[Change, ...] = ()
    same: int = 0
    version: PlanVersion | None = None


def kind_of(decision: dict[str, Any]) -> str:
    """A dose that changed under HOLD got smaller."""
    return "smaller" if decision["change"] and decision["decision"] == "HOLD" else KINDS[decision["decision"]]


def counted(sessions: Iterable[DecidedSession]) -> dict[str, int]:
    """How many changes of each kind."""
    counts = dict.fromkeys(("grows", "smaller", "swapped"), 0)
    for session in sessions:
        for decision in session.decisions:
            if (kind := kind_of(decision)) in counts:
                counts[kind] += 1
    return counts


@exercise_page
@require_safe
def changes(request: HttpRequest) -> HttpResponseBase:
    person, clock = access_person(request), clock_of(request)
    if comes_before_exercises(person, request.hold, clock):  # type: ignore[attr-defined]
        return redirect("today")
    asked = str(request.GET.get("before", ""))
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else None
    found = decided_sessions(person, PAGE + 1, before)
    shown = found[:PAGE]
    versions = plan_versions(person, shown[-1].day, PAGE) if shown else ()
    until = shown[0].day if before is not None and shown else None
    entries = entries_of(shown, [v for v in versions if until is None or v.day <= until])
    earlier = shown[-1].n if len(found) > PAGE else None
    return render(request, "progress/changes.html", {"entries": entries, "earlier": earlier, "first_page": not before})


def entries_of(sessions: Sequence[DecidedSession], versions: Sequence[PlanVersion]) -> list[Entry]:
    """The latest first; on one day the week stands after the session that followed it."""
    told = [_entry(session) for session in sessions]
    made = [Entry(version.day, version=version) for version in versions]
    return sorted([*told, *made], key=lambda entry: (entry.day, entry.session is not None), reverse=True)


def _entry(session: DecidedSession) -> Entry:
    all_changes = [_change(decision) for decision in session.decisions]
    changed = tuple(change for change in all_changes if change.kind != "same")
    return Entry(session.day, session, changed, len(all_changes) - len(changed))


def _change(decision: dict[str, Any]) -> Change:
    row = library().exercises.get(decision["exercise"])
    name = row.name if row is not None else decision["exercise"].replace("_", " ").capitalize()
    short = str(decision["text"]).removeprefix(f"{name}: ")
    return Change(name, kind_of(decision), short[:1].upper() + short[1:], decision["rule"])
