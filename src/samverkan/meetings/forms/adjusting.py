"""Forms about adjusting minutes: who does, what they want changed, addenda."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person
from samverkan.agreements.models import Party
from samverkan.meetings.models import AgendaItem
from samverkan.meetings.queries.minutes.versions import ItemToAdjust


class AdjustersField(forms.ModelMultipleChoiceField):
    """People to choose among, with their titles."""

    def label_from_instance(self, obj: Person) -> str:
        return ", ".join(filter(None, (obj.name, obj.title)))


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
                else _("Nobody there has an e-mail address in Samverkan. Ask the party to name a contact first."),
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
