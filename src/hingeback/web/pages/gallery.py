"""What the gallery shows: made-up values, so that every part appears in every state."""

from datetime import date, timedelta
from typing import Any

from hingeback.web.pages.charts.bars import Week, minutes_plot, sessions_plot
from hingeback.web.pages.charts.pain import Flare, PainDay, PlanVersion, pain_plot
from hingeback.web.pages.drawing.pictogram import POSES
from hingeback.web.pages.icons import icon_names
from hingeback.web.pages.tokens import load_tokens

FIRST = date(2026, 8, 31)
_SHAPE = (6, 5, 6, 5, 5, 6, 5, 5, 4, 5, 4, 5, 4, 4, 4, 3, 4, 5, 4, 3, 4, 4, 3, 5, 4, 3, 3, 4)


def _pain_days() -> list[PainDay]:
    """Twelve weeks that fall, with a flare and a gap."""
    days = []
    for i in range(84):
        fall = max(2.0, 5.6 - i * 0.045)
        wave = (_SHAPE[i % len(_SHAPE)] - 4.4) * 0.8
        flare = 3.2 if 36 <= i <= 41 else 0.0
        if i % 5 == 3 or 60 <= i <= 69:
            continue
        days.append(PainDay(FIRST + timedelta(days=i), max(0.0, min(10.0, float(round(fall + wave + flare))))))
    return days


def _weeks() -> list[Week]:
    told = {3: 1, 5: 1, 8: 1}
    return [
        Week(str(i + 1), measured=1 if i == 5 else 3 + (i % 3 > 0), told=told.get(i, 0), planned=5 if i > 9 else 4)
        for i in range(12)
    ]


def gallery_context() -> dict[str, Any]:
    days = [
        ("Mon", "done", 0),
        ("Tue", "done", 0),
        ("Wed", "missed", 18),
        ("Thu", "light", 0),
        ("Fri", "today", 13),
        ("Sat", "declined", 0),
        ("Sun", "planned", 22),
    ]
    return {
        "roles": list(load_tokens().colours),
        "icons": icon_names(),
        "poses": list(POSES),
        "days": [{"name": name, "state": state, "minutes": minutes} for name, state, minutes in days],
        "tiers": ["EMERGENCY", "SAME_DAY", "CLINICIAN_FIRST", "ROUTINE_REVIEW", "CLEAR"],
        "sessions": ["GREEN", "AMBER", "RED"],
        "notices": ["note", "hint", "go", "pain", "flare", "danger", "error", "quiet"],
        "bars": [100, 45, 0, 0, 0],
        "quality": [("dull", "Dull ache"), ("sharp", "Sharp"), ("burning", "Burning"), ("electric", "Electric")],
        "onset": [
            ("lift", "Lifting or straining", "A clear moment, such as lifting a box"),
            ("gradual", "It came slowly"),
            ("unknown", "I do not know"),
        ],
        "chosen_quality": ["sharp", "burning"],
        "selected": ["low_back_C", "low_back_R", "buttock_R", "thigh_back_R"],
        "problems": [
            ("months", "That is longer than you said before (3 months). Which is right?"),
            ("worst", "Please choose a number."),
        ],
        "pain": pain_plot(
            _pain_days(),
            start_nrs=5.5,
            matters_by_nrs=2,
            flares=[Flare(date(2026, 10, 6), date(2026, 10, 11))],
            plans=[PlanVersion(date(2026, 9, 28), "plan 2"), PlanVersion(date(2026, 11, 2), "plan 3")],
            last_day=date(2026, 11, 22),
        ),
        "sessions_plot": sessions_plot(_weeks()),
        "minutes_plot": minutes_plot([Week(str(i + 1), 40 + i * 4, 6 * (i % 4 == 1), 60 + i * 3) for i in range(12)]),
        "table_head": ["Week", "Pain 0–10, middle", "Sessions done", "Minutes"],
        "table_rows": [
            ["Week 9", "3 (2–4)", "3 + 1 told", 60],
            ["Week 10", "3 (2–4)", 4, 64],
            ["Week 11", "3 (2–5)", 4, 66],
        ],
    }
