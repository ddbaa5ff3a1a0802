"""HiGHS as the second opinion, in a process of its own: it and OR-Tools cannot be loaded together.

Reads one model a line (JSON: variables as [low, high], rows as [low, high, [[variable, factor] …]]). Answers with a
line that begins with `OPINION`; HiGHS itself writes between them.
"""

import json
import sys
from typing import Any

import highspy

TIME_LIMIT_S = 60.0
OPINION = "OPINION"


def opinion(model: dict[str, Any]) -> str:
    """`feasible`, `infeasible` or `unknown`."""
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("time_limit", TIME_LIMIT_S)
    infinity = highspy.kHighsInf
    for low, high in model["variables"]:
        highs.addVar(low, high)
    count = len(model["variables"])
    highs.changeColsIntegrality(count, list(range(count)), [highspy.HighsVarType.kInteger] * count)
    for low, high, terms in model["rows"]:
        lower, upper = (-infinity if low is None else low), (infinity if high is None else high)
        highs.addRow(lower, upper, len(terms), [v for v, _ in terms], [float(f) for _, f in terms])
    highs.run()
    status = highs.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        return "feasible"
    return "infeasible" if status == highspy.HighsModelStatus.kInfeasible else "unknown"


if __name__ == "__main__":
    for line in sys.stdin:
        print(OPINION, opinion(json.loads(line)), flush=True)
