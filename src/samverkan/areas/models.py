"""What is remembered of areas."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Circled, CircledQuerySet, Organisation, Person
from samverkan.search import SwedishKeyField, key


class AreaKind(models.TextChoices):
    FIELD = "field", _("Field")
    CAMPUS = "campus", _("Campus")
    THEME = "theme", _("Theme")


class AreaStatus(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    EXPLORING = "exploring", _("To be explored")
    ESTABLISHED = "established", _("Established")
    DROPPED = "dropped", _("Dropped")


class AreaQuerySet(CircledQuerySet):
    def found_by(self, text: str) -> "AreaQuerySet":
        return self.filter(name_key__contains=key(text))

    def named(self, name: str) -> "AreaQuerySet":
        return self.filter(name_key=key(name))


class Area(Circled):
    """A field, a campus or a theme that organisations work on together, or wonder whether to."""

    name = models.CharField(_("name"), max_length=150)
    name_key = SwedishKeyField(source="name")
    kind = models.CharField(_("kind"), max_length=10, choices=AreaKind.choices, default=AreaKind.FIELD)
    status = models.CharField(_("status"), max_length=12, choices=AreaStatus.choices, default=AreaStatus.PROPOSED)
    description = models.TextField(_("description"), blank=True)
    criterion = models.TextField(
        _("criterion"),
        blank=True,
        help_text=_("What the agreement says an area must fulfil to be established."),
    )
    decide_by = models.DateField(_("decide by"), null=True, blank=True)
    organisations = models.ManyToManyField(Organisation, related_name="areas", blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ("name_key",)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Q:
        through = Area.organisations.through.objects.filter(area=models.OuterRef("pk"), organisation=organisation_id)
        return models.Q(models.Exists(through))


class AreaLead(models.Model):
    """Who leads an area in one organisation."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="leads")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="led_areas")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["area", "organisation"], name="area_one_lead_each"),)


class AreaDecision(models.Model):
    """What was decided about an area and why: establish it, go on exploring, or drop it."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="decisions")
    status = models.CharField(_("decision"), max_length=12, choices=AreaStatus.choices)
    reason = models.TextField(_("reason"))
    decided_on = models.DateField(_("decided on"))
    source_url = models.URLField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ("-decided_on", "-pk")
