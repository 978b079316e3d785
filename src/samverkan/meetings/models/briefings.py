"""What the leaderships are shown before a meeting: the parties' own parts, the questions chosen, the frozen papers."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Circled, CircledQuerySet, Person
from samverkan.agreements.models import Commitment, Party
from samverkan.meetings.models.meetings import Meeting


class Briefing(models.Model):
    """What the leaderships were shown before a meeting, frozen as it was shown."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="briefings")
    language = models.CharField(max_length=2, default="sv")
    paper = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-frozen_at", "-pk")


class PartKind(models.TextChoices):
    YEAR = "year", _("What we want to say about the year")
    ASK = "ask", _("What we ask of the other party")
    COMMENT = "comment", _("Beside a commitment")


class BriefingPartQuerySet(CircledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Return the parts the actor may see, as long as the meeting is visible too."""
        return super().visible_to(actor).filter(meeting__in=Meeting.objects.visible_to(actor))


class BriefingPart(Circled):
    """What a party writes in the briefing: its own until it is sent, then edited by all parties' coordinators."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="parts")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=PartKind.choices)
    commitment = models.ForeignKey(Commitment, models.CASCADE, null=True, blank=True, related_name="+")
    text = models.TextField(_("text"), blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = BriefingPartQuerySet.as_manager()

    class Meta:
        ordering = ("party__position", "kind", "commitment__number", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "party", "kind"], condition=models.Q(commitment=None), name="briefing_part_once"
            ),
            models.UniqueConstraint(fields=["meeting", "party", "commitment"], name="briefing_comment_once"),
            models.CheckConstraint(
                condition=models.Q(kind="comment", commitment__isnull=False)
                | (~models.Q(kind="comment") & models.Q(commitment=None)),
                name="briefing_comment_has_commitment",
            ),
            models.CheckConstraint(
                condition=models.Q(circle="private", sent_at=None) | models.Q(circle="shared", sent_at__isnull=False),
                name="briefing_part_shared_when_sent",
            ),
        )

    def __str__(self) -> str:
        return str(PartKind(self.kind).label)

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Q:
        party = Party.objects.current().filter(
            agreement=models.OuterRef("meeting__forum__agreement"), organisation=organisation_id
        )
        return models.Q(models.Exists(party))

    @property
    def is_sent(self) -> bool:
        return self.circle != Circle.PRIVATE


class PartVersion(models.Model):
    """A part as it was saved once; what was saved before it was sent stays with its party."""

    part = models.ForeignKey(BriefingPart, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    is_shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["part", "number"], name="briefing_part_version_numbered"),)


class QuestionState(models.TextChoices):
    REWORDED = "reworded", pgettext_lazy("question", "Reworded")
    DISMISSED = "dismissed", pgettext_lazy("question", "Dismissed")


class QuestionChoice(models.Model):
    """What a coordinator made of a question that the data proposed: worded it anew, or dismissed it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="question_choices")
    key = models.CharField(max_length=40, help_text="What the question comes from, as kind:id; see queries.briefing.")
    state = models.CharField(max_length=10, choices=QuestionState.choices)
    text = models.CharField(_("the question"), max_length=300, blank=True)
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("chosen_at", "pk")
        constraints = (models.UniqueConstraint(fields=["meeting", "key"], name="question_chosen_once"),)
