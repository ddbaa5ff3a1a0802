"""Why an item is in the week: rule, the answers that matter, source, and a sentence from the texts (E5.8)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.plan import Reason
from hingeback.engine.planning.budget import Frame
from hingeback.engine.planning.draft import Slot
from hingeback.engine.planning.person import Person
from hingeback.engine.planning.pool import SHORT_HOLD_S, Candidate
from hingeback.engine.planning.rules import PlanningRules

OWN = "own decision [D]"
_MOST = 4
#: Rules whose sentence says what the person told.
_TELLS_ITSELF = ("J3.3-NS", "E5-5-LIKED", "E5-7A", "C7", "C9", "J6.1", "J3-ENTRY", "J3-HOLD", "J3-DISC-T")


def sentence(texts: Mapping[str, str], rule: str, **words: Any) -> str:
    """The text of a rule, or of the longest beginning of its id that has one."""
    return sentence_of(texts, rule).format(**words)


def sentence_of(texts: Mapping[str, str], rule: str) -> str:
    key = rule.upper()
    found = max((k for k in texts if key.startswith(k.upper())), key=len, default=None)
    return texts[found] if found else ""


def topics_of(answers: Mapping[str, Any], library: Library) -> list[str]:
    """What these answers are about, in words."""
    named: Mapping[str, str] = library.texts["answer_topics"]["topics"]
    known = (named.get(item) or named.get(item[:1]) for item in answers)
    return list(dict.fromkeys(word for word in known if word))


def joined(words: Sequence[str], library: Library) -> str:
    """`a, b and c` in the language of the texts."""
    texts = library.texts["answer_topics"]
    if len(words) < 2:
        return "".join(words)
    return str(texts["and"].format(first=texts["comma"].join(words[:-1]), last=words[-1]))


@dataclass(frozen=True, slots=True)
class Reasoner:
    person: Person
    frame: Frame
    rules: PlanningRules
    library: Library

    def of_slot(self, slot: Slot, day: int) -> tuple[Reason, ...]:
        return tuple(self._unique(slot, day))[:_MOST]

    def _unique(self, slot: Slot, day: int) -> Iterator[Reason]:
        seen: set[str] = set()
        for reason in self._all(slot, day):
            if reason.rule not in seen:
                seen.add(reason.rule)
                yield reason

    def _all(self, slot: Slot, day: int) -> Iterator[Reason]:
        candidate = slot.candidate
        yield from self._purpose(slot)
        if slot.purpose not in ("breath_start", "breath_end", "break"):
            yield from self._match(candidate)
        yield from self._dose(slot)
        yield from self._pillar(slot)

    def _purpose(self, slot: Slot) -> Iterator[Reason]:
        kind, _, name = slot.purpose.partition(":")
        if kind in ("key", "bout"):
            yield self._dp() if name == "DP" else self._label(name, slot.candidate)
        elif kind == "light":
            answers = self._light_answers()
            yield self._reason("E5-7a", answers, OWN, text="E5-7A-TIME" if answers else "")
        elif kind == "always":
            yield from self._always(slot)
        elif kind in ("breath_start", "breath_end"):
            yield self._reason("C7-GUARDING", self.person.cite("A83"), OWN)
        elif kind == "break":
            yield self._reason(f"E3-POS-{self.person.column}", self._break_answers(), "Swain 2020 J Biomech")

    def _always(self, slot: Slot) -> Iterator[Reason]:
        if slot.pillar != "P-CAR":
            yield self._reason("J3.3-SEATED", self.person.cite("A70"), OWN, text="C9-SEATED")
        else:
            yield self._reason("E5-7e", {}, OWN)

    def _light_answers(self) -> dict[str, Any]:
        return self.person.cite("A65") if self.frame.one_item else {}

    def _break_answers(self) -> dict[str, Any]:
        answers, person = self.person.inp.sheet.answers, self.person
        cited = person.because("POSTURE") if "POSTURE" in person.labels else {}
        if (answers.A22 or 0) >= 1:
            cited |= person.cite("A22")
        if (answers.A62 or 0) >= 6:
            cited |= person.cite("A62")
        if answers.A89 and answers.A89.type in ("desk", "driving"):
            cited |= person.cite("A89")
        return cited

    def _dp(self) -> Reason:
        source = self.rules.tables["emphasis"]["dp"]["source"]
        return self._reason("J3.3-DP", self.person.because("dp"), source)

    def _label(self, label: str, candidate: Candidate) -> Reason:
        if label == "NS":
            return self._liking("J3.3-NS", self._liked_words(candidate), OWN)
        source = next((e.source for e in self.rules.emphasis if e.label == label), OWN)
        return self._reason(f"J3.3-{label}", self._label_answers(label), source)

    def _label_answers(self, label: str) -> dict[str, Any]:
        return self.person.cite("A11") if label.startswith("REG-") else self.person.because(label)

    def _liked_words(self, candidate: Candidate) -> tuple[str, ...]:
        """The liked words that name this row, else those of its pillar."""
        pillars = self.rules.tables["emphasis"]["liked_pillars"]
        of_pillar = (word for word in sorted(self.person.liked) if pillars.get(word) == candidate.row.ppillar)
        return candidate.likes or tuple(of_pillar)

    def _liking(self, rule: str, words: tuple[str, ...], source: str) -> Reason:
        names = [self.library.texts["answer_topics"]["likings"][word] for word in words]
        return self._reason(rule, {"A68": dict.fromkeys(words, "like")}, source, word=joined(names, self.library))

    def _match(self, candidate: Candidate) -> Iterator[Reason]:
        if candidate.labels:
            yield self._label(candidate.labels[0], candidate)
        if candidate.likes and candidate.labels[:1] != ("NS",):
            yield self._liking("E5-5-LIKED", candidate.likes, "WHO 2023")
        if candidate.test:
            yield self._reason(f"D5-FLAG-{candidate.test}", self.person.cite("tests"), OWN)

    def _dose(self, slot: Slot) -> Iterator[Reason]:
        candidate = slot.candidate
        if candidate.smaller and not slot.purpose.startswith("breath"):
            tag = candidate.cautions[0]
            yield self._reason(f"J2-{tag}", self.person.because_tag(tag), OWN)
        if candidate.changed_by:
            yield self._reason(candidate.changed_by, {}, OWN, text="F2")
        if self._walks_by_limit(slot):
            yield self._reason("J3-ENTRY", self.person.cite("A39"), OWN, text="J3-ENTRY-WALK")
        if "DISC" in self.person.labels and self.person.inp.week < 6 and _bends(candidate):
            yield self._reason("J3-DISC-T", self.person.because("DISC"), "Snook 1998 Spine [L]")
        if {"PREG", "BP"} & self.person.labels and slot.dose.hold_s == SHORT_HOLD_S:
            label, rule = ("PREG", "J3-PREG-2") if "PREG" in self.person.labels else ("BP", "J3-BP-1")
            yield self._reason(rule, self.person.because(label), OWN, text="J3-HOLD-10")

    def _walks_by_limit(self, slot: Slot) -> bool:
        """True if A39 keeps this walk, ride or swim as short as it is: at its longest, and the column allows more."""
        candidate = slot.candidate
        ladder = candidate.row.ladder
        if ladder not in self.rules.ladder_minutes or ladder in self.person.inp.history.ladder_steps:
            return False
        if candidate.id == "walk_sit_intervals" or candidate.smaller or slot.uncounted:
            return False
        longest = max(dose.minutes for dose in candidate.doses)
        most = int(self.rules.tables["dose_targets"]["bout_max_min"][self.person.column])
        return slot.dose.minutes == longest < min(most, max(self.frame.caps))

    def _pillar(self, slot: Slot) -> Iterator[Reason]:
        if slot.pillar == "P-POS":
            return
        if slot.pillar == "P-CAR" and not slot.uncounted:
            yield from self._volume()
        rule = f"E3-{slot.pillar.removeprefix('P-')}-{self.person.column}"
        yield self._reason(rule, self.column_answers(), OWN)

    def column_answers(self) -> dict[str, Any]:
        return self.person.because("stage", "irritability")

    def _volume(self) -> Iterator[Reason]:
        """What sets the minutes of the week: the time given (A65), else what is done already (A60).

        How many it has become is said by the week itself; the limit behind it is not always reached to the minute.
        """
        volume, time = self.person.assessment.volume, self.person.inp.sheet.answers.A65
        minutes = self.frame.minutes
        if time and time.days * time.minutes <= minutes:
            yield self._reason("J6.1", self.person.cite("A65"), OWN, text="J6.1-TIME")
        elif volume and self.person.inp.volume_minutes is None and minutes == volume.v0 < volume.start_max:
            yield self._reason("J6.1", self.person.cite("A60"), OWN, text="J6.1-DONE")

    def _reason(self, rule: str, answers: Mapping[str, Any], source: str, text: str = "", **words: Any) -> Reason:
        written = self._written(text or rule, answers, words)
        return Reason.model_construct(rule=rule, answers=dict(answers), source=source, text=written)

    def _written(self, rule: str, answers: Mapping[str, Any], words: Mapping[str, Any]) -> str:
        """The sentence, and what the answers behind it are about."""
        texts = self.library.texts["reasons"]
        topics = joined(topics_of(answers, self.library), self.library)
        written = sentence(texts, rule, topics=topics, **words)
        told = len(answers) < 2 or "{topics}" in sentence_of(texts, rule) or rule.startswith(_TELLS_ITSELF)
        return written if told else f"{written} {texts['FROM'].format(topics=topics)}"

    def of_lesson(self, lesson: str, rule: str) -> tuple[Reason, ...]:
        answers: dict[str, Any] = {}
        if rule == "H-FIRST":
            answers = self.person.cite("A84", "A81")
        elif rule == "H-REGION":
            answers = self.person.cite("A11")
        source = self.library.lessons[lesson].source
        written = sentence(self.library.texts["reasons"], rule)
        return (Reason.model_construct(rule=lesson, answers=answers, source=source, text=written),)


def _bends(candidate: Candidate) -> bool:
    return candidate.row.spine_dir == "flex" or candidate.row.load_flexion >= 2
