"""Forms about adjusting minutes: who does, what they want changed, addenda."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person
from samverkan.agreements.models import Party
from samverkan.meetings.forms.calling import PaperField
from samverkan.meetings.models import AgendaItem
from samverkan.meetings.queries.minutes.versions import ItemToAdjust
from samverkan.ui.forms import DayInput


class AdjustersField(forms.ModelMultipleChoiceField):
    """People to choose among, with their titles; those without an address approve on paper."""

    def label_from_instance(self, obj: Person) -> str:
        on_paper = "" if obj.email else str(_("no e-mail address: approves on paper"))
        return ", ".join(filter(None, (obj.name, obj.title, on_paper)))


class AdjustersForm(forms.Form):
    """Who approves the minutes for each party."""

    def __init__(
        self,
        *args: Any,
        people: Mapping[Party, QuerySet[Person]],
        chosen: Mapping[int, Sequence[int]] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.people = people
        for party, those in people.items():
            self.fields[f"adjusters_{party.pk}"] = AdjustersField(
                label=_("Adjusts for %(party)s") % {"party": party.organisation.name},
                queryset=those,
                initial=(chosen or {}).get(party.pk, ()),
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": _("Choose at least one person.")},
                help_text=""
                if those.exists()
                else _("Nobody there is known in Samverkan. Ask the party to name a contact first."),
            )

    def adjusters(self) -> dict[Party, list[Person]]:
        """Return who was chosen in each party."""
        return {party: list(self.cleaned_data[f"adjusters_{party.pk}"]) for party in self.people}


class AddendumForm(AdjustersForm):
    """A correction of locked minutes, and who approves it."""

    text = forms.CharField(
        label=_("What is corrected"),
        widget=forms.Textarea({"rows": 5}),
        help_text=_("The minutes stay as they are. The addendum stands below them with its date."),
    )


class SignedForm(forms.Form):
    """The day on which an adjuster signed a paper, and the paper."""

    signed_on = forms.DateField(
        label=_("The day on the paper"),
        widget=DayInput,
        help_text=_("Your name stands in the minutes as the one who noted it."),
    )
    file = PaperField(
        label=_("The signed paper, as a file"),
        required=False,
        help_text=_("At most 50 MB. All who may read the minutes can open it."),
    )


class RemarksForm(forms.Form):
    """What an adjuster wants changed, item by item."""

    def __init__(self, *args: Any, items: Sequence[ItemToAdjust], **options: Any) -> None:
        super().__init__(*args, **options)
        self.items = {f"item_{shown.item.pk}": shown for shown in items if shown.item}
        for name, shown in self.items.items():
            self.fields[name] = box(f"§ {shown.number} {shown.heading}")
        self.fields["whole"] = box(_("The minutes as a whole"))

    def remarks(self) -> dict[AgendaItem | None, str]:
        """Return what was written, by item; None stands for the whole."""
        said: dict[AgendaItem | None, str] = {
            shown.item: self.cleaned_data[name] for name, shown in self.items.items() if shown.item
        }
        return {**said, None: self.cleaned_data["whole"]}


def box(label: Any) -> forms.CharField:
    """Return a box for a remark."""
    return forms.CharField(label=label, required=False, max_length=2000, widget=forms.Textarea({"rows": 2}))
