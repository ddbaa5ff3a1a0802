"""The week on paper: everything that is needed to do it is there, and nothing that anybody else should read."""

import re
import subprocess
import sys
import zlib
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import Member, Visitor

from hingeback.engine.contracts.planning import PlanningInput
from hingeback.web.care.judging import library
from hingeback.web.paper.address import address_on_paper
from hingeback.web.paper.exercises import exercises_of, rules_of_numbers
from hingeback.web.paper.ink import in_ink
from hingeback.web.paper.making import document_of
from hingeback.web.paper.overview import plates_on_paper, shell_of
from hingeback.web.paper.press import NotOurs, OwnFonts, lay_out, press
from hingeback.web.paper.sheet_size import sheet_size
from hingeback.web.plan.dose_words import dose_words
from hingeback.web.plan.queries import Week, current_week
from hingeback.web.plan.services import plan_if_due

pytestmark = pytest.mark.django_db
ADDRESS = "https://hingeback.local:8443/today/"
PDF = "/week/paper.pdf"
NEW_SADDLE = {"answer": "yes", "started_days": 1, "worsening": True, "checked": False}
FOOT_PX = 70
SPACE = re.compile(r"\s+")


def week_of(member: Member) -> Week:
    plan_if_due(member.person, member.clock)
    week = current_week(member.person)
    assert week is not None
    return week


def pages_of(member: Member, address: str = ADDRESS) -> list[str]:
    """The words of each page, as they were laid out."""
    laid_out = lay_out(document_of(week_of(member), member.person, address))
    boxes = ([box for box in page._page_box.descendants() if hasattr(box, "text")] for page in laid_out.pages)
    return [SPACE.sub(" ", " ".join(box.text for box in page)) for page in boxes]


def inside(pdf: bytes) -> bytes:
    """The file with everything in it unpacked, names of fonts and sizes of sheets too."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S)
    return pdf + b"".join(zlib.decompressobj().decompress(one) for one in streams if one[:1] == b"x")


def shown(words: str, pages: list[str]) -> bool:
    """Line breaks may fall inside a word that has a hyphen."""
    return SPACE.sub("", words) in SPACE.sub("", "".join(pages))


def test_each_exercise_has_its_dose_steps_reason_stop_and_smaller_dose(ana: Member) -> None:
    pages, week = pages_of(ana.may_exercise()), week_of(ana)

    for item in (item for day in week.days for item in day.items if item.exercise):
        row = week.rows[str(item.exercise)]
        assert shown(row.name, pages) and shown(dose_words(item, row), pages)
        assert row.instructions is not None
        for words in (*row.instructions.steps, row.instructions.stop, row.instructions.easier):
            assert shown(words, pages), (row.id, words)
    for row_id in week.rows:
        reasons = [item.why[0].text for day in week.days for item in day.items if item.exercise == row_id]
        assert any(shown(reason.partition(". ")[0], pages) for reason in reasons), row_id


def test_a_bad_day_has_a_dose_that_is_smaller_than_the_plan_s(ana: Member) -> None:
    """Where a week has several doses of a row, the smaller one of one day may be that of another: each is named."""
    ana.may_exercise()
    exercises, _days = exercises_of(week_of(ana))

    assert any(len(one.doses) > 1 for one in exercises)
    for one in exercises:
        for dose in one.doses:
            assert dose.smaller != dose.words
    lines = re.findall(r'class="bad-day"><b>[^<]*</b>([^<]*)', document_of(week_of(ana), ana.person, ADDRESS))
    assert len(lines) == len(exercises)
    for one, line in zip(exercises, lines, strict=True):
        told = [f"{dose.smaller} instead of {dose.words}" for dose in one.smaller] if len(one.doses) > 1 else []
        assert all(words in line for words in told) and ("instead of" in line) == bool(told)


def test_a_dose_that_cannot_be_smaller_says_so(ana: Member) -> None:
    ana.may_exercise(A70=["seated_only"])

    assert "desk_shift_sit" in week_of(ana).rows
    assert shown("The dose is as small as it gets.", pages_of(ana))


def test_paper_and_page_count_the_same_minutes(ana: Member) -> None:
    ana.may_exercise()
    minutes = week_of(ana).plan.counted_minutes
    page = ana.opens("/week/").content.decode()

    shell = in_ink(shell_of(plates_on_paper(week_of(ana), PlanningInput.model_validate(week_of(ana).record.input))))
    assert f"{minutes}\u00a0min" in shell
    assert f"of {minutes}\u00a0min" in page
    assert not re.search(r"[Yy]our week holds", page + "".join(pages_of(ana)))


def test_a_stop_rule_is_said_once_and_names_its_exercises(ana: Member) -> None:
    ana.may_exercise()
    pages, week = pages_of(ana), week_of(ana)
    exercises, _days = exercises_of(week)

    rules = rules_of_numbers(exercises)
    assert {n for rule in rules for n in rule.numbers} == {
        one.n for one in exercises if one.card.row.stop_rule != "SR-GEN"
    }
    for words in [*(rule.stop_if for rule in rules), library().texts["stop_rules"]["rules"]["SR-GEN"]["stop_if"]]:
        assert SPACE.sub("", "".join(pages)).count(SPACE.sub("", words)) == 1, words


SHORT = {"days": 2, "minutes": 15, "decline_light": True}


@pytest.mark.parametrize("answers", [{}, {"A51": ["disc"], "A20": 2}, {"A65": SHORT}])
def test_no_sheet_but_the_last_stands_half_empty(ana: Member, answers: dict[str, Any]) -> None:
    ana.may_exercise(**answers)
    laid_out = lay_out(document_of(week_of(ana), ana.person, ADDRESS))

    for page in laid_out.pages[:-1]:
        foot = page.height - FOOT_PX
        lines = [box.position_y for box in page._page_box.descendants() if hasattr(box, "text")]
        assert max(y for y in lines if y < foot) > page.height * 0.6


def test_there_is_a_box_for_each_time_of_each_day(ana: Member) -> None:
    ana.may_exercise()
    document = document_of(week_of(ana), ana.person, ADDRESS)

    items = [item for day in week_of(ana).days for item in day.items if item.exercise]
    assert document.count('class="box"') == len(items)


def test_the_first_page_has_the_days_the_stop_signs_and_the_number_to_call(ana: Member) -> None:
    first = pages_of(ana.may_exercise())[0]

    for day in week_of(ana).days:
        assert f"{day.date:%A}" in first
    for words in ("Stop and call 112", "New numbness between the legs", "116117", "Page 1 of", "plan 1, made on"):
        assert shown(words, [first]), words


def test_a_bad_day_and_what_to_mind_stand_on_paper(ana: Member) -> None:
    ana.may_exercise()
    ana.sends("/week/bad-day/")

    pages = pages_of(ana)
    assert shown("An easy session:", pages) and shown("A bad day?", pages)


def test_only_the_first_name_is_printed_and_as_it_is_written(clock: Any, db: None) -> None:
    eva = Member("<b>Eva</b> Quillington", clock, country="US").may_exercise()
    pages = pages_of(eva)

    assert shown("<b>Eva</b>: your week", pages)
    assert not shown("Quillington", pages)
    assert shown("Stop and call 911", pages)


def test_the_same_week_makes_the_same_bytes_on_another_day(ana: Member) -> None:
    ana.may_exercise()
    first = ana.opens(PDF)
    ana.clock.forward(days=1)

    again = ana.opens(PDF)
    assert first.headers["Content-Type"] == "application/pdf" and first.content.startswith(b"%PDF-1.")
    assert first.content == again.content
    assert "no-store" in again.headers["Cache-Control"]


def test_the_file_is_tagged_named_and_set_in_our_own_fonts(ana: Member) -> None:
    ana.may_exercise()
    made = inside(press(document_of(week_of(ana), ana.person, ADDRESS)))

    assert b"pdfuaid" in made and b"/Lang" in made and b"StructTreeRoot" in made
    fonts = {name.split(b"-")[0] for name in re.findall(rb"/BaseFont ?/[A-Z]+\+([\w-]+)", made)}
    assert fonts == {b"Voice", b"Work"}


@pytest.mark.parametrize(
    ("country", "size"), [("US", "letter"), ("CA", "letter"), ("MX", "letter"), ("DE", "A4"), ("", "A4")]
)
def test_each_country_has_its_sheet(country: str, size: str) -> None:
    assert sheet_size(country) == size


def test_the_sheet_of_the_country_is_the_sheet_of_the_file(ben: Member) -> None:
    made = inside(ben.may_exercise().opens(PDF).content)

    assert b"/MediaBox [0 0 612 792]" in made


def test_who_is_held_gets_the_hold_page_and_no_file(ana: Member) -> None:
    ana.may_exercise()
    assert ana.opens(PDF).status_code == 200
    ana.answers(S01=NEW_SADDLE)

    refused = ana.opens(PDF)
    assert (refused.status_code, refused.headers["Location"]) == (302, reverse("hold"))
    assert b"%PDF" not in ana.opens(PDF, follow=True).content


def test_a_browser_without_a_person_gets_no_file(visitor: Visitor, ana: Member) -> None:
    ana.may_exercise()

    assert visitor.opens(PDF).headers["Location"] == "/"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8000/x.css",
        "https://example.org/a.png",
        "file:///etc/hostname",
        "font:../../settings",
        "data:text/css,a{}",
    ],
)
def test_the_paper_reads_nothing_but_its_fonts(address: str) -> None:
    with pytest.raises(NotOurs):
        OwnFonts().fetch(address)


def test_the_fonts_of_the_paper_are_found() -> None:
    assert OwnFonts().fetch("font:literata-latin-opsz-normal-600").read()[:4] == b"\0\1\0\0"


def test_an_address_of_this_computer_alone_has_no_code() -> None:
    assert address_on_paper("http://127.0.0.1:8000/today/").code == ""
    assert address_on_paper(ADDRESS).code.startswith("<svg")


def test_a_missing_library_is_named_and_the_week_stays(ana: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    ana.may_exercise()
    monkeypatch.setitem(sys.modules, "hingeback.web.paper.press", None)

    page = ana.opens(PDF)
    assert page.status_code == 503
    assert "libpango-1.0-0" in page.content.decode() and "/week/" in page.content.decode()
    assert ana.opens("/week/").status_code == 200


def test_the_pages_start_without_the_libraries_of_print() -> None:
    start = (
        "import django, sys; django.setup(); from django.urls import get_resolver; get_resolver().url_patterns; "
        "sys.exit(sorted(name for name in ('weasyprint', 'fontTools') if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_week_and_its_paper_need_few_queries(ana: Member, django_assert_max_num_queries: Any) -> None:
    ana.may_exercise()
    ana.opens("/week/")
    for path in ("/week/", PDF):
        with django_assert_max_num_queries(12):
            assert ana.opens(path).status_code == 200


def test_my_week_offers_its_paper(ana: Member) -> None:
    ana.may_exercise()

    assert f'href="{PDF}"' in ana.opens("/week/").content.decode()
