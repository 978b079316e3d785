"""What could be done about a gap, and the figures of each option as they were when they were taken."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Organisation, Person
from samverkan.gap_cases.models.cases import GapCase


class OptionKind(models.TextChoices):
    """What kind of measure it is."""

    PROGRAMME = "programme", _("New programme")
    PLACES = "places", _("More places")
    FORM = "form", _("Distance or part-time form")
    COURSE = "course", _("Commissioned 15-week course")
    RECRUIT = "recruit", _("Recruit from elsewhere")
    SEVERAL = "several", _("Several measures together")
    NOTHING = "nothing", _("Do nothing")


class Option(models.Model):
    """One way to meet a gap, with what speaks for and against it."""

    case = models.ForeignKey(GapCase, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=10, choices=OptionKind.choices)
    title = models.CharField(_("what it is"), max_length=200)
    pros = models.CharField(_("speaks for"), max_length=300, blank=True)
    cons = models.CharField(_("speaks against"), max_length=300, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    added_for = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=["case", "position"], name="gap_option_in_its_place"),)

    def __str__(self) -> str:
        return self.title


class Figures(models.Model):
    """
    What an option is reckoned to give and cost, frozen as it was taken; newer figures are a row of their own.

    people   years with how many people the option has given by then, at least and at most: [[2028, 12, 18], …]
    by_year  what a plan says of each year (`by_year.ForecastYear`); empty where it was not computed
    size     at what size the plan tells of it: as it stands in the plan, or a class each year
    """

    option = models.ForeignKey(Option, models.CASCADE, related_name="figures")
    people = models.JSONField(default=list)
    by_year = models.JSONField(default=list, blank=True)
    size = models.CharField(max_length=12, blank=True)
    cost_sek = models.DecimalField(_("cost"), max_digits=14, decimal_places=0, null=True, blank=True)
    teachers = models.DecimalField(_("teachers"), max_digits=6, decimal_places=1, null=True, blank=True)
    first_year = models.PositiveSmallIntegerField(_("first year of effect"), null=True, blank=True)
    filled_low = models.IntegerField(_("job-years filled, at least"), null=True, blank=True)
    filled_high = models.IntegerField(_("job-years filled, at most"), null=True, blank=True)
    left_low = models.PositiveIntegerField(_("still missing, at least"), null=True, blank=True)
    left_high = models.PositiveIntegerField(_("still missing, at most"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    as_of = models.DateField(_("day of the figures"))
    origin = models.CharField(max_length=60, blank=True, help_text="The measure in a computation: an id.")
    run = models.CharField(max_length=60, blank=True, help_text="The id of the run.")
    code_version = models.CharField(max_length=60, blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("-taken_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["option"], condition=Q(is_current=True), name="gap_option_one_current_figures"
            ),
            models.CheckConstraint(
                condition=Q(left_low=None, left_high=None) | Q(left_low__lte=models.F("left_high")),
                name="gap_figures_low_below_high",
            ),
        )
