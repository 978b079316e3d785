"""The form about an option and its figures."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.gap_cases.actions.options import Words
from samverkan.gap_cases.by_year import again
from samverkan.gap_cases.models import Figures, Option, OptionKind
from samverkan.gap_cases.queries.options import in_words
from samverkan.gap_cases.queries.plans import Measure
from samverkan.gap_cases.reckoned import Reckoned, Year
from samverkan.ui.dates import day
from samverkan.ui.forms import DayInput

LINE = re.compile(r"(\d{4})\s*[:;]?\s+([-\N{MINUS SIGN}]?\d{1,6})(?:\s*[-\N{EN DASH}]\s*([-\N{MINUS SIGN}]?\d{1,6}))?")
"""A year and how many: "2028: 12–18", or one figure where it is certain; below nought where people are taken."""
FIGURES = ("cost_sek", "teachers", "left_low", "left_high", "source", "source_url", "as_of")
KEPT = ("first_year", "filled_low", "filled_high", "origin", "run", "code_version", "size")
"""What only a plan says: it stays while the figures in the form are left as they are."""


class PeopleField(forms.CharField):
    """How many people by which year, a year on each line."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        """Return the years in their order; refuse a line that cannot be read, naming it."""
        years: dict[int, Year] = {}
        for line in (super().to_python(value) or "").splitlines():
            if line.strip():
                year = self._read(line.strip())
                years[year[0]] = year
        return tuple(years[number] for number in sorted(years))

    def _read(self, line: str) -> Year:
        found = LINE.fullmatch(line)
        if not found:
            words = {"line": line}
            raise forms.ValidationError(_("“%(line)s” cannot be read. Write a year and how many: 2028: 12–18.") % words)
        year, low, high = (
            int(each.replace("\N{MINUS SIGN}", "-")) for each in (found[1], found[2], found[3] or found[2])
        )
        if low > high:
            raise forms.ValidationError(_("“%(line)s”: at most must not be less than at least.") % {"line": line})
        return year, low, high

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether other years are written, however they are written."""
        return super().has_changed(self.to_python(initial), data)

    def prepare_value(self, value: Any) -> Any:
        """Return the years as lines."""
        return value if isinstance(value, str) or value is None else lines_of(value)


def lines_of(people: Any) -> str:
    """Return how many by which year, as lines."""
    return "\n".join(f"{year}: {low}" if low == high else f"{year}: {low}–{high}" for year, low, high in people)


class OptionForm(forms.Form):
    """One option: what it is, what speaks for and against it, and what it is reckoned to give and cost."""

    kind = forms.ChoiceField(label=_("Kind of measure"), choices=OptionKind.choices)
    title = forms.CharField(label=_("What it is"), max_length=200)
    pros = forms.CharField(label=_("Speaks for, in a sentence"), max_length=300, required=False)
    cons = forms.CharField(label=_("Speaks against, in a sentence"), max_length=300, required=False)
    people = PeopleField(
        label=_("People it has given by each year"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("A year on each line, at least and at most: 2028: 12–18. Counted from the start."),
    )
    left_low = forms.IntegerField(
        label=_("Still missing with it, at least"), required=False, min_value=0, max_value=1_000_000
    )
    left_high = forms.IntegerField(
        label=_("Still missing with it, at most"), required=False, min_value=0, max_value=1_000_000
    )
    cost_sek = forms.DecimalField(
        label=_("Cost in all, kronor"), required=False, min_value=0, max_digits=14, decimal_places=0
    )
    teachers = forms.DecimalField(
        label=_("Teachers needed, full-time"), required=False, min_value=0, max_digits=6, decimal_places=1
    )
    source = forms.CharField(label=_("Source of the figures"), max_length=300)
    source_url = forms.URLField(label=_("Link to the source"), required=False, max_length=500, assume_scheme="https")
    as_of = forms.DateField(label=_("Day of the figures"), widget=DayInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        low, high = said.get("left_low"), said.get("left_high")
        if (low is None) != (high is None):
            self.add_error("left_high", _("Fill in both at least and at most, or neither."))
        elif low is not None and high is not None and low > high:
            self.add_error("left_high", _("At most must not be less than at least."))
        return said

    def words(self) -> Words:
        """Return what was said of the option."""
        return Words(**{name: self.cleaned_data[name] for name in Words.__dataclass_fields__})

    def reckoned(self, kept: Figures | None = None) -> Reckoned:
        """Return the figures; unchanged ones still tell which computation they came from."""
        said = Reckoned(people=self.cleaned_data["people"], **{name: self.cleaned_data[name] for name in FIGURES})
        if kept is None or self.changed_figures():
            return said
        by_year = again(kept.by_year)
        return Reckoned(**{**vars(said), **{name: getattr(kept, name) for name in KEPT}, "by_year": by_year})

    def changed_figures(self) -> bool:
        """Say whether any figure differs from what the form was opened with."""
        return bool({"people", *FIGURES} & set(self.changed_data))


class PlanForm(forms.Form):
    """Which measures of the plans become options."""

    measures = forms.MultipleChoiceField(label=_("Measures"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, measures: list[Measure], **options: Any) -> None:
        super().__init__(*args, **options)
        self.there = {one.figures.origin: one for one in measures}
        self.fields["measures"].choices = [
            (one.figures.origin, f"{one.title} ({in_words(one.figures)}; {one.plan}, {day(one.figures.as_of)})")
            for one in measures
        ]

    def chosen(self) -> list[Measure]:
        """Return the measures that were ticked, in the order of the plans."""
        return [one for origin, one in self.there.items() if origin in self.cleaned_data["measures"]]


def values_of(option: Option, figures: Figures | None) -> dict[str, Any]:
    """Return an option as the form shows it."""
    told = {name: getattr(option, name) for name in (*Words.__dataclass_fields__, "version")}
    if figures is None:
        return told
    return {**told, "people": lines_of(figures.people), **{name: getattr(figures, name) for name in FIGURES}}
