"""What waits in competence cases: newer figures of the sources that a party's own case could take."""

import json
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.overview.queries.waiting.viewer import Brief, Task, Viewer, Waiting, brief, everybody
from samverkan.planning.models import Case
from samverkan.planning.queries.flowing import sentence
from samverkan.ui.components import Card


def with_newer(viewer: Viewer) -> QuerySet[Any]:
    """Return the party's own cases whose sources have figures that nobody has chosen about."""
    found = Case.objects.visible_to(viewer.actor).filter(home=viewer.organisation_id)
    waiting = found.filter(following__newer_at__isnull=False)
    return brief(waiting, what="following__newer", where="title", since="following__newer_at")


def choose(case: Brief, viewer: Viewer) -> Task:
    card = Card(
        title=sentence(json.loads(case["what"])),
        text=_("Look at them beside those of the case, and choose which it takes."),
        where=case["where"],
        url=reverse("planning:newer", args=[case["pk"]]),
        minutes=3,
    )
    return Task(timezone.localdate(case["since"]), card)


NEWER = Waiting("case_newer", Permission.AREA_EDIT, "", with_newer, everybody, choose)
