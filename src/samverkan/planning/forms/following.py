"""Which sources a case follows."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samverkan.planning.flowing import Counted
from samverkan.planning.models import Following
from samverkan.planning.queries.delivered import Sources
from samverkan.planning.queries.flowing import stamp_of


class FollowingForm(forms.Form):
    """The counts by occupation, an education for each programme of the case, and whether figures come by themselves."""

    series = forms.ChoiceField(
        label=_("People by occupation"), required=False,
        help_text=_("One register in one classification. The case never joins it with another."),
    )  # fmt: skip
    by_itself = forms.BooleanField(
        label=_("Newer figures come in by themselves"),
        required=False,
        help_text=_("As a new version that says so. What somebody wrote by hand is never changed without asking."),
    )

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, following: Following | None, ways: list[tuple[Counted, int]], of: int,
        programmes: list[tuple[str, str]], educations: list[tuple[int, str]], **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        series, chosen = (following.series, following.programmes) if following else ({}, {})
        self.fields["seen"].initial = stamp_of(following)
        self.fields["by_itself"].initial = following is None or following.by_itself
        self.fields["series"].initial = next((one.name for one, _n in ways if asdict(one.way) == series), "")
        self.ways = {one.name: one for one, _number in ways}
        none = ("", _("None of them"))
        self.fields["series"].choices = [none, *((one.name, _told(one, number, of)) for one, number in ways)]
        self.programmes = {f"programme_{number}": name for number, (name, _called) in enumerate(programmes)}
        choices = [none, *((str(number), words) for number, words in educations)]
        for field, (name, called) in zip(self.programmes, programmes, strict=True):
            initial = str(chosen.get(name, ""))
            self.fields[field] = forms.ChoiceField(label=called, required=False, choices=choices, initial=initial)

    @property
    def programme_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.programmes]

    def sources(self, region: str) -> Sources:
        """Return what was chosen."""
        way = self.ways[said].way if (said := self.cleaned_data["series"]) else None
        numbers = {name: self.cleaned_data[field] for field, name in self.programmes.items()}
        return Sources(region, way, {name: int(number) for name, number in numbers.items() if number})


def _told(one: Counted, number: int, of: int) -> str:
    words = ngettext(
        "%(name)s: %(n)s of %(of)s occupation, until %(year)s",
        "%(name)s: %(n)s of %(of)s occupations, until %(year)s",
        of,
    )
    return words % {"name": one.name, "n": number, "of": of, "year": one.latest}
