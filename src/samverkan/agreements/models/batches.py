"""Folders: many documents taken in at once, on their way to becoming agreements."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Circled, CircledQuerySet, Person
from samverkan.agreements.models.drafts import Draft
from samverkan.sources.models import Snapshot


class Batch(Circled):
    """Documents that a party took in at once, to be looked through as a table; always private."""

    name = models.CharField(max_length=250)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = CircledQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Q:
        return models.Q(home_id=organisation_id)


class RowState(models.TextChoices):
    """How far the reading of a document has come."""

    WAITING = "waiting", _("Waits to be read")
    READING = "reading", _("Being read")
    READ = "read", _("Read")
    REFUSED = "refused", _("Could not be read")


class BatchRow(models.Model):
    """One document of a folder: how far its reading has come, and what the table shows of its draft."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="rows")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    state = models.CharField(max_length=10, choices=RowState.choices, default=RowState.WAITING)
    begun_at = models.DateTimeField(null=True)
    refusal = models.JSONField(default=dict, help_text="Code and params of the engine's refusal, or a sentence.")
    snapshot = models.ForeignKey(Snapshot, models.SET_NULL, null=True, related_name="+")
    draft = models.ForeignKey(Draft, models.SET_NULL, null=True, related_name="rows")
    fingerprint = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the text.")
    summary = models.JSONField(default=dict, help_text="What the table shows of the draft, at `summary_version`.")
    summary_version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["batch", "number"], name="batch_row_numbered"),)
