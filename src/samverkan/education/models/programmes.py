"""Programmes and courses, and what happened in them year by year."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Circled, CircledQuerySet, Organisation, Person
from samverkan.areas.models import Area
from samverkan.education.models.several import SeveralField, one_of
from samverkan.search import SwedishKeyField, key

MUNICIPALITY = RegexValidator(r"\A\d{4}\Z", _("A municipality is four digits."))
FIELD = RegexValidator(
    r"\A\d{2,3}[a-z]?\Z", _("A field of SUN 2020 is two or three digits, and a letter where there is one.")
)
FIRST_YEAR, LAST_YEAR = 1977, 2100


class Kind(models.TextChoices):
    """Whether it leads to a degree, is a part, or something between."""

    PROGRAMME = "programme", pgettext_lazy("education", "Programme")
    COURSE = "course", pgettext_lazy("education", "Course")
    PACKAGE = "package", pgettext_lazy("education", "Package of courses")


class Form(models.TextChoices):
    """How it is given; several may hold at once."""

    CAMPUS = "campus", pgettext_lazy("form of education", "Campus")
    DISTANCE = "distance", pgettext_lazy("form of education", "At a distance")
    PART_TIME = "part_time", pgettext_lazy("form of education", "Part-time")
    MODULAR = "modular", pgettext_lazy("form of education", "In modules")
    WORK_INTEGRATED = "work_integrated", pgettext_lazy("form of education", "Work-integrated")
    EVENING = "evening", pgettext_lazy("form of education", "Evenings")
    SUMMER = "summer", pgettext_lazy("form of education", "Summer")


class Credits(models.TextChoices):
    """What a credit is."""

    HP = "hp", _("higher education credits (hp, the same as ECTS)")
    YHP = "yh", _("higher vocational credits (yhp)")
    UPPER_SECONDARY = "gy", _("upper secondary credits")
    ADULT = "vp", _("study weeks")


class Origin(models.TextChoices):
    """Where what is said of it came from at first."""

    OWN = "own", _("own entry")
    FILE = "file", _("a file")
    SUSA = "susa", _("Susa-navet")


class ProgrammeQuerySet(CircledQuerySet):
    def given(self) -> "ProgrammeQuerySet":
        """Return those that are not archived."""
        return self.filter(archived_at=None)

    def found_by(self, text: str) -> "ProgrammeQuerySet":
        wanted = key(text)
        return self.filter(
            models.Q(name_key__contains=wanted) | models.Q(provider_key__contains=wanted) | models.Q(code__iexact=text)
        )

    def in_form(self, form: str) -> "ProgrammeQuerySet":
        return self.filter(given_as__contains=one_of(form))


class Programme(Circled):
    """
    A programme, a course or a package of courses that somebody gives or plans, in the interest of those that see it.

    stages  names of stages of the party's value chain
    said    what Susa-navet said when it was last read, field by field; a field that differs from it is our correction
    """

    name = models.CharField(_("name"), max_length=200)
    name_key = SwedishKeyField(source="name")
    code = models.CharField(_("code"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.PROGRAMME)
    provider = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="gives")
    provider_name = models.CharField(_("given by"), max_length=200)
    provider_key = SwedishKeyField(source="provider_name")
    given_as = SeveralField(_("form"))
    weeks = models.PositiveSmallIntegerField(_("length in weeks"), null=True, blank=True)
    pace = models.PositiveSmallIntegerField(
        _("pace (%)"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    level = models.PositiveSmallIntegerField(
        _("level (SeQF/EQF)"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(8)]
    )
    credits = models.DecimalField(_("credits"), max_digits=6, decimal_places=1, null=True, blank=True)
    credit_system = models.CharField(_("kind of credits"), max_length=5, choices=Credits.choices, default=Credits.HP)
    municipality_code = models.CharField(_("municipality"), max_length=4, blank=True, validators=[MUNICIPALITY])
    field_code = models.CharField(_("field (SUN 2020)"), max_length=4, blank=True, validators=[FIELD])
    teachers = models.DecimalField(
        _("teachers needed (full-time)"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    place_cost_sek = models.PositiveIntegerField(_("cost of one place (SEK)"), null=True, blank=True)
    stages = SeveralField(_("stages of the value chain"), max_length=1200)
    areas = models.ManyToManyField(Area, related_name="programmes", blank=True)
    description = models.TextField(_("description"), blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    organisations = models.ManyToManyField(Organisation, related_name="programmes", blank=True)
    origin = models.CharField(_("origin"), max_length=5, choices=Origin.choices, default=Origin.OWN)
    susa_id = models.CharField(max_length=200, blank=True, help_text="Id of the education in Susa-navet.")
    said = models.JSONField(default=dict, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)
    archived_because = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ("name_key", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["home", "susa_id"], condition=~models.Q(susa_id=""), name="programme_once_of_susa"
            ),
            models.CheckConstraint(
                condition=models.Q(level=None) | models.Q(level__gte=1, level__lte=8), name="programme_level_1_to_8"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Q:
        through = Programme.organisations.through.objects.filter(
            programme=models.OuterRef("pk"), organisation=organisation_id
        )
        return models.Q(models.Exists(through))

    @property
    def form_words(self) -> list[str]:
        """The forms as people read them, in the order of the list."""
        return [str(form.label) for form in Form if form.value in self.given_as]


class YearFigures(models.Model):
    """
    What one year was in a programme: places, applicants, those who began, and those of them who finished.

    finished  of those who began this year; unknown until their time is over
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    places = models.PositiveIntegerField(_("places"), null=True, blank=True)
    applicants = models.PositiveIntegerField(_("applicants"), null=True, blank=True)
    started = models.PositiveIntegerField(_("began"), null=True, blank=True)
    finished = models.PositiveIntegerField(_("finished"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200)
    is_preliminary = models.BooleanField(_("preliminary"), default=False)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    entered_for = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("programme", "-year")
        constraints = (
            models.UniqueConstraint(fields=["programme", "year"], name="figures_once_a_year"),
            models.CheckConstraint(
                condition=models.Q(finished=None)
                | models.Q(started=None)
                | models.Q(finished__lte=models.F("started")),
                name="figures_no_more_finish_than_began",
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme} {self.year}"

    @property
    def throughput(self) -> float | None:
        """The share of those who began that finished, 0 to 1; None where either is unknown or nobody began."""
        return None if self.finished is None or not self.started else self.finished / self.started
