"""Questions from rooms below, such as what to ask of an occupation: they are written down in an agreement's inbox."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, AgreementState
from samverkan.competence.asking import Inbox
from samverkan.meetings.actions.topics import propose_topic
from samverkan.meetings.models import Meeting, MeetingState
from samverkan.ui.dates import day


def inboxes(by: Actor, at: datetime) -> Iterator[Inbox]:
    """Yield the inbox of each agreement of the actor's party, those whose next meeting is nearest first."""
    coming = Meeting.objects.visible_to(by).filter(
        forum__agreement=OuterRef("pk"), state=MeetingState.PLANNED, starts_at__gte=at
    )
    nearest = coming.order_by("starts_at")
    own = Agreement.objects.visible_to(by).filter(parties__organisation=by.organisation_id)
    own = own.exclude(state=AgreementState.ENDED).annotate(
        next_title=Subquery(nearest.values("title")[:1]), next_at=Subquery(nearest.values("starts_at")[:1])
    )
    found = own.distinct().values_list("pk", "title", "next_title", "next_at")
    for pk, title, next_title, next_at in sorted(found, key=lambda row: (row[3] is None, row[3] or at, row[1])):
        label = title
        if next_title:
            words = {"agreement": title, "meeting": next_title, "day": day(next_at)}
            label = _("%(agreement)s: %(meeting)s, %(day)s") % words
        yield Inbox(str(pk), label, reverse("meetings:of_agreement", args=[pk]) + "#inbox")


def ask(*, key: str, title: str, why: str, by: Actor, at: datetime) -> None:
    """Write a question down in the inbox of an agreement, seen by the own party until it is sent."""
    propose_topic(agreement=Agreement.objects.visible_to(by).get(pk=key), title=title, why=why, by=by, at=at)
