"""What of this room can be found by its words."""

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from samverkan.planning.models import Case
from samverkan.search.registry import Searched

SEARCHED = (
    Searched(
        kind="planning",
        model=Case,
        tab="planning",
        label=pgettext_lazy("room", "Competence case"),
        title=lambda case: case.title,
        text=lambda case: case.description,
        address=lambda case: reverse("planning:case", args=[case.pk]),
        visible=Case.objects.visible_to,
    ),
)
