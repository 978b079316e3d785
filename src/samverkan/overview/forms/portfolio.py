"""The filters of the table of agreements."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.agreements.models import AgreementKind
from samverkan.overview.queries.portfolio import Choices

HEALTH = (
    ("", _("All")),
    ("attention", _("Something asks for attention")),
    ("differing", _("Views differ")),
    ("under_review", _("Under review")),
    ("behind", _("Behind its rhythm")),
    ("ownerless", _("Without owner")),
    ("never_started", _("Never started")),
    ("unconfirmed", _("Not confirmed by all")),
    ("in_step", _("In step")),
)
RENEWAL = (
    ("", _("All")),
    ("soon", _("To be decided within a year")),
    ("under_way", _("Renewal under way")),
)


class PortfolioFilters(forms.Form):
    """Words, counterpart, kind, health, renewal and year; all of them live in the address."""

    q = forms.CharField(label=_("Title or counterpart"), required=False, max_length=200)
    motpart = forms.ChoiceField(label=_("Counterpart"), required=False)
    slag = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *AgreementKind.choices])
    lage = forms.ChoiceField(label=_("Health"), required=False, choices=HEALTH)
    fornyas = forms.ChoiceField(label=pgettext_lazy("page", "Renewal"), required=False, choices=RENEWAL)
    ar = forms.ChoiceField(label=_("Year"), required=False)

    def offer(self, choices: Choices) -> "PortfolioFilters":
        """Offer what the party's own agreements hold."""
        names = [(str(pk), name) for pk, name in choices.counterparts]
        self.fields["motpart"].choices = [("", _("All")), *names]
        self.fields["ar"].choices = [("", _("All")), *((year, year) for year in choices.years)]
        return self


class AheadFilters(PortfolioFilters):
    """The same filters but for health and year, and how far ahead to look."""

    manader = forms.ChoiceField(
        label=_("How far ahead"),
        required=False,
        choices=[("12", _("One year")), ("24", _("Two years")), ("36", _("Three years"))],
    )
