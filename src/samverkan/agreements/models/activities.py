"""What is done, for one or more commitments, of one or more agreements."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Circled, CircledQuerySet, Organisation, Person
from samverkan.accounts.models.conditions import Condition
from samverkan.agreements.models.agreements import DomainCode
from samverkan.agreements.models.commitments import Commitment
from samverkan.agreements.models.membership import Served
from samverkan.areas.models import Area
from samverkan.search import SwedishKeyField, key
from samverkan.sources.models import Snapshot


class ActivityStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


class ActivityQuerySet(CircledQuerySet):
    def found_by(self, text: str) -> "ActivityQuerySet":
        return self.filter(title_key__contains=key(text))

    def of_agreement(self, agreement_id: int) -> "ActivityQuerySet":
        """Return the activities that serve an agreement, each once."""
        # IN, not EXISTS: SQLite would go through all activities there are, of every agreement.
        serving = Activity.commitments.through.objects.filter(commitment__agreement=agreement_id)
        return self.filter(pk__in=serving.values("activity"))


class Activity(Circled):
    """What is done: for one or several commitments, also of several agreements, yet counted once."""

    title = models.CharField(_("title"), max_length=200)
    title_key = SwedishKeyField(source="title")
    description = models.TextField(_("description"), blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=ActivityStatus.choices, default=ActivityStatus.PLANNED
    )
    starts_on = models.DateField(_("begins"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    domains = models.JSONField(_("domains"), default=list, help_text="Codes of domains.")
    commitments = models.ManyToManyField(Commitment, related_name="activities", blank=True)
    areas = models.ManyToManyField(Area, related_name="activities", blank=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "title_key")
        verbose_name_plural = "activities"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="activity_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def shared_with(cls, organisation_id: int) -> Condition:
        return Served("pk", organisation_id)

    def domain_names(self) -> list[str]:
        return [str(DomainCode(code).label) for code in self.domains if code in DomainCode.values]


class ActivityLead(models.Model):
    """Who leads an activity in one organisation."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="leads")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="led_activities")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["activity", "organisation"], name="activity_one_lead_each"),)


class Milestone(models.Model):
    """A step of an activity with its day, and the day it was reached."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="milestones")
    title = models.CharField(_("milestone"), max_length=200)
    due_on = models.DateField(_("due"))
    reached_on = models.DateField(_("reached"), null=True, blank=True)

    class Meta:
        ordering = ("due_on", "pk")


class MoneyLine(models.Model):
    """Money put into an activity by one organisation in one year."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="money")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    payer = models.CharField(_("another payer"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    amount_sek = models.DecimalField(_("kronor"), max_digits=14, decimal_places=2)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        ordering = ("year", "pk")


class Result(models.Model):
    """What an activity led to, with its evidence: a link, a file or a figure."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="results")
    text = models.CharField(_("result"), max_length=300)
    on = models.DateField(_("date"))
    evidence_url = models.URLField(_("address of the evidence"), max_length=500, blank=True)
    evidence_file = models.ForeignKey(Snapshot, models.SET_NULL, null=True, blank=True, related_name="+")
    figure = models.DecimalField(_("figure"), max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    source = models.CharField(_("source of the figure"), max_length=200, blank=True)

    class Meta:
        ordering = ("-on", "-pk")


class ProgressNote(models.Model):
    """A dated line about how an activity goes."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="notes")
    text = models.CharField(_("note"), max_length=600)
    on = models.DateField(_("date"))
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-on", "-pk")
