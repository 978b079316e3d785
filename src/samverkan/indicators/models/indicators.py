"""What is measured, how, and by whom it is published."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Circled, CircledQuerySet, Organisation
from samverkan.search import SwedishKeyField, key


class Better(models.TextChoices):
    """Which way a change is for the better."""

    HIGHER = "higher", pgettext_lazy("indicator", "Higher is better")
    LOWER = "lower", pgettext_lazy("indicator", "Lower is better")
    NEITHER = "neither", pgettext_lazy("indicator", "Neither: it only describes")


class IndicatorQuerySet(CircledQuerySet):
    def found_by(self, text: str) -> "IndicatorQuerySet":
        return self.filter(name_key__contains=key(text))

    def named(self, name: str) -> "IndicatorQuerySet":
        return self.filter(name_key=key(name))


class Indicator(Circled):
    """What is measured again and again in the same way: its unit, its method, and where the values come from."""

    name = models.CharField(_("name"), max_length=150)
    name_key = SwedishKeyField(source="name")
    unit = models.CharField(_("unit"), max_length=40)
    decimals = models.PositiveSmallIntegerField(_("decimals"), default=0)
    better = models.CharField(_("direction"), max_length=10, choices=Better.choices, default=Better.HIGHER)
    description = models.TextField(_("what it measures, and how"), blank=True)
    source = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    every_days = models.PositiveSmallIntegerField(_("days between values"), default=365)
    baseline_on = models.DateField(_("day of the baseline"), null=True, blank=True)
    organisations = models.ManyToManyField(Organisation, related_name="indicators", blank=True)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ("name_key",)
        constraints = (
            models.CheckConstraint(condition=models.Q(decimals__lte=4), name="indicator_at_most_four_decimals"),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Q:
        through = Indicator.organisations.through.objects.filter(
            indicator=models.OuterRef("pk"), organisation=organisation_id
        )
        return models.Q(models.Exists(through))
