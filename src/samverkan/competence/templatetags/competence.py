"""The employment service's words as they are shown: by shape, word and colour, with a translation for other readers."""

import re
from urllib.parse import urlencode

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from samverkan.competence.places import COUNTRY
from samverkan.ui.components import Tab
from samverkan.ui.numbers import Number, rounded

register = template.Library()
PLACE = re.compile(r"\d{2}|\d{4}")
SHAPES = {"brist": "at_risk", "paradox": "differs", "balans": "holds", "överskott": "changed"}
PLUS = "+"


def translated(word: str) -> str:
    """Return the agency's word, after its translation when the reader does not read Swedish."""
    if (get_language() or "sv").startswith("sv"):
        return word
    known = {
        "brist": pgettext("recruitment", "Shortage"),
        "paradox": pgettext("recruitment", "Paradox"),
        "balans": pgettext("recruitment", "Balance"),
        "överskott": pgettext("recruitment", "Surplus"),
        "öka": pgettext("outlook", "Rises"),
        "vara oförändrad": pgettext("outlook", "Unchanged"),
        "minska": pgettext("outlook", "Falls"),
        "stora": pgettext("chances", "Large"),
        "medelstora": pgettext("chances", "Medium"),
        "små": pgettext("chances", "Small"),
    }
    return f"{known[word]} ({word})" if word in known else word


@register.inclusion_tag("ui/parts/tabs.html", takes_context=True)
def competence_tabs(context: Context, current: str, region: str = "") -> dict[str, object]:
    """Show the ways to look at a region as tabs, `current` being the name of the page's address."""
    place = region or context["request"].GET.get("region", "")
    asked = "?" + urlencode({"region": place}) if place else ""
    views = {
        "occupations": (_("Occupations"), reverse("competence:occupations") + asked),
        "vacancies": (_("Job ads"), reverse("competence:vacancies") + asked),
        "skills": (_("Skills"), reverse("competence:skills", args=[place if PLACE.fullmatch(place) else COUNTRY])),
        "chain": (_("Value chain"), reverse("competence:chain") + asked),
        "map": (_("Map"), reverse("competence:map") + asked),
        "comparing": (_("Compare"), reverse("competence:comparing") + asked),
        "planning": (_("Planning"), reverse("planning:cases")),
        "gaps": (_("Competence gaps"), reverse("gap_cases:cases")),
    }
    tabs = [Tab(words, address, name == current) for name, (words, address) in views.items()]
    return {"tabs": tabs, "label": _("Ways to look at the region")}


@register.inclusion_tag("competence/_judged.html")
def judged(word: str) -> dict[str, str]:
    """Show how recruitment is judged."""
    return {"shape": SHAPES.get(word, "changed") if word else "", "said": translated(word)}


@register.simple_tag
def outlook(word: str) -> SafeString:
    """Show what demand is expected to do: an arrow and the word."""
    if not word:
        return nothing()
    arrow = {"öka": "↑", "minska": "↓"}.get(word, "→")
    return format_html('<span aria-hidden="true">{}</span> {}', arrow, translated(word))


@register.simple_tag
def chances(word: str) -> SafeString:
    """Show how good the chances of work are."""
    return format_html("{}", translated(word)) if word else nothing()


@register.simple_tag
def signed(number: Number) -> str:
    """Show a change with its sign."""
    value = number.value or 0
    return (PLUS if value > 0 else "") + rounded(value)


@register.simple_tag
def points(value: float) -> str:
    """Show a difference of shares with its sign and one decimal."""
    return (PLUS if value > 0 else "") + rounded(value, 1)


def nothing() -> SafeString:
    return format_html('<span class="quiet">{}</span>', _("not assessed"))
