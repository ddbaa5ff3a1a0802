"""`python -m soak`: every long run in turn; ends with 1 if one found something. `python -m soak 0.1` runs a tenth."""

import sys

from soak import second_opinion, soak_best_week, soak_planner, soak_sync

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
failed = sum(run.soak(scale) for run in (soak_sync, soak_planner, soak_best_week, second_opinion))
sys.exit(1 if failed else 0)
