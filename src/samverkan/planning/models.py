"""What is remembered of competence cases: their versions, the plans computed of them, scenarios and comments."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Circled, Organisation, Person
from samverkan.areas.models import Area
from samverkan.runs.models import Run
from samverkan.search import SwedishKeyField


class Case(Circled):
    """
    A region's labour market, its education and perhaps an establishment, about which parties decide together.

    organisations  those it concerns: they see it when it is shared, and may change it
    version        the number of its newest version
    """

    title = models.CharField(_("title"), max_length=150)
    title_key = SwedishKeyField(source="title")
    description = models.TextField(_("description"), blank=True, max_length=5000)
    area = models.ForeignKey(Area, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("area"))
    organisations = models.ManyToManyField(Organisation, related_name="+", blank=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("title_key", "pk")

    def __str__(self) -> str:
        return self.title

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Q:
        through = Case.organisations.through.objects.filter(case=models.OuterRef("pk"), organisation=organisation_id)
        return models.Q(models.Exists(through))


class CaseVersion(models.Model):
    """
    A case file as it was saved once: all of its text, who saved it, when, and what was changed.

    text             the file, competence-case/1 in YAML
    region           the name it gives its region
    figures, sourced how many numbers it is computed from, and how many of them somebody has delivered
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    region = models.CharField(max_length=200)
    figures = models.PositiveIntegerField()
    sourced = models.PositiveIntegerField()
    note = models.CharField(_("what was changed"), max_length=300, blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    saved_for = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["case", "number"], name="case_version_once"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"


class Scenario(models.Model):
    """
    What somebody wants to see of a case: some figures changed, under a name of their own.

    changes  what is changed, by the names of `planning.scenarios`
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="scenarios")
    name = models.CharField(_("name"), max_length=100)
    changes = models.JSONField(default=dict)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    saved_for = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=["case", "name"], name="case_scenario_once"),)

    def __str__(self) -> str:
        return self.name


STEPS = {
    "compiling": _("the model is made ready"),
    "past": _("what has been"),
    "missing": _("how many are missing"),
    "causes": _("why they are missing"),
    "scenarios": _("what may happen"),
    "measures": _("what measures give"),
    "plan": _("the best plan"),
    "assumptions": _("which assumptions decide"),
}
"""What the engine is at while it computes a plan, by its own names."""


class Calculation(models.Model):
    """A plan computed, or being computed, of one version of a case, as it stands or in a saved scenario."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="calculations")
    version = models.ForeignKey(CaseVersion, models.CASCADE, related_name="calculations")
    scenario = models.ForeignKey(Scenario, models.CASCADE, null=True, related_name="calculations")
    run = models.OneToOneField(Run, models.CASCADE, related_name="+")

    class Meta:
        ordering = ("-run__asked_at", "-pk")

    @property
    def step_name(self) -> str:
        """What the engine is at, in words."""
        return str(STEPS.get(self.run.step, self.run.step))


class Comment(models.Model):
    """
    What somebody said of a case, to everybody who sees it.

    about  what of it is meant: a place in the file or a part of the result; empty for the whole
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="comments")
    text = models.TextField(_("comment"), max_length=3000)
    about = models.CharField(max_length=200, blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    said_for = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("said_at", "pk")


class Following(models.Model):
    """
    Which sources a case follows, and what became of the figures that they delivered.

    region      of the counts by occupation: a county, a municipality or the country
    series      how they are counted: source, dataset, measure and unit; empty where the case follows none
    programmes  id of a programme in the file → its number in education
    by_itself   newer figures come in without asking, where nobody wrote others
    taken       what stands in the file as a source had it, by the keys of `flowing`
    left        what somebody let be, so that it is asked of again only when the source says something else
    newer       what waits to be chosen: years and how many; empty where nothing does
    looked_at   when the sources were last held against the case
    """

    case = models.OneToOneField(Case, models.CASCADE, related_name="following")
    region = models.CharField(max_length=4, blank=True)
    series = models.JSONField(default=dict)
    programmes = models.JSONField(default=dict)
    by_itself = models.BooleanField(_("newer figures come in by themselves"), default=False)
    taken = models.JSONField(default=dict)
    left = models.JSONField(default=dict)
    newer = models.JSONField(default=dict)
    newer_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("case",)

    def __str__(self) -> str:
        return str(self.case)
