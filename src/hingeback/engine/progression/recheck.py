"""When a direction that sent symptoms down the leg may come back (J2.1 `peripheralise`, J3-DIR-1)."""

from datetime import date, timedelta

from hingeback.engine.contracts.answers import RepeatedMovement

WAIT = timedelta(days=7)
CLEAN = ("centralised", "reduced", "no_change")
#: Direction of a row -> the movements of A40 that speak for it. Turning and mixed rows need both.
MOVEMENTS = {"flex": ("flexion",), "ext": ("extension",), "side": ("side",)}
BOTH = ("flexion", "extension")


def still_blocked(
    directions: tuple[str, ...], check: RepeatedMovement | None, checked_on: date | None, last_spread: date | None
) -> tuple[str, ...]:
    """The directions that stay out: all, until a repeated-movement check at least 7 days after the last spread."""
    if check is None or checked_on is None or last_spread is None or checked_on - last_spread < WAIT:
        return directions
    return tuple(way for way in directions if not _is_clean(way, check))


def _is_clean(direction: str, check: RepeatedMovement) -> bool:
    return all(getattr(check, movement) in CLEAN for movement in MOVEMENTS.get(direction, BOTH))
