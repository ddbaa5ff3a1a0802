"""What the templates of a screen are given."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from hingeback.engine.contracts.safety import Tier
from hingeback.web.intake.controls import OPENED_BY, Filling, Question, filled_with, question_of
from hingeback.web.intake.flow import FOLLOW_UPS, Item, Screen, flow
from hingeback.web.intake.progress import progress_at
from hingeback.web.intake.safety_item import LEFT_OPEN
from hingeback.web.intake.sending import BESIDE, items_of
from hingeback.web.intake.sitting import Sitting
from hingeback.web.intake.titles import CLARIFY, CONFLICTS, SCREENS
from hingeback.web.intake.words import capital, intake_words, of_follow_up, of_item, of_part
from hingeback.web.people.countries import numbers_for

Problems = dict[str, str]
Fields = dict[str, list[str]]
#: Questions that stand beside another one and do not count as a second question of the screen.
COMPANIONS = frozenset((*OPENED_BY, *BESIDE))


def screen_context(
    request: HttpRequest, sitting: Sitting, screen: Screen, draft: Fields, problems: Problems
) -> dict[str, Any]:
    items = items_of(sitting, screen)
    values = {item.id: sitting.value(item.id) for item in items}
    fields = filled_with(items, values, draft)
    filling = Filling(fields, problems)
    alone = sum(1 for item in items if item.id not in COMPANIONS) == 1
    questions = [_drawn(sitting, item, filling, alone) for item in items]
    return {
        **_frame(request, sitting, screen, problems),
        "questions": questions, "reasons": [q for q in questions if q.why and q.shown], "alone": alone,
        "heading": _heading(screen, questions, alone),
        "lead": _lead(screen, questions, alone), "grouped": screen.items[0].kind == "aggravation",
        "left_open": fields.get(LEFT_OPEN, []), "keep_address": reverse("intake:keep", args=[screen.id]),
        "saved": bool(draft) and not problems,
    }  # fmt: skip


def _drawn(sitting: Sitting, item: Item, filling: Filling, alone: bool) -> Question:
    question = question_of(item, filling, alone and item.id not in COMPANIONS, _only_change(sitting))
    question.shown = _is_shown(item, filling)
    return question


def _only_change(sitting: Sitting) -> bool:
    return sitting.round is not None and sitting.sheet.answers.A12 is not None


def _is_shown(item: Item, filling: Filling) -> bool:
    if item.id in OPENED_BY:
        return any(OPENED_BY[item.id] in filling.fields.get(base, []) for base in ("A51", "A52", "A53"))
    return True


def _heading(screen: Screen, questions: list[Question], alone: bool) -> str:
    return questions[0].title if alone else str(SCREENS.get(screen.id, "") or questions[0].title)


def _lead(screen: Screen, questions: list[Question], alone: bool) -> str:
    if screen.items[0].kind == "aggravation":
        return str(intake_words()["items"]["aggravation_group"]["help"])
    return questions[0].help if alone else ""


def _frame(request: HttpRequest, sitting: Sitting, screen: Screen, problems: Problems) -> dict[str, Any]:
    """Progress, the way back, the number to call, and whether something holds already."""
    before = sitting.before(screen)
    then = str(request.POST.get("then") or request.GET.get("then", ""))
    back = reverse("intake:screen", args=[before.id]) if before else reverse("intake:start")
    numbers = numbers_for(sitting.person.tenant.country)
    return {
        "screen": screen, "progress": progress_at(sitting, screen),
        "back": reverse("intake:review") if then == "review" else back,
        "problems": [(name, named(name, text)) for name, text in problems.items()], "then": then,
        "numbers": numbers, "call": (numbers.get("emergency") or ["112"])[0],
        "worst": _worst_held(sitting),
    }  # fmt: skip


def named(name: str, text: str) -> str:
    """A problem on top of the page says which question it is about."""
    item, _dot, part = name.partition(".")
    known = flow().items.get(item)
    if known is None or known.kind in ("goals",):
        return text
    words = of_part(item, part) if part else {}
    if known.kind == "safety" and part in FOLLOW_UPS:
        words = of_follow_up(item, part)
    about = str(words.get("question") or capital(of_item(item)["label"])).rstrip("?")
    return text if about in text else f"{about}: {text}"


def _worst_held(sitting: Sitting) -> str:
    """The tier of a hold that stands while questions are answered."""
    tiers = [hold.tier for hold in sitting.records.holds if hold.cleared_on is None]
    worst = max(tiers, key=lambda tier: tier.rank, default=None)
    return worst.value if isinstance(worst, Tier) else ""


def once_more_context(
    request: HttpRequest, sitting: Sitting, screen: Screen, asked: list[str], conflicts: list[str], fields: Fields,
    problems: Problems,
) -> dict[str, Any]:  # fmt: skip
    """The same questions again: with clarifying words and nothing chosen, or with both answers as they were given."""
    items = tuple(flow().items[item] for item in asked)
    own = {item.id for item in items_of(sitting, screen)}
    filled = filled_with(tuple(i for i in items if i.id not in own), sitting.given, {})
    filled.update(fields)
    clarifying = not conflicts
    if clarifying and request.method != "POST":
        filled.update({item: [] for item in asked})
    questions = [question_of(item, Filling(filled, problems), alone=False) for item in items]
    if clarifying:
        _reword(questions)
    return {
        **_frame(request, sitting, screen, problems), "questions": questions, "clarifying": clarifying, "alone": False,
        "sentences": [str(CONFLICTS[conflict]) for conflict in conflicts], "left_open": filled.get(LEFT_OPEN, []),
    }  # fmt: skip


def _reword(questions: list[Question]) -> None:
    for question in questions:
        question.title = str(CLARIFY[question.id])
        question.controls[0].legend = question.title
        question.controls[0].help = ""
