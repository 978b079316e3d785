"""The forms by which a check is proposed, worded, peopled and taken back."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person
from samverkan.relations.actions.proposing import Plan, Words
from samverkan.relations.models import MOST
from samverkan.ui.forms import DayInput

FOUR_WEEKS = timedelta(weeks=4)


class StatementsForm(forms.Form):
    """The statements, in Swedish and in English; a row left empty is left out."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, statements: Sequence[Words], **options: Any) -> None:
        super().__init__(*args, **options)
        for place in range(1, MOST + 1):
            swedish, english = statements[place - 1] if place <= len(statements) else ("", "")
            words = {"place": place}
            self.fields[f"swedish_{place}"] = forms.CharField(
                label=gettext("%(place)d. In Swedish") % words, initial=swedish, max_length=200, required=False
            )
            self.fields[f"english_{place}"] = forms.CharField(
                label=gettext("%(place)d. In English") % words, initial=english, max_length=200, required=False
            )

    @property
    def rows(self) -> list[tuple[BoundField, BoundField]]:
        """The two fields of each statement."""
        return [(self[f"swedish_{place}"], self[f"english_{place}"]) for place in range(1, MOST + 1)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for place in range(1, MOST + 1):
            if said.get(f"english_{place}") and not said.get(f"swedish_{place}"):
                self.add_error(f"swedish_{place}", gettext("Write the statement in Swedish too."))
        return said

    def statements(self) -> tuple[Words, ...]:
        said = self.cleaned_data
        pairs = ((said[f"swedish_{place}"], said[f"english_{place}"]) for place in range(1, MOST + 1))
        return tuple((swedish, english) for swedish, english in pairs if swedish)


class ProposeForm(StatementsForm):
    """Which year, by when, a line to those who are asked, and the statements."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    answer_by = forms.DateField(label=_("Answer by"), widget=DayInput)
    message = forms.CharField(
        label=_("A line to those who are asked"), required=False, max_length=600, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        options["initial"] = {"year": today.year, "answer_by": today + FOUR_WEEKS}
        super().__init__(*args, **options)
        self.fields["year"].choices = [(year, str(year)) for year in (today.year, today.year - 1)]
        self.fields["answer_by"].widget.attrs["min"] = today.isoformat()

    def plan(self) -> Plan:
        said = self.cleaned_data
        return Plan(
            year=said["year"], answer_by=said["answer_by"], message=said["message"], statements=self.statements()
        )


class RespondentsForm(forms.Form):
    """Who in one's own party answers."""

    people = forms.TypedMultipleChoiceField(
        label=_("Who answers"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, offered: Iterable[Person], chosen: Iterable[int], **options: Any) -> None:
        self.offered = {person.pk: person for person in offered}
        options["initial"] = {"people": list(chosen)}
        super().__init__(*args, **options)
        self.fields["people"].choices = [
            (pk, f"{person.name}, {person.title}" if person.title else person.name)
            for pk, person in self.offered.items()
        ]

    def chosen(self) -> list[Person]:
        return [self.offered[pk] for pk in self.cleaned_data["people"]]


class MoveForm(forms.Form):
    """The new day to answer by."""

    answer_by = forms.DateField(label=_("Answer by"), widget=DayInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class WithdrawForm(forms.Form):
    """Why a check is taken back."""

    reason = forms.CharField(label=_("Why"), max_length=400, widget=forms.Textarea({"rows": 2}))
