"""What takes long in this room: holding newer figures of the sources against the cases that follow them."""

import logging
from datetime import datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q

from samverkan.education.models import YearFigures
from samverkan.planning.models import CaseVersion, Following
from samverkan.sources.queries import datasets

logger = logging.getLogger(__name__)


def run(*, at: datetime) -> int:
    """Look at the sources of each case once something has come since; return how many new versions came of it."""
    found = stale()
    if not found.exists():
        return 0  # asked every few seconds
    return sum(brought_something(one, at) for one in found.select_related("case__home"))


def brought_something(following: Following, at: datetime) -> bool:
    """Look at the sources of one case; what goes wrong there is told in the log, and keeps no other case waiting."""
    from samverkan.planning.actions import look

    try:
        return look(following=following, at=at) is not None
    except Exception:
        logger.exception("The sources of case %s could not be looked at.", following.case_id)
        Following.objects.filter(pk=following.pk).update(looked_at=at)
        return False


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
