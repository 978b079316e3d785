"""Who gets what somebody else held."""

from collections.abc import Collection, Iterable, Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverkan.accounts.models import Person
from samverkan.overview.queries.handover import Held


class HandOverForm(forms.Form):
    """One choice for everything, and one for each thing that somebody else is to have, or nobody yet."""

    to = forms.ModelChoiceField(
        label=gettext_lazy("Give everything to"),
        help_text=gettext_lazy("Or choose for each thing below."),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("Choose somebody"),
    )

    def offer(
        self, people: Iterable[Person], held: Iterable[Held], takers: Mapping[str, Collection[int]]
    ) -> "HandOverForm":
        """Offer the party's people, and a field for each thing; `takers` says who may take what not all may."""
        found = {str(person.pk): person for person in people}
        self.people: Mapping[str, Person] = found
        self.takers = takers
        self.keys = [one.key for one in held]
        self.fields["to"].queryset = Person.objects.filter(pk__in=found)
        for one in held:
            names = [(pk, person.name) for pk, person in found.items() if self.may_take(one.key, person)]
            label = _("Who takes over %(thing)s") % {"thing": one.title}
            self.fields[one.key] = forms.ChoiceField(
                label=label,
                choices=[("", _("As chosen above")), ("-", _("Stays for now")), *names],
                required=False,
                widget=forms.Select({"class": "ds-input"}),
            )
        return self

    def may_take(self, key: str, person: Person) -> bool:
        return key not in self.takers or person.pk in self.takers[key]

    def given(self) -> dict[str, Person]:
        """Return who gets which thing; what is not chosen by itself goes to the one for everything, who may take it."""
        chosen = {key: self.people.get(self.cleaned_data[key]) for key in self.keys if self.cleaned_data[key] != "-"}
        everything = self.cleaned_data["to"]
        rest = {key: everything for key, person in chosen.items() if everything and self.may_take(key, everything)}
        return rest | {key: person for key, person in chosen.items() if person}

    def left(self) -> int:
        """Return how many things stay, because the one for everything may not take them."""
        chosen_apart = [key for key in self.keys if self.cleaned_data[key]]
        everything = self.cleaned_data["to"]
        rest = [key for key in self.keys if everything and not self.may_take(key, everything)]
        return len(set(rest) - set(chosen_apart))

    def rows(self) -> list[forms.BoundField]:
        """Return the fields of the things, in their order."""
        return [self[key] for key in self.keys]
