"""The ways to look at what is taught, as tabs."""

from collections.abc import Sequence
from decimal import Decimal

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.ui.components import Tab
from samverkan.ui.numbers import rounded

register = template.Library()


@register.filter("credits")
def of_credits(number: Decimal | str) -> str:
    """Return credits as they are said: 300, and 7,5."""
    exact = Decimal(str(number))
    return rounded(exact, 0 if exact == int(exact) else 1)


@register.inclusion_tag("ui/parts/tabs.html", takes_context=True)
def education_tabs(context: Context, current: str, within: Sequence[Tab] = ()) -> dict[str, object]:
    """
    Show the ways to look at education, `current` being the name of the page's address; a region goes along.

    within  the views of the current one, where it has several
    """
    region = context["request"].GET.get("region", "")
    asked = f"?region={region}" if region.isdecimal() else ""
    views = {
        "programmes": (_("Programmes and courses"), reverse("education:programmes")),
        "coverage": (_("Beside what is asked for"), reverse("education:coverage") + asked),
        "chain": (_("Value chain"), reverse("education:chain") + asked),
        "overlap": (_("Overlap"), reverse("education:overlap")),
        "short_courses": (pgettext("education", "Short courses"), reverse("education:short_courses")),
        "commissioned": (_("Commissioned education"), reverse("commissioned:board")),
    }
    shown = [
        Tab(label, url, current=name == current, within=tuple(within) if name == current else ())
        for name, (label, url) in views.items()
    ]
    return {"tabs": shown, "label": _("Ways to look at education")}
