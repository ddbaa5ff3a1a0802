"""Stage of the episode (A2): ACUTE below 42 days, SUBACUTE to 84, CHRONIC from 85 days on."""

from hingeback.engine.contracts.answers import Answers
from hingeback.engine.contracts.assessment import Stage
from hingeback.engine.contracts.safety import ScreenResult
from hingeback.engine.screening import Facts

SUBACUTE_FROM_DAYS = 42
CHRONIC_FROM_DAYS = 85
#: "Young" pain with pain nearly every day for six months: the safer reading is CHRONIC.
OLDER_THAN_SAID = "X8"


def judge_stage(facts: Facts, answers: Answers, screen: ScreenResult) -> Stage | None:
    if OLDER_THAN_SAID in screen.conflicts:
        return Stage.CHRONIC
    if facts.episode_days is None:
        return None
    if facts.episode_days >= CHRONIC_FROM_DAYS:
        return Stage.CHRONIC
    return Stage.SUBACUTE if facts.episode_days >= SUBACUTE_FROM_DAYS else Stage.ACUTE


def is_nih_chronic(stage: Stage | None, answers: Answers) -> bool | None:
    """Chronic, with pain on at least half the days of six months (NIH Task Force, Deyo 2014)."""
    if stage is None:
        return None
    return stage is Stage.CHRONIC and answers.A13 in ("half_or_more", "nearly_every_day")
