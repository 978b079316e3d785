"""The values of an indicator, with every correction kept, and the targets set for it."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Organisation, Person
from samverkan.indicators.models.indicators import Indicator


class ValueQuerySet(models.QuerySet["IndicatorValue"]):
    def current(self) -> "ValueQuerySet":
        """Return the values that no correction has taken the place of."""
        return self.filter(is_current=True)

    def until(self, day: date) -> "ValueQuerySet":
        """Return the current values of days up to this one, the latest first."""
        return self.current().filter(on__lte=day).order_by("-on")


class IndicatorValue(models.Model):
    """What an indicator was on a day; a corrected value stays, with who entered it and when."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="values")
    on = models.DateField(_("day"))
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4)
    is_preliminary = models.BooleanField(_("preliminary"), default=False)
    comment = models.CharField(_("comment"), max_length=300, blank=True)
    source = models.CharField(_("source, where another than the indicator's"), max_length=200, blank=True)
    origin = models.CharField(max_length=100, blank=True, help_text="What the value was computed or read from: an id.")
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    entered_for = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    is_current = models.BooleanField(default=True)

    objects = ValueQuerySet.as_manager()

    class Meta:
        ordering = ("on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "on"], condition=models.Q(is_current=True), name="indicator_one_value_a_day"
            ),
        )


class Target(models.Model):
    """What an organisation wants an indicator to be by a day, and where that was decided."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets")
    on = models.DateField(_("by"))
    value = models.DecimalField(_("target"), max_digits=18, decimal_places=4)
    decided_in = models.CharField(_("where it was decided"), max_length=200, blank=True)
    set_by = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("on", "set_by")
        constraints = (models.UniqueConstraint(fields=["indicator", "on", "set_by"], name="indicator_one_target_each"),)
