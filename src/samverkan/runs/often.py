"""What cannot wait in this room: computations whose process was killed are shown as interrupted."""

from datetime import datetime

from samverkan.runs.models import Run, State


def run(*, at: datetime) -> int:
    """
    Say of computations that were interrupted that they were; return how many.

    It is asked beside the thread that computes, so that one that hangs there is told of too.
    """
    if not Run.objects.filter(state=State.RUNNING).exists():
        return 0
    from samverkan.runs.actions import end_interrupted

    return end_interrupted(at=at)
