"""Runs that wait are carried out."""

from datetime import datetime

from samverkan.runs.actions import carry_out
from samverkan.runs.models import Run, State


def run(*, at: datetime) -> int:
    """Carry out what waits, one after another; return how many there were."""
    waiting = Run.objects.filter(state=State.WAITING, asked_at__lte=at).order_by("asked_at", "pk")
    return sum(carry_out(one).is_over for one in waiting)
