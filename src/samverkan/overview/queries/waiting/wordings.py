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
from samverkan.overview.queries.waiting.viewer import Brief, Task, Viewer, Waiting, brief, everybody
from samverkan.ui.components import Card
from samverkan.ui.dates import day


def told(wordings: QuerySet[Any]) -> QuerySet[Any, Brief]:
    """Return wordings in few words: of which agreement, by whom, when, and from which day it is to be in force."""
    return brief(
        wordings,
        what="agreement__title",
        about="agreement",
        where="home__name",
        since="made_at",
        due="proposal__in_force_on",
    )


def unsettled(viewer: Viewer) -> QuerySet[Any]:
    """Return the wordings of the party's agreements in which some promise has no decided place."""
    promises = Commitment.objects.visible_to(viewer.actor).exclude(standing=Standing.DROPPED)
    asked = PassageDecision.objects.filter(
        wording=OuterRef("pk"), outcome=PassageOutcome.WAITING, passage__commitment__in=promises
    )
    wordings = Wording.objects.visible_to(viewer.actor).filter(Exists(asked), agreement__in=viewer.agreements())
    return told(wordings)


def settle(wording: Brief, viewer: Viewer) -> Task:
    card = Card(
        title=_("Settle the promises in the new wording of %(agreement)s") % {"agreement": wording["what"]},
        text=_("Added by %(party)s on %(date)s.") % {"party": wording["where"], "date": day(wording["since"])},
        url=reverse("agreements:settle_passages", args=[wording["about"]]),
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
    return told(seen)


def confirm(wording: Brief, viewer: Viewer) -> Task:
    card = Card(
        title=_("Confirm the proposed wording of %(agreement)s") % {"agreement": wording["what"]},
        text=_("Added by %(party)s on %(date)s.") % {"party": wording["where"], "date": day(wording["since"])},
        url=reverse("agreements:wordings", args=[wording["about"]]),
        due=wording["due"],
        minutes=10,
    )
    soon = viewer.today + timedelta(days=7)
    return Task(min(wording["due"] or soon, soon), card)


TO_CONFIRM = Waiting("wording to confirm", Permission.AGREEMENT_CONFIRM, "agreement", unconfirmed, everybody, confirm)
