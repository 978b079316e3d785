"""What becomes of open promises: one, or several that are ticked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.renewals.actions.handing_over import Decided
from samverkan.renewals.models import Fate
from samverkan.renewals.queries.handovers import Wanted

UNDECIDED = ("undecided", pgettext_lazy("promise", "Not decided"))


class HandoverFilter(forms.Form):
    """Which promises the table shows."""

    sok = forms.CharField(label=_("Words"), required=False)
    beslut = forms.ChoiceField(label=_("Decided"), choices=[("", _("All")), UNDECIDED, *Fate.choices], required=False)
    ord = forms.ChoiceField(
        label=_("In the new wording"),
        choices=[
            ("", _("All")),
            ("follows", pgettext_lazy("words", "stand there")),
            ("reworded", pgettext_lazy("words", "reworded")),
            ("gone", pgettext_lazy("words", "missing")),
        ],
        required=False,
    )

    def wanted(self) -> Wanted:
        """Return what was asked for; what cannot be asked for is left out."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(data.get("sok", ""), data.get("beslut", ""), data.get("ord", ""))


class ManyForm(forms.Form):
    """The same for all that are ticked."""

    fate = forms.ChoiceField(
        label=_("What becomes of them"),
        choices=[choice for choice in (*Fate.choices, UNDECIDED) if choice[0] != Fate.CHANGE],
    )
    reason = forms.CharField(label=_("Why"), required=False, max_length=1000)

    def decided(self) -> Decided:
        return Decided(fate=self.cleaned_data["fate"], reason=self.cleaned_data["reason"])


class OneForm(forms.Form):
    """What becomes of one promise."""

    fate = forms.ChoiceField(label=_("What becomes of it"), choices=Fate.choices, widget=forms.RadioSelect)
    new_text = forms.CharField(
        label=_("New wording"),
        help_text=_("When it is changed. Copy the words from the new text, so that the promise is marked there."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Needed when the promise is dropped. The other parties read it."),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def decided(self) -> Decided:
        """Return what was decided."""
        data: dict[str, Any] = self.cleaned_data
        return Decided(fate=data["fate"], reason=data["reason"], new_text=data["new_text"])
