"""What waits in competence cases: newer figures of the sources that a party's own case could take."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting, everybody
from samverkan.planning.models import Case
from samverkan.planning.queries.flowing import sentence
from samverkan.ui.components import Card


def with_newer(viewer: Viewer) -> QuerySet[Any]:
    """Return the party's own cases whose sources have figures that nobody has chosen about."""
    found = Case.objects.visible_to(viewer.actor).filter(home=viewer.organisation_id)
    return found.filter(following__newer_at__isnull=False).select_related("following").order_by("following__newer_at")


def choose(case: Any, viewer: Viewer) -> Task:
    card = Card(
        title=sentence(case.following.newer),
        text=_("Look at them beside those of the case, and choose which it takes."),
        where=case.title,
        url=reverse("planning:newer", args=[case.pk]),
        minutes=3,
    )
    return Task(timezone.localdate(case.following.newer_at), card)


NEWER = Waiting("case_newer", Permission.AREA_EDIT, "", with_newer, everybody, choose)
