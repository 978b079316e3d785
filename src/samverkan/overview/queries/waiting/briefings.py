"""What waits about the parties' own parts of a briefing: another party has sent its part, and waits for ours."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.meetings.models import Briefing, BriefingPart, Meeting, MeetingState
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting, everybody
from samverkan.ui.components import Card
from samverkan.ui.dates import day

SOON = timedelta(days=7)


def sent_by_others(viewer: Viewer) -> QuerySet[Any]:
    """
    Return the coming meetings for whose briefing another party has sent its part since ours was sent.

    It is over when the viewer's party sends its own, or when the briefing has been frozen since.
    """
    parts = BriefingPart.objects.visible_to(viewer.actor).filter(meeting=OuterRef("pk"), sent_at__isnull=False)
    theirs = parts.exclude(home=viewer.organisation_id).order_by("-sent_at")
    mine = Meeting.objects.visible_to(viewer.actor).filter(forum__agreement__in=viewer.agreements())
    since = {"sent_at__gt": OuterRef("part_sent_at")}
    found = mine.filter(state=MeetingState.PLANNED).annotate(
        part_sent_at=Subquery(theirs.values("sent_at")[:1]), part_sent_by=Subquery(theirs.values("home__name")[:1])
    )
    found = found.filter(part_sent_at__isnull=False)
    answered = Exists(parts.filter(home=viewer.organisation_id, **since))
    frozen = Exists(Briefing.objects.filter(meeting=OuterRef("pk"), frozen_at__gt=OuterRef("part_sent_at")))
    return found.exclude(answered).exclude(frozen).select_related("forum__agreement").order_by("starts_at", "pk")


def read_and_answer(meeting: Any, viewer: Viewer) -> Task:
    sent, on = timezone.localdate(meeting.part_sent_at), timezone.localdate(meeting.starts_at)
    words = {"party": meeting.part_sent_by, "meeting": meeting.title}
    card = Card(
        title=_("%(party)s has sent its part of the briefing for %(meeting)s") % words,
        where=meeting.forum.agreement.title,
        text=_("Sent on %(date)s. Read it, and send what your own party wants to say.") % {"date": day(sent)},
        url=reverse("meetings:briefing_parts", args=[meeting.pk]),
        due=on,
        minutes=15,
    )
    return Task(min(sent + SOON, on), card)


FROM_OTHERS = Waiting("parts", Permission.MEETING_PLAN, "forum__agreement", sent_by_others, everybody, read_and_answer)
