"""Fetches: each time something was asked of an outside source, or given in its place as a file."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person
from samverkan.sources.models.files import StoredFile


class State(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    UNCHANGED = "unchanged", _("Unchanged")
    FAILED = "failed", _("Failed")


class Began(models.TextChoices):
    """What made it begin."""

    PERSON = "person", _("by a person")
    SCHEDULE = "schedule", _("by the schedule")
    COMMAND = "command", _("at the command line")
    EXAMPLE = "example", _("with the example")


class Rhythm(models.TextChoices):
    OFF = "off", _("Never by itself")
    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")
    MONTHLY = "monthly", _("Every month")


class Fetch(models.Model):
    """A fetch from a source, or a file imported in its place: what was asked, what came, and what could not be read."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.CharField(_("source"), max_length=30)
    wanted = models.JSONField(default=dict, help_text="What was asked for: places, key figures, table, period.")
    address = models.TextField(_("address"), blank=True, help_text="Without secrets.")
    file_name = models.CharField(_("file name"), max_length=255, blank=True)
    began = models.CharField(max_length=10, choices=Began.choices)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True, help_text="When it last told how far it had come.")
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.TextField(blank=True, help_text="Why it failed, in a sentence.")
    progress = models.PositiveBigIntegerField(default=0)
    progress_of = models.PositiveBigIntegerField(null=True, help_text="How much there is, where the source tells.")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="fetches")
    media_type = models.CharField(max_length=100, blank=True)
    validators = models.JSONField(default=dict, help_text="What the source sent to ask it for changes alone.")
    licence = models.CharField(_("licence"), max_length=60, blank=True)
    updated = models.CharField(max_length=40, blank=True, help_text="The source's own stamp, as it writes it.")
    until = models.DateTimeField(null=True, help_text="The end of the window that was asked for.")
    rows = models.PositiveBigIntegerField(default=0)
    refused = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("-asked_at", "-pk")
        indexes = (models.Index(fields=["source", "-asked_at"], name="fetch_of_source"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_at=None, state__in=[State.WAITING, State.RUNNING])
                | models.Q(ended_at__isnull=False, state__in=[State.DONE, State.UNCHANGED, State.FAILED]),
                name="fetch_ended_when_over",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.FAILED) | ~models.Q(reason=""), name="fetch_failed_with_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.asked_at:%Y-%m-%d}"

    @property
    def sha256(self) -> str:
        """The digest of what came, also where its bytes are not kept because persons stand in them."""
        return self.file_id or self.validators.get("sha256", "")

    @property
    def is_invented(self) -> bool:
        """What it brought is made up, for the example."""
        return self.began == Began.EXAMPLE

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None


class RefusedRow(models.Model):
    """A row or record that could not be read, and why; nothing else of it is kept."""

    fetch = models.ForeignKey(Fetch, models.CASCADE, related_name="refused_rows")
    place = models.CharField(max_length=200, help_text="The row, line or id in the source.")
    sentence = models.TextField()

    class Meta:
        ordering = ("pk",)


class Schedule(models.Model):
    """How often a source is fetched by itself, and what is asked of it."""

    source = models.CharField(_("source"), max_length=30, unique=True)
    rhythm = models.CharField(_("how often"), max_length=10, choices=Rhythm.choices, default=Rhythm.OFF)
    wanted = models.JSONField(default=dict)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.source}: {self.rhythm}"
