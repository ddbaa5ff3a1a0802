"""`make bench`: runs every bench and prints one table. Ends with 1 if a limit is missed."""

import sys
from collections.abc import Callable, Iterable

from bench import best_week, command_line, first_page, pages, planner
from bench.measure import Measure
from hingeback.cli.printing import print_table

BENCHES: tuple[Callable[[], Iterable[Measure]], ...] = (
    planner.run,
    best_week.run,
    command_line.run,
    pages.run,
    first_page.run,
)


def main() -> int:
    measures: list[Measure] = []
    for bench in BENCHES:
        print(f"{bench.__module__} …", flush=True)
        measures += bench()
    print_table(("What", "Measured", "Limit", "", "How"), [m.as_row() for m in measures])
    return 0 if all(m.holds for m in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
