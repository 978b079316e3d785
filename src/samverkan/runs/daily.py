"""What this room does by itself: clear away what computations that were killed have left."""

import shutil
from datetime import datetime
from pathlib import Path

from django.conf import settings

from samverkan.runs import often


def run(*, at: datetime) -> int:
    """Say which computations were interrupted, and take away the folders that they worked in; return how many."""
    from samverkan.runs.actions import LONGEST

    for folder in Path(settings.RUNS).glob(".under-way-*"):
        if folder.stat().st_mtime < (at - LONGEST).timestamp():
            shutil.rmtree(folder, ignore_errors=True)
    return often.run(at=at)
