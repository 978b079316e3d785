"""Freezing the briefing as it is shown."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.meetings.actions.checks import opened
from samverkan.meetings.freezing import fingerprint, frozen
from samverkan.meetings.models import Briefing, Meeting
from samverkan.meetings.queries.briefing import briefing


class NothingShared(Exception):
    """The agreement is still private to one party, so there is nothing to show to all."""


@transaction.atomic
def freeze_briefing(*, meeting: Meeting, language: str = "sv", by: Actor, at: datetime) -> Briefing:
    """Keep the briefing as it is now; later changes of the data never change it."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    check_shared(current)
    paper = frozen(briefing(current, language, at))
    made = Briefing.objects.create(
        meeting=current,
        language=language,
        paper=paper,
        fingerprint=fingerprint(paper),
        frozen_at=at,
        frozen_by=by.person,
    )
    record(
        "meetings.freeze_briefing", current, by=by, at=at, within=current.agreement,
        detail={"briefing": made.pk, "language": language, "fingerprint": made.fingerprint},
    )  # fmt: skip
    return made


def check_shared(meeting: Meeting) -> None:
    """Raise NothingShared while only one party sees the agreement."""
    if meeting.agreement.circle == Circle.PRIVATE:
        raise NothingShared(
            _(
                "Only your party sees the agreement yet, and what is frozen is for all parties. "
                "Share the agreement first; the preview works meanwhile."
            )
        )
