"""The table of on-device rules as values. What cannot be read is an error when the table is loaded, not on a phone."""

from collections.abc import Mapping
from typing import Any, Literal

from hingeback.engine.contracts.library import Library
from hingeback.engine.contracts.value import Value

Event = Literal[
    "open", "answer", "stop_list", "spread", "pre_pain", "pain", "bad_day", "skip", "swap", "unsteady", "minutes",
    "clock", "device_hold",
]  # fmt: skip
#: All that a rule may make a device do. None of it adds work, ends a hold or lowers a tier.
Act = Literal[
    "close_player", "close_library", "close_handouts", "show_hold", "ask_short_screen", "stop_all", "set_local_hold",
    "show_emergency_card", "queue_event", "stop_exercise", "block_row_local", "offer_ease", "do_not_start_plan",
    "ask_flare", "offer_rows:J3-EASE", "mark:RED", "use_smaller_dose", "offer_swap", "halve_rest_of_day", "log_only",
    "swap_same_or_lower_step", "keep_or_lower_minutes", "offer_support_variant", "end_session", "ask_to_connect",
]  # fmt: skip


class Condition(Value):
    """The fact `of`, less the fact `minus`, compared with an amount, a word or another fact.

    `at_least` may name a fact; `among` and `not_among` name a fact that is a list. What is not known matches nothing,
    unless `or_unknown`.
    """

    of: str
    minus: str = ""
    at_least: int | str | None = None
    more_than: int | None = None
    equals: bool | None = None
    differs_from: str | None = None
    one_of: tuple[str, ...] = ()
    among: str = ""
    not_among: str = ""
    or_unknown: bool = False


class DeviceRule(Value):
    """`when`: any of these lists, all conditions of a list. Without it the rule always matches its event."""

    id: str
    event: Event
    when: tuple[tuple[Condition, ...], ...] = ()
    acts: tuple[Act, ...]


def device_rules(library: Library) -> tuple[DeviceRule, ...]:
    return read_rules(library.tables["on_device"])


def read_rules(table: Mapping[str, Any]) -> tuple[DeviceRule, ...]:
    """Raises ValueError for a rule that cannot be read, or that asks for what a device may not do."""
    return tuple(DeviceRule.model_validate(row) for row in table["rules"])
