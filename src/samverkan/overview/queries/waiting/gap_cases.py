"""What waits in gap cases: decisions that a meeting has agreed on and nobody has recorded, and look-backs due."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.gap_cases.models import CaseDecision, CaseOwner, GapCase, LookBack
from samverkan.gap_cases.models.cases import brought_up_as
from samverkan.gap_cases.models.decisions import AHEAD
from samverkan.meetings.models import JointPosition
from samverkan.overview.queries.waiting.viewer import Brief, Task, Viewer, Waiting, brief, everybody
from samverkan.ui.components import Card


def cases(viewer: Viewer) -> QuerySet[GapCase]:
    """Return the cases of the party's agreements that are not closed."""
    return GapCase.objects.visible_to(viewer.actor).filter(agreement__in=viewer.agreements(), closed_at=None)


def due(viewer: Viewer) -> QuerySet[Any]:
    """Return the look-backs whose day is near or has been."""
    found = LookBack.objects.filter(done_at=None, due_on__lte=viewer.today + AHEAD, decision__withdrawn_at=None)
    near = found.filter(decision__case__in=cases(viewer).order_by().values("pk"))
    case = "decision__case"
    return brief(
        near, what=f"{case}__title", where=f"{case}__agreement__title", about=case, due="due_on", after="years"
    )


def owned(viewer: Viewer) -> Q:
    """Return the condition of look-backs that wait for the person: its own cases, and those nobody owns there."""
    of_party = CaseOwner.objects.filter(case=OuterRef("decision__case"), party__organisation=viewer.organisation_id)
    return Exists(of_party.filter(person=viewer.person_id).order_by()) | ~Exists(of_party.order_by())


def look_back(one: Brief, viewer: Viewer) -> Task:
    card = Card(
        title=_("Look back at the decision on %(case)s") % {"case": one["what"]},
        text=_("What was forecast stands beside what came. Write down what was learnt."),
        where=one["where"],
        url=reverse("gap_cases:look_back", args=[one["about"], one["after"]]),
        due=one["due"],
        minutes=15,
    )
    return Task(one["due"], card)


def agreed(viewer: Viewer) -> QuerySet[Any]:
    """Return the cases that a joint position is about and of which no decision is recorded."""
    decided = CaseDecision.objects.filter(case=OuterRef("pk"), withdrawn_at=None)
    about = Q(item__topic__gap_cases=OuterRef("pk")) | Q(item__derived_from=brought_up_as(OuterRef("pk")))
    taken = JointPosition.objects.filter(about)
    waiting = cases(viewer).filter(~Exists(decided.order_by()), Exists(taken.order_by()))
    return brief(waiting, what="title", where="agreement__title", since="opened_at")


def decide(case: Brief, viewer: Viewer) -> Task:
    card = Card(
        title=_("Record the decision on %(case)s") % {"case": case["what"]},
        text=_("The meeting has agreed on a joint position about it."),
        where=case["where"],
        url=reverse("gap_cases:decide", args=[case["pk"]]),
        minutes=3,
    )
    return Task(viewer.today, card)


TO_DECIDE = Waiting("gap_decision", Permission.DECISION_RECORD, "agreement", agreed, everybody, decide)
TO_LOOK_BACK = Waiting("gap_look_back", Permission.TOPIC_PROPOSE, "decision__case__agreement", due, owned, look_back)
