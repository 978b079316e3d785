"""What promises and areas rest on, and what was said of it over time."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Organisation, Person
from samverkan.accounts.models.circles import CircledQuerySet
from samverkan.agreements.models.agreements import Party, WithinAgreement
from samverkan.agreements.models.commitments import Commitment
from samverkan.agreements.tripwires import Break
from samverkan.areas.models import Area
from samverkan.indicators.models import Indicator


class BrokenWhen(models.TextChoices):
    """On which side of its limit an indicator breaks an assumption."""

    BELOW = "below", _("The value is below the limit")
    ABOVE = "above", _("The value is above the limit")


class Counting(models.Manager["Assumption"]):
    """Finds the assumptions that count: those that were not taken out of use."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(withdrawn_at=None)


class Assumption(WithinAgreement):
    """
    What promises and areas rest on; when it no longer holds, they stand under review.

    One taken out of use is kept with its reason and found by `with_withdrawn` alone.
    """

    objects = Counting.from_queryset(CircledQuerySet)()  # type: ignore[assignment]  # the same queryset, with less in it
    with_withdrawn = CircledQuerySet.as_manager()

    broken: Break | None = None  # found by queries.health.resting, for the one who looks and a day

    text = models.CharField(_("assumption"), max_length=300)
    holds = models.BooleanField(_("holds"), default=True)
    changed_on = models.DateField(_("changed on"), null=True, blank=True)
    change_note = models.TextField(_("what changed"), blank=True)
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    look_again_on = models.DateField(_("look again"), null=True, blank=True)
    watcher = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="watched")
    commitments = models.ManyToManyField(Commitment, related_name="assumptions", blank=True)
    areas = models.ManyToManyField(Area, related_name="assumptions", blank=True)
    indicator = models.ForeignKey(Indicator, models.SET_NULL, null=True, blank=True, related_name="assumptions")
    broken_when = models.CharField(_("broken when"), max_length=5, choices=BrokenWhen.choices, blank=True)
    limit = models.DecimalField(_("limit"), max_digits=18, decimal_places=4, null=True, blank=True)
    judged_at = models.DateTimeField(
        null=True, help_text="When somebody last said whether it holds: values entered before that break it no more."
    )
    withdrawn_at = models.DateTimeField(null=True, help_text="When it was taken out of use, if it was.")
    withdrawn_why = models.CharField(_("why it was taken out of use"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(broken_when="", limit=None) | (~models.Q(broken_when="") & ~models.Q(limit=None)),
                name="assumption_limit_has_a_side",
            ),
        )

    def __str__(self) -> str:
        return self.text


class AssumptionChange(models.Model):
    """That a person said an assumption no longer holds, or holds again: when, and why."""

    assumption = models.ForeignKey(Assumption, models.CASCADE, related_name="changes")
    holds = models.BooleanField()
    changed_on = models.DateField(_("date"))
    note = models.TextField(_("what changed"), blank=True)
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    by_party = models.ForeignKey(Party, models.PROTECT, related_name="+", null=True)
    made_at = models.DateTimeField(null=True, help_text="Unknown where it was not yet remembered.")

    class Meta:
        ordering = ("-changed_on", "-pk")


class BreakTold(models.Model):
    """That the people of an organisation have been told of a break; gone when it is over, so that the next is told."""

    assumption = models.ForeignKey(Assumption, models.CASCADE, related_name="told")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["assumption", "organisation"], name="break_told_once"),)
