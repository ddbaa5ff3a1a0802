"""The rules that may run on a device without the server (annex J10), as data. Their twin is `browser/on-device`.

Both give the same answers to the same generated cases. Nothing here progresses, releases a hold or brings a new row.
"""

from hingeback.engine.on_device.judge import Judged, judge_event
from hingeback.engine.on_device.local_hold import LocalHold, held_by, next_hold
from hingeback.engine.on_device.rules import Condition, DeviceRule, device_rules

__all__ = ["Condition", "DeviceRule", "Judged", "LocalHold", "device_rules", "held_by", "judge_event", "next_hold"]
