"""The form that says which unmet need a case rests on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.gap_cases.actions.citing import Cited


class NeedsForm(forms.Form):
    """The skills asked for and not given that a case rests on."""

    needs = forms.MultipleChoiceField(
        label=_("Skills asked for and not given"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever sees the case sees these names. Of how many asked, each sees what its own party may see."),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self._known = {key: Cited(name, concept) for key, name, concept in choices}
        self.fields["needs"].choices = [(key, name) for key, name, _concept in choices]

    def cited(self) -> list[Cited]:
        """Return what was ticked."""
        return [self._known[key] for key in self.cleaned_data["needs"]]
