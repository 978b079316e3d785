"""What takes long in this room: holding newer figures of the sources against the cases that follow them."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q

from samverkan.education.models import YearFigures
from samverkan.planning.models import CaseVersion, Following
from samverkan.sources.queries import datasets


def run(*, at: datetime) -> int:
    """Look at the sources of each case once something has come since; return how many new versions came of it."""
    found = stale()
    if not found.exists():
        return 0  # asked every few seconds
    from samverkan.planning.actions import look

    return sum(look(following=one, at=at) is not None for one in found.select_related("case__home"))


def stale() -> Any:
    """Return the cases that have not been looked at since they were saved, or since their sources were."""
    newest = (
        datasets.standing("FIGURES").aggregate(at=Max("made_at"))["at"],
        YearFigures.objects.aggregate(at=Max("entered_at"))["at"],
    )
    saved = CaseVersion.objects.filter(case=OuterRef("case"), saved_at__gt=OuterRef("looked_at"))
    since = Q(looked_at=None) | Q(Exists(saved.order_by()))
    for moment in filter(None, newest):
        since |= Q(looked_at__lt=moment)
    return Following.objects.filter(since).order_by("pk")
