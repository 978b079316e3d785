"""What waits about assumptions: to be looked at again, and to be answered when they no longer hold."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import AgreementState, Assumption
from samverkan.agreements.queries.health.breaking import broken_ones, unanswered
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting, everybody
from samverkan.ui.components import Card

AHEAD = timedelta(days=30)


def own(viewer: Viewer) -> QuerySet[Assumption]:
    """Return the assumptions of the party's agreements that have not ended."""
    lasting = viewer.agreements().exclude(state=AgreementState.ENDED).order_by()
    return Assumption.objects.visible_to(viewer.actor).filter(agreement__in=lasting).select_related("agreement")


def due(viewer: Viewer) -> QuerySet[Any]:
    """Return the assumptions to be looked at again within a month, or since before."""
    found = own(viewer).filter(look_again_on__lte=viewer.today + AHEAD)
    gone = broken_ones(found, viewer.actor, viewer.today).order_by().values("pk")
    return found.exclude(pk__in=gone).order_by("look_again_on", "pk")


def look_again(assumption: Assumption, viewer: Viewer) -> Task:
    assert assumption.look_again_on
    card = Card(
        title=_("Look again: does “%(assumption)s” still hold?") % {"assumption": assumption.text},
        where=assumption.agreement.title,
        url=reverse("agreements:look_again", args=[assumption.agreement_id, assumption.pk]),
        due=assumption.look_again_on,
        minutes=5,
    )
    return Task(assumption.look_again_on, card)


def watches(viewer: Viewer) -> Q:
    return Q(watcher=viewer.person_id) | Q(watcher=None)


def broken(viewer: Viewer) -> QuerySet[Any]:
    """Return the assumptions that no longer hold, while a promise that rests on one waits for an answer."""
    found = broken_ones(own(viewer), viewer.actor, viewer.today)
    return unanswered(found, viewer.actor).order_by("look_again_on", "pk")


def answer(assumption: Any, viewer: Viewer) -> Task:
    card = Card(
        title=_("Say what it means that “%(assumption)s” no longer holds") % {"assumption": assumption.text},
        text=_("What rests on it stands under review: does it stand, is it changed, or dropped?"),
        where=assumption.agreement.title,
        url=f"{reverse('agreements:assumptions', args=[assumption.agreement_id])}#antagande-{assumption.pk}",
        minutes=10,
        state="under_review",
    )
    broke_on = timezone.localdate(assumption.broke_at) if assumption.broke_at else viewer.today
    return Task(min(broke_on, viewer.today), card)


TO_LOOK_AT = Waiting("assumption", Permission.COMMITMENT_EDIT, "agreement", due, watches, look_again)
BROKEN = Waiting("broken", Permission.COMMITMENT_CHANGE, "agreement", broken, everybody, answer)
