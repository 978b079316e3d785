"""Forms about what is written down in and after a meeting."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Circle, Person
from samverkan.agreements.models import Commitment, Party
from samverkan.meetings.actions import Present
from samverkan.meetings.models import JointPosition, Participant, Seat
from samverkan.ui.forms import DayInput


class ParticipantsForm(forms.Form):
    """Who was there: a box for each party, a line for each person; begun with those who sit in the forum."""

    def __init__(
        self,
        *args: Any,
        parties: Sequence[Party],
        there: Sequence[Participant],
        sitting: Sequence[Seat] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.parties = parties
        for party in parties:
            people = [in_words(p) for p in there or sitting if p.party_id == party.pk]
            self.fields[self.name(party)] = forms.CharField(
                label=party.organisation.name,
                required=False,
                initial="\n".join(people),
                help_text=_(
                    "One person on each line: name, title of that day, and whom the person stands in for, if anyone."
                ),
                widget=forms.Textarea({"rows": 4}),
            )

    @staticmethod
    def name(party: Party) -> str:
        return f"party_{party.pk}"

    def present(self) -> list[Present]:
        """Return the people written down, in the order written."""
        found = []
        for party in self.parties:
            for written in self.cleaned_data[self.name(party)].splitlines():
                name, title, other = (*(part.strip()[:150] for part in written.split(",", 2)), "", "")[:3]
                if name:
                    found.append(Present(party, name, title, other))
        return found


def in_words(person: Participant | Seat) -> str:
    """Return somebody as the line that the box takes: name, title, whom the person stands in for."""
    other = person.deputy_for if isinstance(person, Participant) else ""
    parts = [person.name, person.title, other]
    return ", ".join(parts if other else filter(None, parts))


class PositionForm(forms.ModelForm):
    """What the meeting agreed, and whose bodies must decide formally."""

    class Meta:
        model = JointPosition
        fields = ("text", "commitments", "supersedes")
        widgets = {"text": forms.Textarea({"rows": 4}), "commitments": forms.CheckboxSelectMultiple}
        labels = {
            "commitments": _("Commitments it concerns"),
            "supersedes": _("Replaces an earlier joint position"),
        }

    def __init__(
        self,
        *args: Any,
        commitments: QuerySet[Commitment],
        parties: Sequence[Party],
        replaceable: QuerySet[JointPosition],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.parties = parties
        self.fields["supersedes"].queryset = replaceable
        self.fields["supersedes"].empty_label = _("None: it is new")
        self.fields["supersedes"].label_from_instance = lambda p: f"{p.number}. {p.text[:80]}"
        if not replaceable.exists():
            del self.fields["supersedes"]
        field = self.fields["commitments"]
        field.queryset = commitments
        field.label_from_instance = lambda c: f"{c.number}. {c.title}"
        for party in parties:
            name = party.organisation.name
            self.fields[f"needs_{party.pk}"] = forms.BooleanField(
                label=_("Needs a formal decision in %(party)s") % {"party": name}, required=False
            )
            self.fields[f"body_{party.pk}"] = forms.CharField(
                label=_("Which body decides in %(party)s") % {"party": name}, required=False, max_length=150
            )

    def needs_decision(self) -> dict[Party, str]:
        """Return the parties whose own body must decide, each with that body's name."""
        return {
            party: self.cleaned_data[f"body_{party.pk}"]
            for party in self.parties
            if self.cleaned_data[f"needs_{party.pk}"] or self.cleaned_data[f"body_{party.pk}"]
        }


class ActionForm(forms.Form):
    """Something to be done, by whom in each party, and by when."""

    title = forms.CharField(label=_("What is to be done"), max_length=200)
    due_on = forms.DateField(label=_("Done by"), widget=DayInput, required=False)
    commitments = forms.ModelMultipleChoiceField(
        label=_("Commitments it serves"),
        queryset=Commitment.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        commitments: QuerySet[Commitment],
        parties: Sequence[Party],
        people: dict[int, QuerySet[Person]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.parties = parties
        field = self.fields["commitments"]
        field.queryset = commitments
        field.label_from_instance = lambda c: f"{c.number}. {c.title}"
        for party in parties:
            self.fields[f"lead_{party.pk}"] = forms.ModelChoiceField(
                label=_("Leads it in %(party)s") % {"party": party.organisation.name},
                queryset=people[party.pk],
                required=False,
                empty_label=_("Nobody yet"),
            )

    def leads(self) -> dict[Party, Person | None]:
        """Return who leads the action in each party."""
        return {party: self.cleaned_data[f"lead_{party.pk}"] for party in self.parties}


class NoteForm(forms.Form):
    """Something noted, for all parties or for one's own only."""

    text = forms.CharField(label=_("Note"), widget=forms.Textarea({"rows": 4}))
    circle = forms.ChoiceField(
        label=_("Seen by"),
        choices=(
            (Circle.SHARED, _("All parties: may be a public document with each of them")),
            (Circle.PRIVATE, _("Only my party: may still have to be disclosed")),
        ),
        widget=forms.RadioSelect,
        initial=Circle.SHARED,
    )


class OutcomeForm(forms.Form):
    """What became of a joint position."""

    text = forms.CharField(label=_("What became of it"), widget=forms.Textarea({"rows": 4}))
    on = forms.DateField(label=_("Date"), widget=DayInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
