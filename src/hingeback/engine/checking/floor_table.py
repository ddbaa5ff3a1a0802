"""Annex J6.2 and J6.3 transcribed: floors by band of V and column, targets by column, in minutes a week."""

PILLARS = ("P-CAR", "P-STR", "P-FLX", "P-NMR")
#: E5-3, the order in which a pillar hands its floor on.
ORDER = (*PILLARS, "P-MBD", "P-GAI")
ALL = "all"
ACUTE_HIGH = "ACUTE HIGH"
ACUTE_OTHER = "ACUTE MOD/LOW"
SUBACUTE = "SUBACUTE"
CHRONIC_HIGH = "CHRONIC HIGH"
CHRONIC_MODERATE = "CHRONIC MOD"
CHRONIC_LOW = "CHRONIC LOW"
_SETTLED = (SUBACUTE, CHRONIC_MODERATE, CHRONIC_LOW)
Floors = tuple[int, int, int, int]


def _band(acute_high: Floors, acute: Floors, settled: Floors, chronic_high: Floors) -> dict[str, Floors]:
    return {ACUTE_HIGH: acute_high, ACUTE_OTHER: acute, CHRONIC_HIGH: chronic_high, **dict.fromkeys(_SETTLED, settled)}


#: (largest V of the band, floors by column)
BANDS: tuple[tuple[float, dict[str, Floors]], ...] = (
    (10, {ALL: (3, 0, 0, 0)}),
    (20, {ALL: (6, 4, 0, 0)}),
    (35, _band((9, 0, 6, 5), (8, 6, 4, 3), (8, 6, 4, 3), (8, 6, 4, 3))),
    (70, _band((14, 0, 12, 10), (16, 8, 7, 5), (15, 10, 6, 5), (14, 10, 7, 5))),
    (105, _band((28, 6, 20, 17), (32, 14, 16, 9), (30, 18, 14, 9), (26, 18, 17, 10))),
    (180, _band((42, 9, 30, 25), (46, 20, 25, 15), (45, 28, 20, 13), (36, 20, 35, 15))),
    (
        float("inf"),
        {
            ACUTE_HIGH: (50, 12, 33, 30),
            ACUTE_OTHER: (60, 20, 45, 15),
            SUBACUTE: (75, 38, 38, 20),
            CHRONIC_HIGH: (40, 20, 50, 15),
            CHRONIC_MODERATE: (75, 45, 35, 22),
            CHRONIC_LOW: (75, 50, 32, 20),
        },
    ),
)

#: J6.3, minutes of P-CAR, P-STR, P-FLX, P-NMR that are aimed at; no pillar is asked for more.
TARGETS: dict[str, Floors] = {
    ACUTE_HIGH: (55, 15, 35, 35),
    ACUTE_OTHER: (60, 20, 50, 15),
    SUBACUTE: (80, 40, 70, 22),
    CHRONIC_HIGH: (40, 20, 50, 15),
    CHRONIC_MODERATE: (90, 50, 70, 30),
    CHRONIC_LOW: (120, 65, 55, 25),
}


def targets_of(column: str) -> dict[str, int]:
    return dict(zip(PILLARS, TARGETS[column], strict=True))


def floors_of(budget_min: int, column: str) -> dict[str, int]:
    """The floors before anything is moved."""
    table = next(table for most, table in BANDS if budget_min <= most)
    return dict(zip(PILLARS, table.get(column) or table[ALL], strict=True))
