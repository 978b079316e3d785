"""What waits of a party's own way to a valid signature."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import AgreementState, Approval, ApprovalState
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting, everybody
from samverkan.ui.components import Card


def awaited(viewer: Viewer) -> QuerySet[Any]:
    """Return the decisions that bodies of the party have yet to make about its signatures."""
    own = Approval.objects.filter(party__organisation=viewer.organisation_id, party__left_on=None)
    waiting = own.filter(state=ApprovalState.AWAITED).exclude(party__agreement__state=AgreementState.ENDED)
    return waiting.filter(party__agreement__in=viewer.agreements()).select_related("party__agreement").order_by("pk")


def record(approval: Approval, viewer: Viewer) -> Task:
    agreement = approval.party.agreement
    card = Card(
        title=_("Record the decision of %(body)s on %(agreement)s")
        % {"body": approval.body, "agreement": agreement.title},
        text=_("Our signature rests on it."),
        url=reverse("agreements:change_approval", args=[agreement.pk, approval.pk]),
        due=approval.needed_by,
        minutes=5,
    )
    return Task(approval.needed_by or viewer.today + timedelta(days=14), card)


APPROVALS = Waiting("approval", Permission.DECISION_RECORD, "party__agreement", awaited, everybody, record)
