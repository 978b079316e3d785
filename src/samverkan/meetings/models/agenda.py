"""What a meeting is to take up."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Circled, CircledQuerySet, Person
from samverkan.agreements.models import Commitment, Party, WithinAgreement
from samverkan.meetings.models.forums import FollowsAgreement, Forum
from samverkan.meetings.models.meetings import Meeting
from samverkan.sources.models import Snapshot


class ItemKind(models.TextChoices):
    FOLLOW_UP = "follow_up", _("What became of the last decisions")
    STATE = "state", _("State of the partnership")
    QUESTION = "question", _("Question of the future")
    DECISION = "decision", _("For decision")
    INFORMATION = "information", _("Information")


class TopicState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("topic", "Waiting")
    TAKEN = "taken", pgettext_lazy("topic", "On an agenda")
    WITHDRAWN = "withdrawn", pgettext_lazy("topic", "Withdrawn")


class Topic(WithinAgreement):
    """Something a party wants to bring up; private to it until it is sent to the inbox."""

    title = models.CharField(_("topic"), max_length=200)
    kind = models.CharField(_("what it is"), max_length=12, choices=ItemKind.choices, default=ItemKind.QUESTION)
    why = models.TextField(_("why you bring it up"), blank=True)
    proposal = models.TextField(_("proposed wording, if you ask for a decision"), blank=True)
    commitment = models.ForeignKey(
        Commitment,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="topics",
        verbose_name=_("the commitment it concerns"),
    )
    state = models.CharField(max_length=10, choices=TopicState.choices, default=TopicState.WAITING)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)

    objects = FollowsAgreement.as_manager()

    class Meta:
        ordering = ("proposed_at", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def is_sent(self) -> bool:
        return self.circle != Circle.PRIVATE


class ItemState(models.TextChoices):
    OPEN = "open", _("Not dealt with")
    SETTLED = "settled", _("Dealt with")
    POSTPONED = "postponed", pgettext_lazy("agenda item", "Postponed")
    MOVED = "moved", _("Moved to another meeting")


class AgendaItem(models.Model):
    """One item on a meeting's agenda, with its minutes and, for a decision, the proposed wording."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("item"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind.choices, default=ItemKind.INFORMATION)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=10)
    proposal = models.TextField(_("proposed wording"), blank=True)
    background = models.TextField(_("background"), blank=True)
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, blank=True, related_name="items")
    commitment = models.ForeignKey(Commitment, models.SET_NULL, null=True, blank=True, related_name="items")
    derived_from = models.CharField(
        max_length=40, blank=True, help_text="What the data brought up, as kind:id; see queries.inbox."
    )
    moved_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="moved_to")
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.OPEN)
    notes = models.TextField(_("minutes of the item"), blank=True)
    notes_saved_at = models.DateTimeField(null=True)
    notes_saved_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    is_public = models.BooleanField(_("the minutes of the item may be read by everybody"), default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.title


class StandingItem(models.Model):
    """An item that a forum takes up at each meeting; copied into the agenda when a meeting is planned."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="standing_items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("item"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind.choices, default=ItemKind.INFORMATION)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=10)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.title


class ItemPaperQuerySet(CircledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Return the papers the actor may see, as long as the meeting is visible too."""
        return super().visible_to(actor).filter(item__meeting__in=Meeting.objects.visible_to(actor))


class ItemPaper(Circled):
    """A file that belongs to an item of an agenda; a private one is seen by the party that put it there."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="papers")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = ItemPaperQuerySet.as_manager()

    class Meta:
        ordering = ("attached_at", "pk")

    def __str__(self) -> str:
        return self.snapshot.name

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Q:
        party = Party.objects.current().filter(
            agreement=models.OuterRef("item__meeting__forum__agreement"), organisation=organisation_id
        )
        return models.Q(models.Exists(party))
