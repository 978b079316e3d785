"""Forms that choose what is compared, and what of it is shown."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.queries.comparing import Choices, ComparedPage, Wanted


class ChosenForm(forms.Form):
    """Which two drafts or agreements are compared; `val` holds what was ticked in a list."""

    a = forms.ChoiceField(label=_("A"))
    b = forms.ChoiceField(label=_("B"))

    def offer(self, choices: Choices, *chosen: tuple[str, str]) -> "ChosenForm":
        """Offer what can be chosen, and what is chosen already even when the words searched for leave it out."""
        listed = {key for group in choices.groups for key, _title in group.options}
        kept = [pair for pair in dict.fromkeys(chosen) if pair[0] not in listed]
        groups: list[Any] = [("", _("Choose…")), *kept, *((group.label, group.options) for group in choices.groups)]
        for name in ("a", "b"):
            self.fields[name].choices = groups
        return self


class SearchForm(forms.Form):
    """Words of a title, when there is more to choose from than a list can hold."""

    q = forms.CharField(label=_("Words of the title"), required=False, max_length=100)


class ShownForm(forms.Form):
    """What the promises on the page are cut down to."""

    doman = forms.ChoiceField(label=_("Domain"), required=False)
    omrade = forms.ChoiceField(label=_("Area"), required=False)
    slag = forms.ChoiceField(label=_("Kind"), required=False)

    def offer(self, page: ComparedPage) -> "ShownForm":
        """Offer the domains, areas and kinds of either side."""
        names = {
            "doman": [row.name for row in page.domains],
            "omrade": [row.name for row in page.areas],
            "slag": page.kinds,
        }
        for field, values in names.items():
            self.fields[field].choices = [("", _("All")), *((value, value) for value in values)]
        return self


def wanted(asked: Any) -> Wanted:
    """Return what an address asks for; a name that neither side has leaves nothing."""
    return Wanted(
        domain=asked.get("doman", "").strip()[:200],
        area=asked.get("omrade", "").strip()[:200],
        kind=asked.get("slag", "").strip()[:100],
    )
