"""What is remembered of partner reports."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Circled, CircledQuerySet, Person
from samverkan.agreements.models import Agreement, Party
from samverkan.agreements.models.membership import IsParty

TIME_TO_ANSWER = timedelta(days=30)
"""So long after a report is sent its answer is wanted; twice as long its links work."""


class ReportQuerySet(CircledQuerySet):
    def sent(self) -> "ReportQuerySet":
        """Return the reports that have been sent."""
        return self.exclude(sent_at=None)

    def seen_differently(self) -> "ReportQuerySet":
        """Return the reports which the receiver sees differently, and of which the parties have not talked it out."""
        return self.filter(reply__view=View.DIFFERS, reply__settled_at=None)


class PartnerReport(Circled):
    """One party's account of a year to one other party: a private draft until it is sent, and then as it was sent."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="partner_reports")
    year = models.PositiveSmallIntegerField(_("year"))
    sender = models.ForeignKey(Party, models.PROTECT, related_name="reports_sent")
    receiver = models.ForeignKey(Party, models.PROTECT, related_name="reports_received")
    opening = models.TextField(_("what you want to say first"), max_length=4000, blank=True)
    made_at = models.DateTimeField()
    paper = models.JSONField(null=True, help_text="The report as it was sent.")
    fingerprint = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    answer_by = models.DateField(_("answer by"), null=True)
    reminded_at = models.DateTimeField(null=True)
    noted_at = models.DateTimeField(null=True, help_text="When the receiver's coordinator was told that it is late.")
    version = models.PositiveIntegerField(default=1)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "sender__position", "receiver__position")
        constraints = (
            models.UniqueConstraint(fields=["agreement", "year", "sender", "receiver"], name="partner_report_once"),
            models.CheckConstraint(
                condition=~models.Q(sender=models.F("receiver")), name="partner_report_to_another_party"
            ),
            models.CheckConstraint(
                condition=models.Q(sent_at=None, circle="private", fingerprint="", paper=None)
                | (
                    models.Q(sent_at__isnull=False, circle="shared", paper__isnull=False, answer_by__isnull=False)
                    & ~models.Q(fingerprint="")
                ),
                name="partner_report_shared_when_sent",
            ),
        )

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Q:
        """A report that was sent is between the two: a third party of the agreement does not see it."""
        return models.Q(receiver__organisation=organisation_id) & models.Q(IsParty("agreement", organisation_id))

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None

    @property
    def links_end(self) -> datetime:
        """When the links to answer stop working."""
        assert self.answer_by
        day = self.answer_by + TIME_TO_ANSWER
        return timezone.make_aware(datetime(day.year, day.month, day.day))


class View(models.TextChoices):
    AGREES = "agrees", pgettext_lazy("answer to a report", "We see it the same way")
    REMARKS = "remarks", pgettext_lazy("answer to a report", "We see it the same way, with remarks")
    DIFFERS = "differs", pgettext_lazy("answer to a report", "We see it differently")


class Part(models.TextChoices):
    OPENING = "opening", _("What the sender says first")
    PROMISES = "promises", _("Promises")
    ACTIVITIES = "activities", _("What was done")
    POSITIONS = "positions", _("Joint positions")
    RESOURCES = "resources", _("Money")
    INDICATORS = "indicators", _("Indicators")


class Reply(models.Model):
    """How the receiver sees a report, who said so and when; what is seen differently stands until it is settled."""

    report = models.OneToOneField(PartnerReport, models.CASCADE, related_name="reply")
    view = models.CharField(_("how you see it"), max_length=7, choices=View.choices)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    answered_name = models.CharField(max_length=150, help_text="Who answered, as written that day.")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    settlement = models.CharField(_("what you came to"), max_length=600, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(settled_at=None, settlement="")
                | (models.Q(settled_at__isnull=False, view="differs") & ~models.Q(settlement="")),
                name="reply_settled_with_words",
            ),
        )


class Remark(models.Model):
    """What the receiver says of one part of a report."""

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="remarks")
    part = models.CharField(max_length=10, choices=Part.choices)
    text = models.TextField(max_length=1500)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["reply", "part"], name="remark_once_for_each_part"),)
