"""What waits about minutes: to adjust, to send, to change as adjusters have asked, to have signed on paper."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.meetings.models import Adjustment, AdjustmentState, Meeting, Minutes, MinutesState
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting, everybody
from samverkan.ui.components import Card
from samverkan.ui.dates import day

SOON = timedelta(days=14)
"""Minutes are sent, and answered, within two weeks."""


def asked_to_adjust(viewer: Viewer) -> QuerySet[Any]:
    """Return what the viewer has been asked to adjust for the party and has not answered."""
    mine = Adjustment.objects.filter(
        person=viewer.person_id,
        party__organisation=viewer.organisation_id,
        state=AdjustmentState.ASKED,
        of__approved_at=None,
        of__withdrawn_at=None,
    )
    return mine.select_related("of__minutes__meeting__forum__agreement").order_by("of__sent_at", "pk")


def adjust(adjustment: Adjustment, viewer: Viewer) -> Task:
    meeting = adjustment.of.minutes.meeting
    sent = timezone.localdate(adjustment.of.sent_at)
    is_addendum = adjustment.of.is_addendum
    title = _("Adjust the addendum to %(meeting)s") if is_addendum else _("Adjust the minutes of %(meeting)s")
    card = Card(
        title=title % {"meeting": meeting.title},
        where=meeting.forum.agreement.title,
        text=_("Sent on %(date)s.") % {"date": day(sent)},
        url=reverse("meetings:adjust", args=[adjustment.pk]),
        minutes=5,
    )
    return Task(sent + SOON, card)


def to_sign(viewer: Viewer) -> QuerySet[Any]:
    """Return what an adjuster of the party without an e-mail address is to approve on paper."""
    seen = Meeting.objects.visible_to(viewer.actor).filter(forum__agreement__in=viewer.agreements())
    mine = Adjustment.objects.filter(
        of__minutes__meeting__in=seen,
        person__email=None,
        party__organisation=viewer.organisation_id,
        state=AdjustmentState.ASKED,
        of__approved_at=None,
        of__withdrawn_at=None,
    )
    return mine.select_related("of__minutes__meeting__forum__agreement").order_by("of__sent_at", "pk")


def have_signed(adjustment: Adjustment, viewer: Viewer) -> Task:
    meeting = adjustment.of.minutes.meeting
    card = Card(
        title=_("Have the minutes of %(meeting)s approved on paper") % {"meeting": meeting.title},
        where=meeting.forum.agreement.title,
        text=_("%(name)s has no e-mail address. Print the minutes, and note the day when they are signed.")
        % {"name": adjustment.name},
        url=reverse("meetings:note_approval", args=[adjustment.pk]),
        minutes=5,
    )
    return Task(timezone.localdate(adjustment.of.sent_at) + SOON, card)


def in_hand(viewer: Viewer) -> QuerySet[Any]:
    """Return the minutes of meetings held that somebody in the party is to send."""
    meetings = Meeting.objects.visible_to(viewer.actor).filter(forum__agreement__in=viewer.agreements())
    mine = Minutes.objects.filter(meeting__in=meetings, meeting__held_at__isnull=False)
    waiting = mine.filter(state=MinutesState.DRAFT)
    returned = Adjustment.objects.filter(of__minutes=OuterRef("pk"), state=AdjustmentState.CHANGES)
    related = waiting.annotate(is_returned=Exists(returned)).select_related("meeting__forum__agreement")
    return related.order_by("meeting__held_at", "pk")


def see_to(record: Any, viewer: Viewer) -> Task:
    meeting = record.meeting
    held = timezone.localdate(meeting.held_at)
    words = {"meeting": meeting.title}
    if record.is_returned:
        title, text = _("Change the minutes of %(meeting)s"), _("An adjuster asks for changes.")
    else:
        title, text = _("Send the minutes of %(meeting)s for adjustment"), _("They are a draft.")
    card = Card(
        title=title % words,
        where=meeting.forum.agreement.title,
        text=text,
        url=reverse("meetings:minutes", args=[meeting.pk]),
        minutes=10,
    )
    return Task(held + SOON, card)


ADJUSTING = Waiting(
    "adjusting", Permission.AGREEMENT_READ, "of__minutes__meeting__forum__agreement", asked_to_adjust, everybody, adjust
)
ON_PAPER = Waiting(
    "on_paper", Permission.MEETING_RECORD, "of__minutes__meeting__forum__agreement", to_sign, everybody, have_signed
)
MINUTES = Waiting("minutes", Permission.MEETING_RECORD, "meeting__forum__agreement", in_hand, everybody, see_to)
