"""What waits about wordings: a proposed one to confirm, and promises that a new one does not have as they were."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import (
    Commitment,
    Party,
    PassageDecision,
    PassageOutcome,
    Standing,
    Wording,
    WordingConfirmation,
)
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting, everybody
from samverkan.ui.components import Card
from samverkan.ui.dates import day


def unsettled(viewer: Viewer) -> QuerySet[Any]:
    """Return the wordings of the party's agreements in which some promise has no decided place."""
    promises = Commitment.objects.visible_to(viewer.actor).exclude(standing=Standing.DROPPED)
    asked = PassageDecision.objects.filter(
        wording=OuterRef("pk"), outcome=PassageOutcome.WAITING, passage__commitment__in=promises
    )
    wordings = Wording.objects.visible_to(viewer.actor).filter(Exists(asked), agreement__in=viewer.agreements())
    return wordings.select_related("agreement", "home", "proposal").defer("text").order_by("pk")


def settle(wording: Wording, viewer: Viewer) -> Task:
    title = wording.agreement.title
    card = Card(
        title=_("Settle the promises in the new wording of %(agreement)s") % {"agreement": title},
        text=_("Added by %(party)s on %(date)s.") % {"party": wording.home.name, "date": day(wording.made_at)},
        url=reverse("agreements:settle_passages", args=[wording.agreement_id]),
        minutes=10,
    )
    return Task(viewer.today + timedelta(days=7), card)


TO_SETTLE = Waiting("to settle", Permission.COMMITMENT_EDIT, "agreement", unsettled, everybody, settle)


def unconfirmed(viewer: Viewer) -> QuerySet[Any]:
    """Return the proposed wordings that the party has yet to confirm."""
    own = Party.objects.current().filter(agreement=OuterRef("agreement"), organisation=viewer.organisation_id)
    said = WordingConfirmation.objects.filter(
        proposal__wording=OuterRef("pk"), party__organisation=viewer.organisation_id
    )
    seen = Wording.objects.visible_to(viewer.actor).filter(
        Exists(own), ~Exists(said), proposal__isnull=False, proposal__agreed_at=None, proposal__withdrawn_at=None
    )
    return seen.select_related("agreement", "home", "proposal").defer("text").order_by("pk")


def confirm(wording: Wording, viewer: Viewer) -> Task:
    card = Card(
        title=_("Confirm the proposed wording of %(agreement)s") % {"agreement": wording.agreement.title},
        text=_("Added by %(party)s on %(date)s.") % {"party": wording.home.name, "date": day(wording.made_at)},
        url=reverse("agreements:wordings", args=[wording.agreement_id]),
        due=wording.proposal.in_force_on,
        minutes=10,
    )
    soon = viewer.today + timedelta(days=7)
    return Task(min(wording.proposal.in_force_on or soon, soon), card)


TO_CONFIRM = Waiting("wording to confirm", Permission.AGREEMENT_CONFIRM, "agreement", unconfirmed, everybody, confirm)
