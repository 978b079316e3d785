"""Forms about commitments."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person, RoleHeld
from samverkan.agreements.actions.commitments import Particulars
from samverkan.agreements.models import Agreement, Assumption, Commitment, CommitmentKind, Domain, Party, Standing
from samverkan.areas.models import Area
from samverkan.ui.forms import DayInput

KIND_HELP = _(
    "Recurring: kept or missed each year. Declaration: holds or not. Exploration: ends in a decision. "
    "Direction: what was done. Deliverable: done or not."
)


def own_people(by: Actor, on: date, also: int | None = None) -> Any:
    """Return the people with a role in the actor's own party on a day, and the one who stands there already."""
    held = RoleHeld.objects.current(on).filter(organisation=by.organisation_id)
    return Person.objects.filter(Q(pk__in=held.values("person"), is_pseudonymised=False) | Q(pk=also))


class PartyChoices(forms.ModelMultipleChoiceField):
    def label_from_instance(self, party: Party) -> str:
        return party.organisation.name


class PartyChoice(forms.ModelChoiceField):
    def label_from_instance(self, party: Party) -> str:
        return party.organisation.name


class CommitmentForm(forms.Form):
    """What a person writes about a commitment, both when adding and when correcting."""

    words = forms.CharField(
        label=_("Words of the agreement"),
        help_text=_("Copy them from the text, exactly as they stand there."),
        widget=forms.Textarea({"rows": 3}),
    )
    title = forms.CharField(label=_("Short name"), max_length=150)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=CommitmentKind.choices, widget=forms.RadioSelect, help_text=KIND_HELP
    )
    bound = PartyChoices(label=_("Binds"), queryset=Party.objects.none(), widget=forms.CheckboxSelectMultiple)
    domains = forms.ModelMultipleChoiceField(
        label=_("Domains"), queryset=Domain.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    areas = forms.ModelMultipleChoiceField(
        label=_("Areas"), queryset=Area.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    due_on = forms.DateField(label=_("Due"), required=False, widget=DayInput)
    report_every_days = forms.IntegerField(
        label=_("Days between reports"),
        required=False,
        min_value=7,
        max_value=3660,
        help_text=_("Empty: as the agreement says."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, agreement: Agreement, by: Actor, adding: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["bound"].queryset = agreement.parties.select_related("organisation")
        self.fields["domains"].queryset = agreement.domains.all()
        self.fields["areas"].queryset = Area.objects.visible_to(by)
        if not adding:
            del self.fields["words"]
        if not self.fields["areas"].queryset.exists():
            del self.fields["areas"]

    def particulars(self) -> Particulars:
        """Return what was written, for the action."""
        said = self.cleaned_data
        names = ("title", "kind", "bound", "domains", "due_on", "report_every_days")
        return Particulars(**{name: said[name] for name in names}, areas=said.get("areas", ()))


def values_of(commitment: Commitment) -> dict[str, Any]:
    """Return the commitment as the form shows it."""
    return {
        "title": commitment.title,
        "kind": commitment.kind,
        "bound": [binding.party_id for binding in commitment.bindings.all()],
        "domains": [domain.pk for domain in commitment.domains.all()],
        "areas": [area.pk for area in commitment.areas.all()],
        "due_on": commitment.due_on,
        "report_every_days": commitment.report_every_days,
        "version": commitment.version,
    }


class StandingForm(forms.Form):
    """A change of the promise itself, with its reason."""

    standing = forms.ChoiceField(label=_("What happens to the promise"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"), max_length=2000, widget=forms.Textarea({"rows": 3}), help_text=_("All parties see this.")
    )
    new_text = forms.CharField(
        label=_("New wording"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Only when the wording changes. The earlier wording stays visible."),
    )
    source_url = forms.URLField(label=_("Link to the decision"), required=False, max_length=500, assume_scheme="https")
    answers = forms.ModelChoiceField(
        label=_("Answers what no longer holds"),
        queryset=Assumption.objects.none(),
        required=False,
        empty_label=_("No, this is about something else"),
    )

    def __init__(
        self, *args: Any, commitment: Commitment, reviewed_for: Sequence[Assumption] = (), **options: Any
    ) -> None:
        options.setdefault("initial", {"answers": reviewed_for[0].pk if reviewed_for else None})
        super().__init__(*args, **options)
        if reviewed_for:
            answers = self.fields["answers"]
            answers.queryset = Assumption.objects.filter(pk__in={one.pk for one in reviewed_for})
            answers.choices = [("", answers.empty_label), *((one.pk, str(one)) for one in reviewed_for)]
        else:
            del self.fields["answers"]
        words = {
            Standing.CHANGED: _("Change the wording"),
            Standing.UNDER_REVIEW: _("Put under review"),
            Standing.DROPPED: _("Drop"),
            Standing.STANDS: _("The promise stands") if reviewed_for else _("Restore"),
        }
        self.fields["standing"].choices = [
            (standing, word)
            for standing, word in words.items()
            if standing != commitment.standing
            or standing == Standing.CHANGED
            or (reviewed_for and standing == "stands")
        ]


class OwnSideForm(forms.Form):
    """What one's own party decides alone about a commitment: owner, wish, spokesperson."""

    owner = forms.ModelChoiceField(label=_("Owner"), queryset=Person.objects.none(), required=False)
    wants = forms.CharField(
        label=_("What your party wants out of it"),
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("The other parties see this."),
    )
    spokesperson = PartyChoice(
        label=_("Another party speaks for yours"),
        queryset=Party.objects.none(),
        required=False,
        help_text=_("Then its view counts as yours when the state is confirmed."),
    )

    def __init__(self, *args: Any, commitment: Commitment, by: Actor, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = own_people(by, on, self.initial.get("owner"))
        parties = commitment.agreement.parties
        others = parties.exclude(organisation=by.organisation_id).select_related("organisation")
        self.fields["spokesperson"].queryset = others
        named = [
            (each.pk, each.organisation.name) for each in parties.all() if each.organisation_id != by.organisation_id
        ]
        self.fields["spokesperson"].choices = [("", _("No, we speak for ourselves")), *named]
        self.fields["owner"].empty_label = _("The party's contact")
        if len(parties.all()) < 3:
            del self.fields["spokesperson"]


class ManyForm(forms.Form):
    """Owner, kind or domain for several commitments at once."""

    owner = forms.ModelChoiceField(label=_("Owner in your party"), queryset=Person.objects.none(), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Leave as it is")), *CommitmentKind.choices]
    )
    domain = forms.ModelChoiceField(label=_("Add domain"), queryset=Domain.objects.none(), required=False)

    def __init__(self, *args: Any, agreement: Agreement, by: Actor, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = own_people(by, on)
        self.fields["domain"].queryset = agreement.domains.all()
        self.fields["owner"].empty_label = self.fields["domain"].empty_label = _("Leave as it is")
