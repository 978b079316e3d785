"""What of this room can be found by its words."""

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from samverkan.indicators.models import Indicator
from samverkan.search.registry import Searched

SEARCHED = (
    Searched(
        kind="indicators",
        model=Indicator,
        tab="indicators",
        label=pgettext_lazy("room", "Indicator"),
        title=lambda indicator: indicator.name,
        text=lambda indicator: f"{indicator.description}\n{indicator.source}",
        address=lambda indicator: reverse("indicators:page", args=[indicator.pk]),
        visible=Indicator.objects.visible_to,
    ),
)
