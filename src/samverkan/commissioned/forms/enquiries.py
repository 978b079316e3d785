"""What an employer asks for: the same questions in the public form and in the party's own."""

import re
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Organisation
from samverkan.accounts.numbers import check_organisation_number
from samverkan.commissioned.actions.describing import PLAIN, Asked
from samverkan.commissioned.models import CourseForm, Desk, Enquiry
from samverkan.commissioned.personal_numbers import refuse
from samverkan.commissioned.queries.skills import Skill, skills_like, skills_of
from samverkan.competence.places import COUNTIES, INVENTED
from samverkan.ui.forms import DayInput

MOST_SKILLS = 20
LONGEST_SKILL = 120
ADDRESS = re.compile(r"://|\bwww\.|\.\w{2,}/", re.IGNORECASE)


def line(label: Any, *, most: int = 150, required: bool = True, **options: Any) -> forms.CharField:
    """Return a field of one line in which no personal identity number may stand."""
    return forms.CharField(label=label, max_length=most, required=required, validators=[refuse], **options)


def words(label: Any, *, most: int = 4000, rows: int = 4, required: bool = False, **options: Any) -> forms.CharField:
    """Return a field of several lines in which no personal identity number may stand."""
    return line(label, most=most, required=required, widget=forms.Textarea({"rows": rows}), **options)


def counties() -> list[tuple[str, str]]:
    """Return the counties by name; the invented one where somebody lives in it."""
    here = [code for code in INVENTED if Organisation.objects.filter(municipality_code__startswith=code).exists()]
    named = {**COUNTIES, **{code: INVENTED[code] for code in here}}
    return [("", str(_("Not said"))), *sorted(named.items(), key=lambda county: county[1])]


class EnquiryForm(forms.Form):
    """An enquiry as somebody in the party writes it down."""

    title = line(
        _("What is the training about?"), most=120, help_text=_("In a few words: “Maintenance of electric drives”.")
    )
    seek = forms.CharField(label=_("Search for skills"), required=False, max_length=80)
    chosen = forms.MultipleChoiceField(label=_("Skills found"), required=False, widget=forms.CheckboxSelectMultiple)
    others = words(
        _("Skills in your own words"),
        most=1500,
        rows=3,
        help_text=_("What people are to be able to do, one on each line."),
    )
    people = forms.IntegerField(label=_("How many people?"), required=False, min_value=1, max_value=100_000)
    wanted_from = forms.DateField(label=_("From when?"), required=False, widget=DayInput)
    place = line(_("Where?"), most=120, required=False, help_text=_("A town, or your own premises."))
    region = forms.ChoiceField(label=_("County"), required=False)
    form = forms.ChoiceField(
        label=_("In which form?"), choices=CourseForm.choices, initial=CourseForm.ANY, widget=forms.RadioSelect
    )
    words = words(_("More about the need"), help_text=_("Write nothing about single persons."))
    employer = line(_("Organisation"))
    employer_number = forms.CharField(
        label=_("Organisation number"), required=False, max_length=11, validators=[check_organisation_number],
        help_text=_("Six digits, a hyphen and four digits. Leave empty for a sole trader: it is a personal number."),
    )  # fmt: skip
    contact_name = line(_("Contact person"), required=False)
    contact_email = forms.EmailField(label=_("E-mail address"), required=False)
    contact_phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["region"].choices = counties()
        self.fields["chosen"].choices = [(skill.concept, skill.name) for skill in self.offered]

    @cached_property
    def offered(self) -> tuple[Skill, ...]:
        """The skills ticked already, and those that fit the words sought."""
        return tuple(
            {skill.concept: skill for skill in (*self.ticked, *skills_like(self["seek"].value() or ""))}.values()
        )

    @cached_property
    def ticked(self) -> tuple[Skill, ...]:
        said = self.data.getlist("chosen") if self.is_bound else self.initial.get("chosen", [])
        return tuple(skills_of(said[:MOST_SKILLS]).values())

    @property
    def found_nothing(self) -> bool:
        """Whether words were sought that no skill has."""
        return bool((self["seek"].value() or "").strip()) and len(self.offered) == len(self.ticked)

    def clean_others(self) -> tuple[str, ...]:
        """Return the skills in own words, a line each."""
        lines = [" ".join(each.split()) for each in self.cleaned_data["others"].splitlines()]
        if long := [each for each in lines if len(each) > LONGEST_SKILL]:
            start = long[0][:30]
            raise forms.ValidationError(_("A skill is a few words: shorten “%(start)s…”."), params={"start": start})
        return tuple(each for each in lines if each)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors and not said["chosen"] and not said["others"]:
            self.add_error(
                "others", _("Say at least one skill: tick one that was found, or write it in your own words.")
            )
        return said

    def says(self) -> Asked:
        """Return what was written, for the action."""
        said = self.cleaned_data
        own = tuple(Skill(each) for each in said["others"])
        picked = tuple(skill for skill in self.offered if skill.concept in said["chosen"])
        return Asked(**{name: said[name] for name in PLAIN}, skills=(*picked, *own)[:MOST_SKILLS])


class PublicForm(EnquiryForm):
    """The same for everybody: the contact is needed, and a field that only robots fill in."""

    desk = forms.ModelChoiceField(
        label=_("Whom do you ask?"), queryset=Desk.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    homepage = forms.CharField(
        label=_("Leave this field empty"), required=False, max_length=200,
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        desks = Desk.objects.taking_enquiries()
        self.fields["desk"].queryset = desks
        self.fields["desk"].label_from_instance = lambda desk: desk.organisation.name
        if len(desks) == 1:
            self.fields["desk"].widget = forms.HiddenInput()
            self.fields["desk"].initial = desks[0].pk
        for name in ("contact_name", "contact_email"):
            self.fields[name].required = True

    def clean_title(self) -> str:
        """Refuse addresses: the title stands in mail from us, which anybody can have sent to anybody."""
        title: str = self.cleaned_data["title"]
        if ADDRESS.search(title):
            raise forms.ValidationError(_("Say it in words, without addresses of web pages."))
        return title

    def clean_homepage(self) -> str:
        """Refuse what a robot filled in; a person who sees this can empty it."""
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("Leave the last field empty: it is there to stop robots."))
        return ""


def values_of(enquiry: Enquiry) -> dict[str, Any]:
    """Return the enquiry as the form shows it."""
    needs = list(enquiry.needs.all())
    known = skills_of(need.concept for need in needs if need.concept)
    return {
        **{name: getattr(enquiry, name) for name in (*PLAIN, "version")},
        "chosen": [need.concept for need in needs if need.concept in known],
        "others": "\n".join(need.name for need in needs if need.concept not in known),
    }
