"""What takes long in this room: the computations that wait."""

from datetime import datetime

from samverkan.runs.models import Run, State


def run(*, at: datetime) -> int:
    """Carry out what waits, one after another; return how many there were."""
    if not Run.objects.filter(state__in=[State.WAITING, State.RUNNING]).exists():
        return 0  # asked every few seconds
    from samverkan.runs.actions import carry_out, end_interrupted
    from samverkan.runs.beating import beating

    end_interrupted(at=at)
    waiting = Run.objects.filter(state=State.WAITING, asked_at__lte=at).order_by("asked_at", "pk")
    return sum(carry_out(one, beating=beating).is_over for one in waiting)
