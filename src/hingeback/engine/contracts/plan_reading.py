"""Reads a plan from plain data (the shape that `hingeback plan` prints) as strictly as the answers are read."""

import json

from pydantic import ValidationError

from hingeback.engine.contracts.plain_data import WHOLE, without_oddities
from hingeback.engine.contracts.plan import Plan
from hingeback.engine.contracts.problems import BadInput, Problem
from hingeback.engine.contracts.reading import each_place_once, one_per_place

_WHOLE = "Give the object that `hingeback plan` prints; see `hingeback schema plan`."


def read_plan(data: object) -> Plan:
    """Raises BadInput with every problem at once."""
    if not isinstance(data, dict):
        raise BadInput((Problem(WHOLE, "The plan is not an object.", _WHOLE),))
    plain, odd = without_oddities(data)
    if plain is None:
        raise BadInput(odd)
    try:
        plan = Plan.model_validate_json(json.dumps(plain), strict=True)
    except ValidationError as wrong:
        raise BadInput(each_place_once((*odd, *one_per_place(wrong, Plan, _WHOLE)))) from None
    if odd:
        raise BadInput(odd)
    return plan
