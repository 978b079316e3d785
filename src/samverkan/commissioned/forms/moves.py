"""What is said with each move of an enquiry."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Organisation, Person
from samverkan.commissioned.actions.checking import Found
from samverkan.commissioned.actions.moving import Plan
from samverkan.commissioned.checklist import RULES, Answer
from samverkan.commissioned.forms.enquiries import line, words
from samverkan.commissioned.models import CommissionedCourse, Enquiry
from samverkan.commissioned.personal_numbers import refuse
from samverkan.commissioned.queries.page import CheckedPoint
from samverkan.commissioned.states import LostBecause
from samverkan.education.models import Programme
from samverkan.ui.forms import DayInput

OPEN = "open"
"""A point of the checklist that is not answered yet."""
PLANNED = ("title", "starts_on", "ends_on", "place", "places", "builds_on")
ELSEWHERE = _("The calculation, the offer and the invoice stay in your own systems. Put a link here if you have one.")


def link(label: Any, **options: Any) -> forms.URLField:
    return forms.URLField(label=label, required=False, max_length=500, assume_scheme="https", **options)


class TakeForm(forms.Form):
    """Who answers, and by when."""

    responsible = forms.ModelChoiceField(label=_("Who answers?"), queryset=Person.objects.none())
    answer_by = forms.DateField(label=_("Answer by"), widget=DayInput)

    def __init__(self, *args: Any, people: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["responsible"].queryset = people


class OfferForm(forms.Form):
    """How long the offer stands."""

    offer_until = forms.DateField(label=_("The offer stands until"), widget=DayInput)
    calculation_url = link(_("Link to the price calculation"), help_text=ELSEWHERE)


class PlanForm(forms.Form):
    """When, where and for how many."""

    title = line(_("Title of the course"))
    starts_on = forms.DateField(label=_("First day"), widget=DayInput)
    ends_on = forms.DateField(label=_("Last day"), widget=DayInput)
    place = line(_("Place"), most=120, required=False)
    places = forms.IntegerField(label=_("Number of places"), min_value=1, max_value=100_000)

    builds_on = forms.ModelChoiceField(
        label=_("Which programme or course does it build on?"), required=False, queryset=Programme.objects.none(),
        empty_label=_("None, or none that stands here"),
    )  # fmt: skip

    def __init__(self, *args: Any, programmes: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["builds_on"].queryset = programmes

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", _("The last day cannot be before the first."))
        return said

    def plan(self) -> Plan:
        """Return what was written, for the action."""
        return Plan(**{name: self.cleaned_data[name] for name in PLANNED})


class AgreeForm(PlanForm):
    """What the employer bought."""

    calculation_url = link(_("Link to the price calculation"), help_text=ELSEWHERE)


class GiveForm(PlanForm):
    """What was given: how many completed it, never who."""

    completed = forms.IntegerField(
        label=_("How many completed it?"), min_value=0, max_value=100_000,
        help_text=_("Only the number. Names and personal numbers of participants are never registered here."),
    )  # fmt: skip
    invoice_url = link(_("Link to the invoice"), help_text=ELSEWHERE)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if (said.get("completed") or 0) > (said.get("places") or 0) and "places" in said:
            self.add_error("completed", _("More than there were places."))
        return said


class EvaluateForm(forms.Form):
    """What the course gave, and what was learnt of it."""

    result = words(
        _("What did it give?"), required=True, help_text=_("For the employer and its work, in a few sentences.")
    )
    learnt = words(_("What did we learn?"), help_text=_("What to do otherwise the next time."))


class LoseForm(forms.Form):
    """Why nothing came of it."""

    because = forms.ChoiceField(label=_("Reason"), choices=LostBecause.choices, widget=forms.RadioSelect)
    words = words(_("More about why"), most=2000, help_text=_("It helps those who plan what to offer."))


class ChecklistForm(forms.Form):
    """Each point of the checklist: an answer and a note."""

    def __init__(self, *args: Any, points: tuple[CheckedPoint, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.points = points
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)
        for point in points:
            code, found = point.rule.point.value, point.found
            self.fields[code] = forms.ChoiceField(
                label=point.rule.point.label, widget=forms.RadioSelect, help_text=str(point.rule.text),
                choices=[*Answer.choices, (OPEN, _("Not answered yet"))], initial=found.answer if found else OPEN,
            )  # fmt: skip
            self.fields[f"{code}-note"] = forms.CharField(
                label=_("Note"),
                required=False,
                max_length=500,
                initial=found.note if found else "",
                validators=[refuse],
            )

    def rows(self) -> list[tuple[CheckedPoint, Any, Any]]:
        """Return each point with its two fields."""
        return [(point, self[point.rule.point.value], self[f"{point.rule.point.value}-note"]) for point in self.points]

    def found(self) -> dict[str, Found]:
        """Return what was found, for the action."""
        said, codes = self.cleaned_data, [rule.point.value for rule in RULES]
        answers = {code: "" if said[code] == OPEN else said[code] for code in codes}
        return {code: Found(answers[code], said[f"{code}-note"]) for code in codes}


class ShareForm(forms.Form):
    """Which parties may read it."""

    organisations = forms.ModelMultipleChoiceField(
        label=_("Send it to"), queryset=Organisation.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, partners: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisations"].queryset = partners


def start_of(enquiry: Enquiry, course: CommissionedCourse | None) -> dict[str, Any]:
    """Return what is known already of what a move asks for."""
    planned: dict[str, Any] = {
        "title": enquiry.title, "place": enquiry.place, "places": enquiry.people, "starts_on": enquiry.wanted_from
    }  # fmt: skip
    if course:
        planned = {name: getattr(course, name) for name in (*PLANNED, "completed", "result", "learnt")}
    links = {"calculation_url": enquiry.calculation_url, "invoice_url": enquiry.invoice_url}
    return {**planned, **links, "responsible": enquiry.responsible_id, "answer_by": enquiry.answer_by}
