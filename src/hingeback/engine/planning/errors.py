"""What a planner refuses."""


class Withheld(Exception):
    """No week may be planned: the safety action or the state of care forbids it. `rules` are those that hold."""

    def __init__(self, rules: tuple[str, ...]) -> None:
        self.rules = rules
        super().__init__(
            f"No exercise may be planned while {', '.join(rules) or 'J3-HOLD'} holds. Show the safety result."
        )
