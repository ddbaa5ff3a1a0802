"""How somebody of the demo feels and acts on a day. Pure: the character and the day decide, nothing else."""

from dataclasses import dataclass
from statistics import fmean

from hingeback.demo.chance import share, swing
from hingeback.demo.character import Character, Course, Flare

MOST_NRS = 10


@dataclass(frozen=True, slots=True)
class Felt:
    """Pain 0-10 around one session, and what the body says."""

    pre: int
    peak: int
    post: int
    effort_rpe: int
    sore: bool


def usual_pain(course: Course, day: int) -> float:
    """The course without its daily ups and downs: half of the way to the end is gone after `half_after` days."""
    left: float = 0.5 ** (max(day, 0) / course.half_after)
    return course.end + (course.start - course.end) * left + sum(flare_rise(flare, day) for flare in course.flares)


def flare_rise(flare: Flare, day: int) -> float:
    """Up within the first third, down over the rest."""
    since, top = day - flare.day, max(flare.days / 3, 1)
    if not 0 <= since < flare.days:
        return 0.0
    return flare.rise * (min(since + 1, top) / top if since < top else (flare.days - since) / (flare.days - top))


def pain_nrs(who: Character, day: int) -> int:
    """Pain on a day, as somebody would say it."""
    felt = usual_pain(who.course, day) + who.course.wobble * 1.6 * swing(who.key, "pain", day)
    return min(MOST_NRS, max(0, round(felt)))


def pain_of_week(who: Character, day: int) -> dict[str, int]:
    """The answer to A15: now, the average and the worst of the last seven days."""
    week = [pain_nrs(who, d) for d in range(day - 6, day + 1)]
    return {"now": week[-1], "avg7": round(fmean(week)), "worst7": min(MOST_NRS, max(week) + 1)}


def felt_in_session(who: Character, day: int) -> Felt:
    pre = pain_nrs(who, day)
    rise = _rise(share(who.key, "rise", day))
    peak = min(MOST_NRS, pre + rise)
    post = max(0, peak - (1 if rise else 0) - (share(who.key, "ease", day) < 0.3))
    effort = who.habit.effort_rpe + round(swing(who.key, "effort", day) * 1.4)
    sore = day < 10 and share(who.key, "sore", day) < 0.25
    return Felt(pre, peak, post, min(10, max(1, effort)), sore)


def _rise(chance: float) -> int:
    """Mostly none or one; rarely two, hardly ever three."""
    return 0 if chance < 0.6 else 1 if chance < 0.95 else 2 if chance < 0.99 else 3


def keeps_to_plan(who: Character, day: int, planned_min: int, asked_min: int) -> bool:
    """Does what the day holds? A day of less than half the minutes that were asked for is left out more often."""
    if not planned_min:
        return False
    wanted = who.habit.keeps if planned_min * 2 >= asked_min else who.habit.keeps_light
    return share(who.key, "keeps", day) < wanted


def tells_morning(who: Character, day: int) -> bool:
    return share(who.key, "morning", day) < who.habit.tells_mornings


def does_set(who: Character, day: int, exercise: str, set_n: int) -> bool:
    return share(who.key, "set", day, exercise, set_n) < who.habit.finishes


def word_about(who: Character, day: int, exercise: str) -> str:
    """What somebody says of one exercise: too_easy, worried or nothing."""
    chance = share(who.key, "word", day, exercise)
    if chance < who.habit.too_easy:
        return "too_easy"
    return "worried" if chance > 1 - who.habit.worried else ""


def reads(who: Character, lesson: str) -> bool:
    return share(who.key, "reads", lesson) < who.habit.reads


def minute_of_hour(who: Character, day: int) -> int:
    """People are not punctual."""
    return int(share(who.key, "minute", day) * 55)
