"""What happens by itself in this room: what comes from Susa-navet is read again when there is a new fetch."""

from datetime import datetime

from samverkan.education.models import Programme
from samverkan.sources.queries import datasets


def run(*, at: datetime) -> int:
    """Read again the programmes that were read before the newest fetch; return how many changed."""
    newest = datasets.standing("OFFERS").order_by("-made_at").values_list("made_at", flat=True).first()
    if newest is None:
        return 0
    stale = Programme.objects.exclude(susa_id="").filter(said_at__lt=newest, archived_at=None).select_related("home")
    if not stale.exists():
        return 0
    from samverkan.education.actions import read_anew

    return read_anew(programmes=stale, at=at)
