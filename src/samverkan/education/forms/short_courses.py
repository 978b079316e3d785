"""The form about a short course, in the order of the European elements."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.forms.concerning import ask_whom
from samverkan.accounts.models import Organisation
from samverkan.education.actions.short_courses import ELEMENTS, ShortDescription
from samverkan.education.forms.programmes import LEVELS, WHO_SEES
from samverkan.education.models import Participation, Programme, ShortCourse, Stacking, Supervision

NONE = ("", _("– not stated –"))


def words(label: Any, rows: int, help_text: Any = "") -> forms.CharField:
    """Return a field of several lines that may be left for later."""
    return forms.CharField(
        label=label, required=False, max_length=5000, widget=forms.Textarea({"rows": rows}), help_text=help_text
    )


class ShortCourseForm(forms.Form):
    """Title, awarding body, outcomes, workload, level, assessment and the rest; only the title is needed to begin."""

    title = forms.CharField(label=_("Title"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    programme = forms.ModelChoiceField(
        label=_("Course in the list"), queryset=Programme.objects.none(), required=False,
        empty_label=_("– none –"),
        help_text=_("The course that it describes, where it stands in the list of education."),
    )  # fmt: skip
    awarding_body = forms.CharField(label=_("Awarding body"), max_length=200, required=False)
    country = forms.CharField(label=_("Country or region of the issuer"), max_length=100, required=False)
    outcomes = words(
        _("Learning outcomes"), 6, _("One a line: what the learner knows, understands and can do afterwards.")
    )
    ects = forms.DecimalField(
        label=_("ECTS credits"), min_value=0, max_digits=5, decimal_places=1, required=False, localize=True,
        help_text=_("One higher education credit (hp) is one ECTS credit."),
    )  # fmt: skip
    hours = forms.IntegerField(
        label=_("Notional hours of work"), min_value=1, max_value=10_000, required=False,
        help_text=_("All work of the learner. One ECTS credit is 25 to 30 hours."),
    )  # fmt: skip
    level = forms.TypedChoiceField(
        label=_("Level (SeQF/EQF)"), choices=LEVELS, coerce=int, empty_value=None, required=False
    )
    assessment = words(_("Type of assessment"), 2, _("For example a written examination, or a project with a report."))
    participation = forms.ChoiceField(
        label=_("Form of participation"), choices=[NONE, *Participation.choices], required=False
    )
    quality = words(
        _("Quality assurance"),
        2,
        _("By what the course is assured: for example the university's own system, examined by UKÄ."),
    )
    prerequisites = words(_("Prerequisites"), 2)
    supervision = forms.ChoiceField(
        label=_("Supervision and identity verification during assessment"), choices=[NONE, *Supervision.choices],
        required=False,
    )  # fmt: skip
    grades = forms.CharField(label=_("Grades"), max_length=200, required=False)
    stacking = forms.ChoiceField(
        label=_("How it can be put together with others"), choices=[NONE, *Stacking.choices], required=False
    )
    language = forms.CharField(label=_("Language of instruction"), max_length=100, required=False)
    further = words(_("Further information"), 2)
    organisations = forms.ModelMultipleChoiceField(
        label=_("Concerns"), queryset=Organisation.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    circle = forms.ChoiceField(label=_("Who sees this"), choices=WHO_SEES, widget=forms.RadioSelect, initial="shared")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, by: Actor, course: ShortCourse | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        ask_whom(self, by, course)
        own = Q(pk=course.programme_id) if course else Q()  # it stays, though it may be archived by now
        self.fields["programme"].queryset = Programme.objects.visible_to(by).filter(Q(archived_at=None) | own)
        if course:
            del self.fields["circle"]

    def says(self) -> ShortDescription:
        """Return what was written, for the action."""
        said = self.cleaned_data
        return ShortDescription(**{name: said[name] for name in (*ELEMENTS, "organisations") if name in said})


def written(course: ShortCourse) -> dict[str, Any]:
    """Return the short course as the form shows it."""
    plain = {name: getattr(course, name) for name in (*ELEMENTS, "version") if name != "programme"}
    return plain | {
        "programme": course.programme_id,
        "organisations": list(course.organisations.values_list("pk", flat=True)),
    }


def from_programme(programme: Programme) -> dict[str, Any]:
    """Return what the list says already of a course, to begin the description with."""
    return {
        "title": programme.name, "programme": programme.pk, "awarding_body": programme.provider_name,
        "country": str(_("Sweden")), "level": programme.level,
        "ects": programme.credits if programme.credit_system == "hp" else None,
        "participation": participation(programme.given_as),
        "organisations": list(programme.organisations.values_list("pk", flat=True)),
    }  # fmt: skip


def participation(given_as: tuple[str, ...]) -> str:
    """Return the form of participation that the forms of a course come to; empty where they do not say."""
    if "work_integrated" in given_as:
        return Participation.AT_WORK.value
    here, away = "campus" in given_as, "distance" in given_as
    return {
        (True, True): Participation.BLENDED.value,
        (True, False): Participation.ONSITE.value,
        (False, True): Participation.ONLINE.value,
    }.get((here, away), "")
