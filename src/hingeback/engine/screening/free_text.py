"""Words in free text that raise suspicion (A7 X9, M02). They only ever raise: nothing here lowers a tier."""

import re

from hingeback.engine.contracts.answers import Answers

#: Words that speak against a "no" to the item. The first of each are those of X9; the others say the same.
SUSPICIOUS_WORDS: dict[str, tuple[str, ...]] = {
    "S01": ("numb down there", "saddle", "numb between my legs", "no feeling down there", "numb genitals"),
    "S02": (
        "can't pee", "wet myself", "leaking", "cant pee", "cannot pee", "can not pee", "can't urinate",
        "cannot urinate", "can't wee", "wetting myself", "can't feel my bladder",
    ),
}  # fmt: skip

#: Words that ask for M02 as if distress had been ticked.
DISTRESS_WORDS = (
    "better off dead", "kill myself", "killing myself", "end my life", "ending my life", "want to die", "suicid",
    "hurt myself", "hurting myself", "no reason to live",
)  # fmt: skip


def items_raised_by_text(answers: Answers) -> frozenset[str]:
    """The items (S01, S02) that the person's own words speak for."""
    text = _all_text(answers)
    return frozenset(item for item, words in SUSPICIOUS_WORDS.items() if any(word in text for word in words))


def shows_distress(answers: Answers) -> bool:
    text = _all_text(answers)
    return bool(answers.distress_text) or any(word in text for word in DISTRESS_WORDS)


def _all_text(answers: Answers) -> str:
    """Lower case, plain apostrophes, single spaces."""
    text = " \n ".join((answers.A06 or "", *(answers.free_text or ())))
    return re.sub(r"[ \t]+", " ", text.lower().replace("’", "'").replace("`", "'"))
