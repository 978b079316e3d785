"""The choices at registration: who each party is, whose words the text is, who sees the agreement."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Organisation, OrganisationKind
from samverkan.agreements.actions.registering import Choices, NewOrganisation
from samverkan.agreements.drafting.content import Content, Party
from samverkan.agreements.models import WordingNature
from samverkan.agreements.queries.drafts.naming import is_own_wording, short_mark, suggested_title
from samverkan.search import key

NEW = "new"
OWN = "own"
SIGNED, PROPOSAL = "signed", "proposal"


class RegisterForm(forms.Form):
    """One row for each party of the draft, filled in with what can be guessed."""

    title = forms.CharField(label=gettext_lazy("What the agreement is to be called"), max_length=250)
    nature = forms.ChoiceField(
        label=gettext_lazy("What the text is"), choices=WordingNature.choices, widget=forms.RadioSelect
    )
    how = forms.ChoiceField(
        label=gettext_lazy("How far the agreement has come"),
        choices=(
            (SIGNED, gettext_lazy("It is already signed. It is in force at once; the other parties confirm it later")),
            (PROPOSAL, gettext_lazy("It is a proposal. It is in force when each party has agreed to it here")),
        ),
        widget=forms.RadioSelect,
    )
    circle = forms.ChoiceField(
        label=gettext_lazy("Who sees it"),
        choices=(
            (Circle.PRIVATE, gettext_lazy("Only your party, for now. It may still have to be disclosed")),
            (Circle.SHARED, gettext_lazy("Send to the party – may become a public document at both authorities")),
        ),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, content: Content, by: Actor, may_share: bool, **options: Any) -> None:
        self.content, self.by = content, by
        self.known = list(Organisation.objects.filter(is_example=False))
        is_own = is_own_wording(content)
        options["initial"] = {
            "title": suggested_title(content, is_own),
            "nature": WordingNature.AGREEMENT if is_own else WordingNature.ACCOUNT,
            "how": PROPOSAL if {date.kind for date in content.dates} == {"planned"} else SIGNED,
            "circle": Circle.PRIVATE,
        }
        super().__init__(*args, **options)
        if not may_share:
            self.fields["circle"].choices = self.fields["circle"].choices[:1]
        for party in content.parties:
            self._add_party(party)

    def _add_party(self, party: Party) -> None:
        match = self._match(party)
        own = self.by.organisation
        others = [each for each in self.known if own is None or each.pk != own.pk]
        choices = [
            (OWN, _("Your own party: %(name)s") % {"name": own}),
            (NEW, _("An organisation that is not in Samverkan yet")),
            *((str(each.pk), each.name) for each in others),
        ]
        is_own = own is not None and match is not None and match.pk == own.pk
        self.fields[f"party-{party.id}"] = forms.ChoiceField(
            label=party.name,
            choices=choices,
            initial=OWN if is_own else str(match.pk) if match else NEW,
        )
        self.fields[f"mark-{party.id}"] = forms.CharField(
            label=_("Short mark"),
            help_text=_("Two to eight letters, for an organisation that is new here."),
            max_length=8,
            min_length=2,
            required=False,
            initial=short_mark(party.name),
        )

    def _match(self, party: Party) -> Organisation | None:
        if party.organisation:
            return next((each for each in self.known if each.pk == party.organisation), None)
        if party.number and (same := [each for each in self.known if each.organisation_number == party.number]):
            return same[0]
        wanted = key(party.name)
        return next((each for each in self.known if wanted in (each.name_key, key(each.short_mark))), None)

    def party_rows(self) -> list[tuple[forms.BoundField, forms.BoundField | None]]:
        """Return the list of each party, and beside it the mark of one that is new here."""
        rows = [(self[f"party-{party.id}"], self[f"mark-{party.id}"]) for party in self.content.parties]
        return [(party, mark if party.value() == NEW else None) for party, mark in rows]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        chosen = [data.get(f"party-{party.id}") for party in self.content.parties]
        if not self.errors and chosen.count(OWN) != 1:
            raise forms.ValidationError(_("Say which one of the parties is your own."))
        return data

    def choices(self) -> Choices:
        """Return what was chosen; the form must be valid."""
        return Choices(
            organisations={party.id: self._organisation(party) for party in self.content.parties},
            title=self.cleaned_data["title"],
            nature=self.cleaned_data["nature"],
            is_shared=self.cleaned_data["circle"] == Circle.SHARED,
            is_proposal=self.cleaned_data["how"] == PROPOSAL,
        )

    def _organisation(self, party: Party) -> Organisation | NewOrganisation:
        chosen = self.cleaned_data[f"party-{party.id}"]
        if chosen == OWN:
            assert self.by.organisation is not None
            return self.by.organisation
        if chosen == NEW:
            kind = party.type if party.type in OrganisationKind.values else OrganisationKind.OTHER
            mark = self.cleaned_data[f"mark-{party.id}"] or short_mark(party.name)
            return NewOrganisation(name=party.name, short_mark=mark, kind=kind)
        return next(each for each in self.known if str(each.pk) == chosen)
