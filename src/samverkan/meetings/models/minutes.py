"""The minutes of a meeting on their way from draft to locked: each version sent, and each adjuster's answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Person
from samverkan.agreements.models import Party
from samverkan.meetings.models.agenda import AgendaItem
from samverkan.meetings.models.meetings import Meeting
from samverkan.sources.models import Snapshot


class MinutesState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("minutes", "Draft")
    SENT = "sent", pgettext_lazy("minutes", "Out for adjustment")
    APPROVED = "approved", pgettext_lazy("minutes", "Approved by both")
    LOCKED = "locked", pgettext_lazy("minutes", "Locked")


class Minutes(models.Model):
    """How far the minutes of a meeting have come; what they say stands with its items and outcomes until it is sent."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="record")
    state = models.CharField(_("state"), max_length=10, choices=MinutesState.choices, default=MinutesState.DRAFT)
    approved_at = models.DateTimeField(null=True)
    locked_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "sent"]) | models.Q(approved_at__isnull=False),
                name="minutes_approved_has_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="locked") | models.Q(locked_at__isnull=False),
                name="minutes_locked_has_time",
            ),
        )

    @property
    def is_draft(self) -> bool:
        return self.state == MinutesState.DRAFT

    @property
    def is_sent(self) -> bool:
        return self.state == MinutesState.SENT

    @property
    def is_approved(self) -> bool:
        return self.state == MinutesState.APPROVED

    @property
    def is_locked(self) -> bool:
        return self.state == MinutesState.LOCKED


class MinutesVersion(models.Model):
    """The minutes as sent, or as they stood when earlier ones were brought back, or an addendum; never changed."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    is_addendum = models.BooleanField(default=False)
    was_sent = models.BooleanField(default=True, help_text="False: kept when an earlier version was brought back.")
    text = models.TextField()
    content = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["minutes", "number"], name="minutes_version_numbered"),)

    @property
    def is_out(self) -> bool:
        return self.approved_at is None and self.withdrawn_at is None


class AdjustmentState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("adjustment", "Asked")
    APPROVED = "approved", pgettext_lazy("adjustment", "Approved")
    CHANGES = "changes", pgettext_lazy("adjustment", "Asked for changes")


class Adjustment(models.Model):
    """A party's approval of one version of the minutes by one person, with the title of that day."""

    of = models.ForeignKey(MinutesVersion, models.CASCADE, related_name="adjustments")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=150)
    title = models.CharField(max_length=150, blank=True)
    state = models.CharField(max_length=10, choices=AdjustmentState.choices, default=AdjustmentState.ASKED)
    answered_at = models.DateTimeField(null=True)
    signed_on = models.DateField(_("approved on"), null=True, help_text="The day of an approval on paper.")
    noted_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    paper = models.ForeignKey(Snapshot, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("party__position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["of", "person"], name="adjusts_once"),
            models.CheckConstraint(
                condition=models.Q(signed_on=None) | models.Q(state="approved"), name="signed_on_paper_is_approved"
            ),
            models.CheckConstraint(
                condition=models.Q(state="asked") | models.Q(answered_at__isnull=False),
                name="adjustment_answered_has_time",
            ),
        )

    @property
    def is_on_paper(self) -> bool:
        """Approved on paper, as somebody of the same party has noted."""
        return self.signed_on is not None

    @property
    def is_waiting(self) -> bool:
        return self.state == AdjustmentState.ASKED and self.of.is_out


class AdjustmentRemark(models.Model):
    """What an adjuster wants changed, in one item or in the minutes as a whole; both parties see it."""

    adjustment = models.ForeignKey(Adjustment, models.CASCADE, related_name="remarks")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="remarks")
    text = models.TextField()

    class Meta:
        ordering = ("pk",)
