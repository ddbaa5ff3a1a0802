"""The population as hypothesis strategies. They shrink towards seed 0, not towards simpler answers."""

from random import Random

from hypothesis import strategies as st
from tests.population.adversarial import adversarial_sheet
from tests.population.people import random_sheet

from hingeback.engine.contracts.answers import AnswerSheet

_SEEDS = st.integers(min_value=0, max_value=2**32 - 1)


def people() -> st.SearchStrategy[AnswerSheet]:
    return _SEEDS.map(lambda seed: random_sheet(Random(seed)))


def adversarial_people() -> st.SearchStrategy[AnswerSheet]:
    return _SEEDS.map(lambda seed: adversarial_sheet(Random(seed)))
