"""What a party writes when it evaluates: some text, a wish, and a word for each domain and area."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Domain
from samverkan.areas.models import Area
from samverkan.renewals.actions.evaluating import Judgement
from samverkan.renewals.models import Evaluation, Value, Wish


class EvaluationForm(forms.Form):
    """Everything may be left out while it is a draft; carries the version it was opened with."""

    achieved = forms.CharField(
        label=_("What the agreement has given"),
        help_text=_("What was done, and what it led to. Name results that somebody can look up."),
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )
    not_achieved = forms.CharField(
        label=_("What did not happen, and why"),
        help_text=_("What was promised and not done, and what stood in the way."),
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )
    wish = forms.ChoiceField(
        label=_("What your party wants"), choices=Wish.choices, required=False, widget=forms.RadioSelect
    )
    wish_text = forms.CharField(
        label=_("Why, and what should change"), required=False, widget=forms.Textarea({"rows": 4})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, data: Any = None, *, domains: Sequence[Domain], areas: Sequence[Area], **options: Any) -> None:
        super().__init__(data, **options)
        self.domains, self.areas = domains, areas
        for kind, things in (("domain", domains), ("area", areas)):
            for thing in things:
                choices = [("", _("No answer")), *Value.choices]
                self.fields[f"{kind}_{thing.pk}"] = forms.ChoiceField(
                    label=thing.name if isinstance(thing, Area) else str(thing), choices=choices, required=False
                )

    @property
    def texts(self) -> list[forms.BoundField]:
        return [self[name] for name in ("achieved", "not_achieved")]

    @property
    def wishes(self) -> list[forms.BoundField]:
        return [self[name] for name in ("wish", "wish_text")]

    @property
    def marks(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(("domain_", "area_"))]

    def judgement(self) -> Judgement:
        """Return what was written."""
        data = self.cleaned_data
        return Judgement(
            achieved=data["achieved"],
            not_achieved=data["not_achieved"],
            wish=data["wish"],
            wish_text=data["wish_text"],
            domains={domain: data[f"domain_{domain.pk}"] for domain in self.domains},
            areas={area: data[f"area_{area.pk}"] for area in self.areas},
        )


def initial(evaluation: Evaluation | None) -> dict[str, Any]:
    """Return what the form is opened with."""
    if evaluation is None:
        return {"version": 0}
    words = {name: getattr(evaluation, name) for name in ("achieved", "not_achieved", "wish", "wish_text", "version")}
    marks = {
        f"domain_{mark.domain_id}" if mark.domain_id else f"area_{mark.area_id}": mark.value
        for mark in evaluation.marks.all()
    }
    return {**words, **marks}
