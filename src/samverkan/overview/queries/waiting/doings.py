"""What waits about activities and areas."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import (
    Activity,
    ActivityLead,
    ActivityStatus,
    Milestone,
)
from samverkan.areas.models import Area, AreaLead, AreaStatus
from samverkan.overview.queries.waiting.viewer import Brief, Task, Viewer, Waiting, brief
from samverkan.ui.components import Card
from samverkan.ui.dates import day

AREA_AHEAD = timedelta(days=90)


def overdue_activities(viewer: Viewer) -> QuerySet[Any]:
    """Return the activities that the party leads whose end, or a milestone not reached, has passed."""
    led = ActivityLead.objects.filter(activity=OuterRef("pk"), organisation=viewer.organisation_id)
    running = Activity.objects.visible_to(viewer.actor).filter(
        Exists(led), status__in=(ActivityStatus.PLANNED, ActivityStatus.UNDER_WAY)
    )
    missed = Milestone.objects.filter(activity=OuterRef("pk"), due_on__lt=viewer.today, reached_on=None)
    late = running.filter(Q(ends_on__lt=viewer.today) | Exists(missed))
    unreached = Q(milestones__reached_on=None, milestones__due_on__lt=viewer.today)
    return late.annotate(missed_on=Min("milestones__due_on", filter=unreached)).order_by("pk")


def update_activity(activity: Any, viewer: Viewer) -> Task:
    past = [on for on in (activity.missed_on, activity.ends_on) if on and on < viewer.today]
    due = min(past)
    by_end = _("It was to end %(date)s.") % {"date": day(due)}
    by_step = _("A milestone was due %(date)s.") % {"date": day(due)}
    card = Card(
        title=_("Say how “%(activity)s” is going") % {"activity": activity.title},
        text=by_step if due == activity.missed_on else by_end,
        url=reverse("agreements:activity", args=[activity.pk]),
        due=due,
        minutes=3,
    )
    return Task(due, card)


def leads_activity(viewer: Viewer) -> Q:
    return Q(Exists(ActivityLead.objects.filter(activity=OuterRef("pk"), person=viewer.person_id)))


def areas_to_decide(viewer: Viewer) -> QuerySet[Any]:
    """Return the party's areas to be explored whose decision is due within three months."""
    mine = Area.objects.visible_to(viewer.actor).filter(
        Q(home=viewer.organisation_id) | Q(organisations=viewer.organisation_id)
    )
    undecided = mine.filter(status__in=(AreaStatus.PROPOSED, AreaStatus.EXPLORING))
    near = undecided.filter(decide_by__lte=viewer.today + AREA_AHEAD).distinct()
    return brief(near, what="name", about="criterion", due="decide_by")


def decide_area(area: Brief, viewer: Viewer) -> Task:
    card = Card(
        title=_("Decide about the area %(area)s: establish, go on or drop") % {"area": area["what"]},
        text=_("The criterion: %(criterion)s") % {"criterion": area["about"]} if area["about"] else "",
        url=reverse("areas:decide", args=[area["pk"]]),
        due=area["due"],
        minutes=15,
    )
    return Task(area["due"] - timedelta(days=30), card)


def leads_area(viewer: Viewer) -> Q:
    """Return the condition of an area's lead; where a party has none it falls to each who may decide."""
    leads = AreaLead.objects.filter(area=OuterRef("pk"), organisation=viewer.organisation_id)
    return Q(Exists(leads.filter(person=viewer.person_id))) | ~Q(Exists(leads))


ACTIVITIES = Waiting(
    "activity",
    Permission.ACTIVITY_EDIT,
    "commitments__agreement",
    overdue_activities,
    leads_activity,
    update_activity,
    outright=True,
)
AREAS = Waiting("area", Permission.AREA_DECIDE, "commitments__agreement", areas_to_decide, leads_area, decide_area)
