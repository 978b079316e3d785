"""What is remembered of computations: what went in, with which parameters and which code, and what came out."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Circled, Person
from samverkan.sources.models import Dataset


class State(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("run", "Waiting")
    RUNNING = "running", pgettext_lazy("run", "Under way")
    DONE = "done", pgettext_lazy("run", "Done")
    FAILED = "failed", pgettext_lazy("run", "Failed")


class Run(Circled):
    """
    One computation: kept with everything that is needed to do it again, also when it failed.

    parameters    what the stage was told, by the names of its frozen parameters
    code_version  the engine's version and a digest of its code
    seconds       processor time
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stage = models.CharField(_("stage"), max_length=20)
    parameters = models.JSONField(default=dict)
    code_version = models.CharField(max_length=60, blank=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True, help_text="When its process last said that it is at work.")
    step = models.CharField(max_length=20, blank=True, help_text="What it is at, for a stage that tells.")
    was_lost = models.BooleanField(default=False, help_text="Whether a process that carried it out is gone.")
    ended_at = models.DateTimeField(null=True)
    seconds = models.FloatField(null=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.TextField(blank=True, help_text="Why it failed, in a sentence.")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    repeats = models.ForeignKey("self", models.SET_NULL, null=True, related_name="repeated_by")

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_at=None, state__in=[State.WAITING, State.RUNNING])
                | models.Q(ended_at__isnull=False, state__in=[State.DONE, State.FAILED]),
                name="run_ended_when_over",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.FAILED) | ~models.Q(reason=""), name="run_failed_with_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.stage} {self.asked_at:%Y-%m-%d %H:%M}"

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Q:
        # What is shown of a run outside its party is shown by the pages made from it, after disclosure.
        return models.Q(home_id=organisation_id)

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None


class Input(models.Model):
    """One table that a run read: a part of a kept dataset, or what another run gave."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="inputs")
    table = models.CharField(max_length=60)
    dataset = models.ForeignKey(Dataset, models.PROTECT, null=True, related_name="+")
    output = models.ForeignKey("Output", models.PROTECT, null=True, related_name="read_by")

    class Meta:
        ordering = ("table", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(dataset__isnull=False, output=None) | models.Q(dataset=None, output__isnull=False),
                name="input_from_one_place",
            ),
        )


class Output(models.Model):
    """One table that a run gave: a Parquet file in the folder of runs, known again by its digest."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="outputs")
    table = models.CharField(max_length=60)
    path = models.CharField(max_length=300, unique=True)
    rows = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("table",)
        constraints = (models.UniqueConstraint(fields=["run", "table"], name="output_once"),)
