"""`python -m soak`: every long run in turn; stops with 1 if one of them found something."""

import sys

from soak.soak_planner import soak

sys.exit(1 if soak() else 0)
