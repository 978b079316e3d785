"""Who gets what somebody else held."""

from collections.abc import Iterable, Mapping

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

    def offer(self, people: Iterable[Person], held: Iterable[Held]) -> "HandOverForm":
        """Offer the party's people, and a field for each thing."""
        found = {str(person.pk): person for person in people}
        self.people: Mapping[str, Person] = found
        self.keys = [one.key for one in held]
        names = [(pk, person.name) for pk, person in found.items()]
        self.fields["to"].queryset = Person.objects.filter(pk__in=found)
        choices = [("", _("As chosen above")), ("-", _("Stays for now")), *names]
        for one in held:
            label = _("Who takes over %(thing)s") % {"thing": one.title}
            self.fields[one.key] = forms.ChoiceField(
                label=label, choices=choices, required=False, widget=forms.Select({"class": "ds-input"})
            )
        return self

    def given(self) -> dict[str, Person]:
        """Return who gets which thing."""
        everything = self.cleaned_data["to"]
        chosen = {key: self.people.get(self.cleaned_data[key]) for key in self.keys if self.cleaned_data[key] != "-"}
        with_default = {key: person or everything for key, person in chosen.items()}
        return {key: person for key, person in with_default.items() if person}

    def rows(self) -> list[forms.BoundField]:
        """Return the fields of the things, in their order."""
        return [self[key] for key in self.keys]
