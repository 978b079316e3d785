"""
End when the parent ends, however it ends.

A parent that is killed outright cannot tell its children to stop, so the children watch it: Linux signals them, and on
every system a thread asks now and then whose child it is.
"""

import ctypes
import os
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1
EVERY_SECONDS = 0.5
TIME_TO_FINISH = 2


def follow(parent: int) -> None:
    """Let this process end soon after the process `parent`, which started it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    threading.Thread(target=_watch, args=(parent,), daemon=True, name="watches the parent").start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(EVERY_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)  # a request under way may be answered …
    time.sleep(TIME_TO_FINISH)
    os._exit(1)  # … but not for long
