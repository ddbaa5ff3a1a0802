"""After the session: how it felt. Then the engine decides, and the days to come follow."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from hingeback.web.people.access import access_person, clock_of
from hingeback.web.session import services
from hingeback.web.session.queries import SessionRecord
from hingeback.web.today.access import session_page
from hingeback.web.today.course import Place, Words, course_of
from hingeback.web.today.keeping import Keeper, form_id
from hingeback.web.today.reading import rating, word
from hingeback.web.today.settling import screen_words, settle

LEG = (
    ("no", gettext_lazy("No")), ("down", gettext_lazy("Yes, further down")),
    ("numb", gettext_lazy("Numbness is new")), ("up", gettext_lazy("It came back up")),
    ("not_sure", gettext_lazy("Not sure")),
)  # fmt: skip
#: Answers that count as spread (F1): new numbness does wherever it is, and not sure takes the safer reading.
DOWN = ("down", "numb", "not_sure")
SETTLED = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No, or not yet")))
WORDS = ("too_easy", "worried", "named")
SETTLED_MIN = 30
RATINGS = ("peak", "post", "effort")


@session_page
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, here: SessionRecord) -> HttpResponseBase:
    """Once it was told, the page of what changes stands in its place."""
    if here.ended_at is not None:
        return redirect("session", here.id)
    course = course_of(access_person(request), here)
    done = [place for place in course.places if place.done] if course else []
    said: Words = course.words if course else frozenset()
    if request.method == "POST":
        problems = problems_of(request.POST)
        if not problems:
            return _taken(request, here, done, said)
        return render(request, "today/check_in.html", _values(request, here, done, said, problems), status=400)
    return render(request, "today/check_in.html", _values(request, here, done, said, {}))


def problems_of(post: QueryDict) -> dict[str, str]:
    choose = _("Choose a number from 0 to 10.")
    problems = {name: choose for name in RATINGS if rating(post, name) is None}
    leg = word(post, "leg", [value for value, _label in LEG])
    if not leg:
        problems["leg"] = _("Please answer this one.")
    elif leg in DOWN and not word(post, "settled", ("yes", "no")):
        problems["settled"] = _("Please answer this one.")
    return problems


def _taken(request: HttpRequest, here: SessionRecord, done: list[Place], said: Words) -> HttpResponseBase:
    """Keep all of it, then decide; sent a second time it decides nothing new."""
    person, clock, post = access_person(request), clock_of(request), request.POST
    keeper = Keeper.of(request, here.id)
    _keep_words(keeper, post, said, done)
    peak_nrs, post_nrs = rating(post, "peak") or 0, rating(post, "post") or 0
    keeper.keep(services.pain("peak", max(peak_nrs, post_nrs)), "peak")
    keeper.keep(services.pain("post", post_nrs), "post")
    leg, remark = str(post.get("leg")), str(post.get("note", "")).strip()[:2000]
    if remark:
        keeper.keep(services.remark(remark))
    fact = services.check_in(
        rating(post, "effort"), spread=leg in DOWN, doms=post.get("doms") == "1",
        leg_settled_min=SETTLED_MIN if post.get("settled") == "yes" else None, leg=leg,
    )  # fmt: skip
    if keeper.keep(fact):
        if remark:
            screen_words(person, remark, clock)
        settle(person, here, clock)
    return redirect("session_changes", here.id)


def _keep_words(keeper: Keeper, post: QueryDict, said: Words, done: list[Place]) -> None:
    """Ticks beside the exercises; a tick taken away takes the word back."""
    for row in dict.fromkeys(place.row.id for place in done):
        ticked = post.getlist(f"word-{row}")
        for name in WORDS:
            if (name in ticked) != ((row, name) in said):
                keeper.keep(services.note(row, name, off=name not in ticked), f"{row}/{name}")


def _values(
    request: HttpRequest, here: SessionRecord, done: list[Place], said: Words, problems: dict[str, str]
) -> dict[str, Any]:
    post = request.POST
    rows = {place.row.id: place.row for place in done}
    told_of = [
        {"row": row, "ticked": post.getlist(f"word-{row.id}") if post else [w for r, w in said if r == row.id]}
        for row in rows.values()
    ]
    return {
        "here": here, "problems": problems, "event": form_id(clock_of(request)), "leg_options": LEG,
        "settled_options": SETTLED, "told": post, "effort": post.get("effort"), "doms": post.get("doms") == "1",
        "peak": post.get("peak", here.peak_nrs), "post": post.get("post"), "leg": post.get("leg", _leg_told(here)),
        "settled": post.get("settled"), "note": post.get("note", ""), "word_options": word_options(),
        "said": sorted(said), "rows": told_of, "any_ticked": any(entry["ticked"] for entry in told_of),
        "minutes": sum(place.item.minutes for place in done), "summary": problems.items(),
    }  # fmt: skip


def word_options() -> list[tuple[str, str]]:
    return [("too_easy", _("Too easy")), ("worried", _("A bit worried")), ("named", _("Raised the pain"))]


def _leg_told(here: SessionRecord) -> str | None:
    return "down" if here.spread else None
