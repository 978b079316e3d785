"""Short courses described in the European terms for micro-credentials."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Circled, CircledQuerySet, Organisation
from samverkan.education.models.programmes import Programme
from samverkan.search import SwedishKeyField, key


class Participation(models.TextChoices):
    """The form in which one takes part."""

    ONSITE = "onsite", pgettext_lazy("participation", "On site")
    ONLINE = "online", pgettext_lazy("participation", "Online")
    BLENDED = "blended", pgettext_lazy("participation", "Both on site and online")
    AT_WORK = "at_work", pgettext_lazy("participation", "At work")


class Supervision(models.TextChoices):
    """How the assessment is watched over, and whether it is made sure who is assessed; the words are the EU's."""

    NONE = "none", _("unsupervised with no identity verification")
    NO_IDENTITY = "no_identity", _("supervised with no identity verification")
    ONLINE = "online", _("supervised online with identity verification")
    ONSITE = "onsite", _("supervised on site with identity verification")


class Stacking(models.TextChoices):
    """Whether it can be put together with others."""

    ALONE = "alone", _("stand-alone")
    STACKABLE = "stackable", _("stackable towards another credential")
    INTEGRATED = "integrated", _("a part of a longer programme")


class ShortCourseQuerySet(CircledQuerySet):
    def found_by(self, text: str) -> "ShortCourseQuerySet":
        return self.filter(title_key__contains=key(text))


class ShortCourse(Circled):
    """
    A short course as it is described before a micro-credential can be issued for it.

    The elements are those of the Council Recommendation of 16 June 2022 (2022/C 243/02), annex I. Who the learner is,
    the day of issue and the grade belong to each credential that is issued, and are not kept here.
    """

    title = models.CharField(_("title"), max_length=200)
    title_key = SwedishKeyField(source="title")
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    programme = models.ForeignKey(Programme, models.SET_NULL, null=True, blank=True, related_name="short_courses")
    awarding_body = models.CharField(_("awarding body"), max_length=200, blank=True)
    country = models.CharField(_("country or region of the issuer"), max_length=100, blank=True)
    outcomes = models.TextField(_("learning outcomes"), blank=True)
    ects = models.DecimalField(_("ECTS credits"), max_digits=5, decimal_places=1, null=True, blank=True)
    hours = models.PositiveSmallIntegerField(_("notional hours of work"), null=True, blank=True)
    level = models.PositiveSmallIntegerField(
        _("level (EQF)"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(8)]
    )
    assessment = models.TextField(_("type of assessment"), blank=True)
    participation = models.CharField(
        _("form of participation"), max_length=10, choices=Participation.choices, blank=True
    )
    quality = models.TextField(_("quality assurance"), blank=True)
    prerequisites = models.TextField(_("prerequisites"), blank=True)
    supervision = models.CharField(
        _("supervision and identity verification"), max_length=12, choices=Supervision.choices, blank=True
    )
    grades = models.CharField(_("grades"), max_length=200, blank=True)
    stacking = models.CharField(
        _("how it can be put together with others"), max_length=12, choices=Stacking.choices, blank=True
    )
    further = models.TextField(_("further information"), blank=True)
    language = models.CharField(_("language of instruction"), max_length=100, blank=True)
    organisations = models.ManyToManyField(Organisation, related_name="short_courses", blank=True)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = ShortCourseQuerySet.as_manager()

    class Meta:
        ordering = ("title_key", "pk")

    def __str__(self) -> str:
        return self.title

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Q:
        through = ShortCourse.organisations.through.objects.filter(
            shortcourse=models.OuterRef("pk"), organisation=organisation_id
        )
        return models.Q(models.Exists(through))
