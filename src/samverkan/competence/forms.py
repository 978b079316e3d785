"""What the list of occupations is cut down to, and what is sent to a meeting's inbox."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.competence.asking import Inbox
from samverkan.competence.chains import Stage
from samverkan.competence.queries.behind import Required
from samverkan.competence.queries.comparing import OCCUPATIONS, SKILLS
from samverkan.competence.queries.listing import Sought

ALL = ("", _("All"))
# The agency's own words are kept in Swedish as they stand; a translation is shown beside them.
RECRUITMENT = (
    ALL,
    ("brist", pgettext_lazy("recruitment", "Shortage")),
    ("paradox", pgettext_lazy("recruitment", "Paradox")),
    ("balans", pgettext_lazy("recruitment", "Balance")),
    ("överskott", pgettext_lazy("recruitment", "Surplus")),
)
OUTLOOK = (
    ALL,
    ("öka", pgettext_lazy("outlook", "Rises")),
    ("vara oförändrad", pgettext_lazy("outlook", "Unchanged")),
    ("minska", pgettext_lazy("outlook", "Falls")),
)
COMPARED = ((OCCUPATIONS, _("Occupations")), (SKILLS, _("Skills")))
TAUGHT = (ALL, ("yes", _("Education found")), ("no", _("No education found")))


class OccupationFilter(forms.Form):
    """Region, words, assessment, outlook and education; all of them live in the address."""

    region = forms.ChoiceField(label=_("Region"), required=False)
    q = forms.CharField(label=_("Occupation or SSYK code"), required=False, max_length=100)
    lage = forms.ChoiceField(label=_("Recruitment"), required=False, choices=RECRUITMENT)
    prognos = forms.ChoiceField(label=_("Five-year outlook"), required=False, choices=OUTLOOK)
    utbildning = forms.ChoiceField(label=_("Education"), required=False, choices=TAUGHT)

    def __init__(self, *args: Any, regions: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["region"].choices = regions

    def sought(self) -> Sought:
        """Return what is sought; what could not be understood counts as not said."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Sought(
            text=said.get("q") or "",
            recruitment=said.get("lage") or "",
            outlook=said.get("prognos") or "",
            taught=said.get("utbildning") or "",
        )


class PlaceForm(forms.Form):
    """Which region to show."""

    region = forms.ChoiceField(label=_("Region"), required=False)

    def __init__(self, *args: Any, regions: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["region"].choices = regions


class ComparingForm(forms.Form):
    """Two regions, two periods, and what is compared; all of it lives in the address."""

    region = forms.ChoiceField(label=_("The one"), required=False)
    period = forms.ChoiceField(label=_("Months of the one"), required=False)
    mot = forms.ChoiceField(label=_("The other"), required=False)
    motperiod = forms.ChoiceField(label=_("Months of the other"), required=False)
    av = forms.ChoiceField(label=_("What is compared"), required=False, choices=COMPARED)
    q = forms.CharField(label=_("Part of the name"), required=False, max_length=100)
    tydliga = forms.BooleanField(label=_("Only clear differences"), required=False)

    def __init__(
        self, *args: Any, regions: list[tuple[str, str]], periods: list[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name in ("region", "mot"):
            self.fields[name].choices = regions
        for name in ("period", "motperiod"):
            self.fields[name].choices = periods


class MapForm(forms.Form):
    """Of where, of when and of what the map is; all of it lives in the address."""

    region = forms.ChoiceField(label=_("Region"), required=False)
    period = forms.ChoiceField(label=_("Months"), required=False)
    yrke = forms.ChoiceField(label=_("Occupation"), required=False)
    fardighet = forms.ChoiceField(label=_("Skill"), required=False)

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, offered in choices.items():
            self.fields[name].choices = offered


class SkillFilter(forms.Form):
    """Words in the name of a skill; the occupation stays as it is."""

    q = forms.CharField(label=_("Skill"), required=False, max_length=100)
    yrke = forms.CharField(required=False, max_length=4, widget=forms.HiddenInput())


class AdsFilter(forms.Form):
    """Which ads: months, and how much the skill is wanted; occupation and skill stay as they are."""

    fran = forms.RegexField(r"\A\d{4}-\d{2}\Z", label=_("From month (2026-01)"), required=False)
    till = forms.RegexField(r"\A\d{4}-\d{2}\Z", label=_("To month"), required=False)
    hur = forms.ChoiceField(label=_("How much the skill is wanted"), required=False, choices=(ALL, *Required.choices))
    yrke = forms.RegexField(r"\A\d{4}\Z", required=False, widget=forms.HiddenInput())
    fardighet = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput())

    def said(self) -> dict[str, str]:
        """Return what was said; what could not be understood counts as not said."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}


class QuestionForm(forms.Form):
    """A question for a meeting's inbox."""

    title = forms.CharField(label=_("Question"), max_length=200, widget=forms.Textarea(attrs={"rows": 3}))
    why = forms.CharField(label=_("Why it is asked"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))
    inbox = forms.ChoiceField(label=_("Inbox"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, inboxes: list[Inbox], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["inbox"].choices = [(one.key, one.label) for one in inboxes]
        self.fields["inbox"].initial = inboxes[0].key if inboxes else None  # that of the nearest meeting
        if len(inboxes) == 1:
            self.fields["inbox"].widget = forms.HiddenInput()

    def clean_title(self) -> str:
        """Return the question on one line."""
        return " ".join(self.cleaned_data["title"].split())


class StageForm(forms.Form):
    """One stage of a value chain; without a name it is left out."""

    name = forms.CharField(label=_("Name"), required=False, max_length=80)
    occupations = forms.CharField(
        label=_("Occupations"), required=False, max_length=400, help_text=_("SSYK groups of four digits: 2143, 7411")
    )
    words = forms.CharField(
        label=_("Words in the names of its skills"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Parts of words, with commas between: batteri, elektrod"),
    )  # fmt: skip

    def clean_occupations(self) -> tuple[str, ...]:
        """Return the SSYK groups, each once."""
        codes = re.split(r"[\s,;]+", self.cleaned_data["occupations"].strip())
        wrong = [code for code in codes if code and not re.fullmatch(r"[0-9]{4}", code)]
        if wrong:
            raise forms.ValidationError(_("An SSYK group is four digits: %(code)s is not."), params={"code": wrong[0]})
        return tuple(dict.fromkeys(code for code in codes if code))

    def clean_words(self) -> tuple[str, ...]:
        """Return the words, each once; one letter would fit nearly every skill."""
        words = [" ".join(word.split()) for word in re.split(r"[,;\n]", self.cleaned_data["words"])]
        if short := [word for word in words if len(word) in (1, 2)]:
            raise forms.ValidationError(_("Three letters at least: %(word)s is too short."), params={"word": short[0]})
        return tuple(dict.fromkeys(word for word in words if word))

    @property
    def stage(self) -> Stage | None:
        """The stage that was said; none without a name."""
        said = getattr(self, "cleaned_data", {})
        name = said.get("name", "").strip()
        return Stage(name, said["occupations"] or (), said["words"] or ()) if name else None


StageForms = forms.formset_factory(StageForm, extra=2, max_num=12)
