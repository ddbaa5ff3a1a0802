"""`python -m hingeback.cli.tied PARENT MODULE …`: runs a module that ends when the process that started it has ended.

A `serve` that is killed cannot stop its programs any more. Linux then asks this one to stop by itself; elsewhere a
thread looks whether the parent is still there.
"""

import ctypes
import os
import runpy
import signal
import sys
import threading
import time
from collections.abc import Callable

LOOK_EVERY_S = 1.0
#: After it was asked to stop.
ENDS_WITHIN_S = 10.0
#: `prctl` of Linux: the signal that comes when the parent ends. It stays over everything but another program.
_PR_SET_PDEATHSIG = 1


def command(*module_and_arguments: str) -> list[str]:
    """The command line of a module that ends with this process.

    Call it, and start the program, on the main thread: Linux takes the end of the starting thread for that of the
    parent.
    """
    return [sys.executable, "-m", "hingeback.cli.tied", str(os.getpid()), *module_and_arguments]


def tie_to(parent: int, by_kernel: Callable[[], bool] | None = None) -> None:
    """Ends this process once `parent` has ended. The parent may have ended before: then it is over at once."""
    if not (by_kernel or _asks_the_kernel)():
        threading.Thread(target=_watch, args=(parent,), daemon=True, name="parent").start()
    if os.getppid() != parent:
        sys.exit(0)


def _asks_the_kernel() -> bool:
    """True where the kernel will send the signal."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        refused: int = ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
        return not refused
    except (AttributeError, OSError):
        return False


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY_S)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(ENDS_WITHIN_S)
    os._exit(1)


def main() -> None:
    parent, module, *arguments = sys.argv[1:]
    tie_to(int(parent))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
