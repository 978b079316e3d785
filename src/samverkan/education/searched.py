"""What of this room can be found by its words."""

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from samverkan.education.models import Programme
from samverkan.search.registry import Searched

SEARCHED = (
    Searched(
        kind="programmes",
        model=Programme,
        tab="education",
        label=pgettext_lazy("room", "Education"),
        title=lambda programme: programme.name,
        text=lambda programme: f"{programme.provider_name}\n{programme.code}\n{programme.description}",
        address=lambda programme: reverse("education:programme", args=[programme.pk]),
        visible=Programme.objects.visible_to,
    ),
)
