"""A hold that a device sets by itself (annex J10 `local_hold`): it ends by a decision of the server alone.

It outlives a reload, a restart and a log-in. An answer of the server counts only once what set the hold has reached it:
before that, "no hold" says no more than that the server does not know yet.
"""

from typing import Literal

from hingeback.engine.contracts.value import Value

Local = Literal["none", "waiting", "reported"]
Step = Literal["set", "reload", "restart", "log_in", "acknowledged", "server_open", "server_hold"]


class LocalHold(Value):
    """`local`: none, waiting (not told to the server yet) or reported. `server`: what the server said last."""

    local: Local = "none"
    server: Literal["none", "held"] = "none"


def next_hold(hold: LocalHold, step: Step) -> LocalHold:
    if step == "set":
        return hold.model_copy(update={"local": "waiting"})
    if step == "acknowledged":
        return hold.model_copy(update={"local": "reported"}) if hold.local == "waiting" else hold
    if step == "server_hold":
        return hold.model_copy(update={"server": "held"})
    if step == "server_open":
        return LocalHold(local="waiting" if hold.local == "waiting" else "none")
    return hold


def held_by(hold: LocalHold) -> Literal["none", "local", "server"]:
    """The fact `hold` of rule OD-1."""
    if hold.local != "none":
        return "local"
    return "server" if hold.server == "held" else "none"
