"""Linking an agreement with another."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Agreement, KinshipKind
from samverkan.agreements.partial_dates import check
from samverkan.agreements.queries.families import BACKWARDS, day_of
from samverkan.ui.dates import day

BACK = "back:"


def relations() -> list[tuple[str, str]]:
    """Return what this agreement can be to the other, and the other to this one."""
    there = [(kind.value, str(kind.label)) for kind in KinshipKind]
    back = [(f"{BACK}{kind}", str(words)) for kind, words in BACKWARDS.items() if kind != KinshipKind.RELATIVE]
    return [(value, capfirst(f"{words} …")) for value, words in (*there, *back)]


class AgreementChoices(forms.ModelChoiceField):
    """Agreements by title and day."""

    def label_from_instance(self, obj: Any) -> str:
        when, word = day_of(obj)
        return f"{obj.title} ({word} {day(when)})" if when else str(obj.title)


class LinkForm(forms.Form):
    """What this agreement is to which other one."""

    relation = forms.ChoiceField(label=_("This agreement"), choices=relations)
    other = AgreementChoices(
        label=_("The other agreement"), queryset=Agreement.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    dated = forms.CharField(
        label=_("From"),
        required=False,
        max_length=10,
        validators=[check],
        help_text=_("If the link holds from a day of its own. As 2019, 2019-11 or 2019-11-19."),
    )

    def __init__(self, *args: Any, choosable: QuerySet[Agreement], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["other"].queryset = choosable

    def values(self, this: Agreement) -> dict[str, Any]:
        """Return the later agreement, the earlier one, the kind and the day."""
        relation, other = self.cleaned_data["relation"], self.cleaned_data["other"]
        later, earlier = (other, this) if relation.startswith(BACK) else (this, other)
        kind = relation.removeprefix(BACK)
        return {"agreement": later, "earlier": earlier, "kind": kind, "dated": self.cleaned_data["dated"]}
