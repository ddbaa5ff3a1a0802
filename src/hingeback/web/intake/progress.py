"""How far along: the chapter, the number of the question, about how many, and the minutes left."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hingeback.web.intake.flow import Screen, flow
from hingeback.web.intake.sitting import Sitting
from hingeback.web.intake.words import intake_words

SECONDS_PER_ITEM = 7


@dataclass(frozen=True, slots=True)
class Progress:
    chapter: str
    detail: str
    bars: tuple[int, ...]


def progress_at(sitting: Sitting, screen: Screen) -> Progress:
    order = [s.id for s in sitting.asked]
    place = order.index(screen.id) if screen.id in order else 0
    told = {"place": place + 1, "all": len(order)}
    question = _("Question %(place)s of about %(all)s") % told
    title = intake_words()["chapters"][screen.chapter]["title"]
    return Progress(title, f"{question} · {_time_left(sitting, place)}", _bars(sitting, place))


def _time_left(sitting: Sitting, place: int) -> str:
    items = sum(len(s.items) for s in sitting.asked[place:])
    minutes = max(1, round(items * SECONDS_PER_ITEM / 60))
    return ngettext("%(minutes)s\u00a0min left", "%(minutes)s\u00a0min left", minutes) % {"minutes": minutes}


def _bars(sitting: Sitting, place: int) -> tuple[int, ...]:
    """Percent done of each chapter that has questions."""
    bars = []
    for chapter in flow().chapters:
        places = [n for n, screen in enumerate(sitting.asked) if screen.chapter == chapter]
        if places:
            bars.append(round(100 * sum(n < place for n in places) / len(places)))
    return tuple(bars)
