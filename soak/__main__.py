"""`python -m soak`: every long run in turn; ends with 1 if one found something. `python -m soak 0.1` runs a tenth."""

import sys

from soak.soak_planner import soak

sys.exit(1 if soak(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0) else 0)
