"""Forms about forums: how they work, who sits in them, what they always take up."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Person
from samverkan.agreements.models import Party
from samverkan.meetings.actions import Sitter, Standing, Ways
from samverkan.meetings.models import Forum, ForumKind, ItemKind, Season, Seat, SeatRole
from samverkan.meetings.queries.people import people_of
from samverkan.ui.forms import DayInput

PLACES = {"{name}", "{number}", "{year}"}


class WaysForm(forms.ModelForm):
    """What a forum is called and how it works."""

    seasons = forms.MultipleChoiceField(
        label=_("In which seasons"), choices=Season.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    times_a_year = forms.IntegerField(
        label=_("How many times a year"),
        min_value=1,
        max_value=52,
        required=False,
        help_text=_("Left empty, it meets when there is need. The dates themselves move from year to year."),
    )
    usual_minutes = forms.IntegerField(label=_("Usual length in minutes"), min_value=5, max_value=1440)
    topics_days = forms.IntegerField(
        label=_("Topics close so many days before"), min_value=0, max_value=365, required=False
    )
    briefing_days = forms.IntegerField(
        label=_("The briefing is out so many days before"), min_value=0, max_value=365, required=False
    )
    quorum_members = forms.IntegerField(
        label=_("Quorum: members in all"), min_value=1, max_value=200, required=False,
        help_text=_("Left empty, no number is asked for."),
    )  # fmt: skip
    quorum_each_party = forms.IntegerField(
        label=_("Quorum: members from each party"), min_value=1, max_value=100, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Forum
        fields = (
            "name", "name_pattern", "rotation", "times_a_year", "seasons", "usual_minutes", "usual_place",
            "topics_days", "briefing_days", "quorum_members", "quorum_each_party",
        )  # fmt: skip
        labels = {
            "name_pattern": _("What its meetings are called"),
            "rotation": _("Chair and secretary change party"),
            "usual_place": _("Where it usually meets"),
        }
        help_texts = {
            "name_pattern": _("For example Leadership meeting {year} or Steering group {number}."),
        }

    def clean_name_pattern(self) -> str:
        """Refuse a place that would stay in the name as it is."""
        pattern: str = self.cleaned_data["name_pattern"].strip()
        unknown = set(re.findall(r"{[^}]*}?", pattern)) - PLACES
        if unknown:
            raise forms.ValidationError(_("Use only {year}, {number} and {name} within braces."))
        return pattern

    def validate_unique(self) -> None:
        """The action asks, since only it knows the agreement."""

    def ways(self) -> Ways:
        """Return how the forum is to work."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("name", "version")}
        return Ways(**said)


class SeatForm(forms.Form):
    """Who sits for a party, as what, and from when to when."""

    who = forms.ChoiceField(label=_("Who"))
    name = forms.CharField(label=_("Name, when not in the list"), max_length=150, required=False)
    title = forms.CharField(label=_("Title"), max_length=150, required=False)
    email = forms.EmailField(
        label=_("E-mail address"), required=False,
        help_text=_("For somebody who is not in the list. Calls to meetings go there."),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("Sits as"), choices=SeatRole.choices, initial=SeatRole.MEMBER)
    deputy_for = forms.ModelChoiceField(
        label=_("Deputy for"), queryset=Seat.objects.none(), required=False, empty_label=_("Anybody of the party")
    )
    from_date = forms.DateField(label=_("From"), widget=DayInput)
    to_date = forms.DateField(
        label=_("To"), widget=DayInput, required=False, help_text=_("Left empty, until further notice.")
    )

    def __init__(self, *args: Any, forum: Forum, parties: Sequence[Party], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.parties = {party.pk: party for party in parties}
        self.people: dict[str, Person] = {}
        choices: list[Any] = [("", _("Choose"))]
        for party in parties:
            known = list(people_of(party, today).order_by("name_key").distinct())
            self.people |= {f"{party.pk}:{person.pk}": person for person in known}
            named = [(f"{party.pk}:{p.pk}", f"{p.name}, {p.title}" if p.title else p.name) for p in known]
            other = _("Somebody else from %(party)s") % {"party": party.organisation.name}
            choices.append((party.organisation.name, [*named, (f"{party.pk}:0", other)]))
        self.fields["who"].choices = choices
        field = self.fields["deputy_for"]
        field.queryset = ordinary(forum, today)
        field.label_from_instance = lambda seat: f"{seat.name} ({seat.party.organisation.short_mark})"

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("who", "").endswith(":0") and not said.get("name", "").strip():
            self.add_error("name", _("Write the name of whoever sits there."))
        return said

    def party(self) -> Party:
        """Return the party chosen."""
        return self.parties[int(self.cleaned_data["who"].partition(":")[0])]

    def sitter(self) -> Sitter:
        """Return who sits: somebody from the list, else whoever is named."""
        person = self.people.get(self.cleaned_data["who"])
        name = "" if person else self.cleaned_data["name"]
        return Sitter(person, name, self.cleaned_data["title"], self.cleaned_data["email"])


class ChangeSeatForm(forms.Form):
    """A seat as it is corrected or ended; who sits there stays."""

    title = SeatForm.base_fields["title"]
    email = SeatForm.base_fields["email"]
    role = SeatForm.base_fields["role"]
    deputy_for = SeatForm.base_fields["deputy_for"]
    from_date = SeatForm.base_fields["from_date"]
    to_date = forms.DateField(
        label=_("To"), widget=DayInput, required=False,
        help_text=_("The last day of the seat. It then stays in the forum's history."),
    )  # fmt: skip

    def __init__(self, *args: Any, seat: Seat, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        if seat.person and seat.person.email:
            del self.fields["email"]
        field = self.fields["deputy_for"]
        field.queryset = ordinary(seat.forum, today).filter(party=seat.party_id).exclude(pk=seat.pk)
        field.label_from_instance = lambda ordinary: ordinary.name

    @staticmethod
    def as_filled(seat: Seat) -> dict[str, Any]:
        """Return what the form holds for a seat."""
        names = ("title", "email", "role", "deputy_for", "from_date", "to_date")
        return {name: getattr(seat, name) for name in names}


def ordinary(forum: Forum, today: date) -> Any:
    """Return the seats that a deputy may stand in for."""
    seats = forum.seats.exclude(role=SeatRole.DEPUTY).exclude(to_date__lt=today)
    return seats.in_order()


class StandingForm(forms.Form):
    """One item that a forum always takes up; without a title it is left out."""

    title = forms.CharField(label=_("Item"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=ItemKind.choices, initial=ItemKind.INFORMATION)
    minutes = forms.IntegerField(label=pgettext_lazy("length", "Minutes"), min_value=1, max_value=600, initial=10)


class StandingBase(forms.BaseFormSet):
    """The standing items in their order."""

    ordering_widget = forms.NumberInput

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["ORDER"].label = pgettext_lazy("order", "Place")

    def items(self) -> list[Standing]:
        """Return the items written, in the order given."""
        said = [form.cleaned_data for form in self.ordered_forms]
        return [Standing(one["title"].strip(), one["kind"], one["minutes"]) for one in said if one["title"].strip()]


StandingForms = forms.formset_factory(StandingForm, formset=StandingBase, extra=3, can_order=True, max_num=30)


class FindForumsForm(forms.Form):
    """Which forums to list."""

    agreement = forms.TypedChoiceField(label=_("Agreement"), coerce=int, empty_value=None, required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args: Any, agreements: tuple[tuple[int, str], ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agreement"].choices = [("", _("All agreements")), *agreements]
        self.fields["kind"].choices = [("", _("All kinds")), *ForumKind.choices]
