"""What takes long in this room: the fetches that wait."""

from datetime import datetime

from samverkan.sources.models import Fetch, State


def run(*, at: datetime) -> int:
    """Carry out the fetches that wait; return how many."""
    if not Fetch.objects.filter(state__in=[State.WAITING, State.RUNNING]).exists():
        return 0  # asked every few seconds
    from samverkan.sources.actions.queueing import carry_out_waiting

    return carry_out_waiting()
