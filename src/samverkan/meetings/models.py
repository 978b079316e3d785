"""What is remembered of forums, meetings and what they agreed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Circle, Person
from samverkan.agreements.models import Activity, Agreement, Commitment, Party, WithinAgreement


class ForumKind(models.TextChoices):
    LEADERSHIP = "leadership", _("Leadership meeting")
    STEERING = "steering", _("Steering group")
    WORK_GROUP = "work_group", _("Work group")


class Forum(WithinAgreement):
    """A body of an agreement that meets: its leaderships, a steering group, a work group."""

    name = models.CharField(_("name"), max_length=150)
    kind = models.CharField(_("kind"), max_length=12, choices=ForumKind.choices, default=ForumKind.LEADERSHIP)

    class Meta:
        ordering = ("kind", "name")

    def __str__(self) -> str:
        return self.name


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class Meeting(models.Model):
    """One sitting of a forum; who may see it is told by the forum."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("begins"))
    minutes = models.PositiveSmallIntegerField(_("booked minutes"), default=120)
    place = models.CharField(_("place"), max_length=200, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    held_at = models.DateTimeField(null=True)
    calendar_uid = models.UUIDField(unique=True)
    calendar_sequence = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-starts_at",)
        constraints = (
            models.UniqueConstraint(fields=["forum", "number"], name="meeting_numbered"),
            models.CheckConstraint(
                condition=~models.Q(state="held") | models.Q(held_at__isnull=False),
                name="meeting_held_has_time",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def agreement(self) -> Agreement:
        return self.forum.agreement


class Participant(models.Model):
    """Who was at a meeting, and for which party."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participants")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=150)
    title = models.CharField(_("title"), max_length=150, blank=True)

    class Meta:
        ordering = ("party__position", "pk")


class TopicState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    TAKEN = "taken", _("On an agenda")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Topic(WithinAgreement):
    """Something a party wants to bring up; private to it until it is sent to the inbox."""

    title = models.CharField(_("topic"), max_length=200)
    why = models.TextField(_("why, and what you want decided"), blank=True)
    commitment = models.ForeignKey(Commitment, models.SET_NULL, null=True, blank=True, related_name="topics")
    state = models.CharField(max_length=10, choices=TopicState.choices, default=TopicState.WAITING)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("proposed_at", "pk")


class ItemKind(models.TextChoices):
    FOLLOW_UP = "follow_up", _("What became of the last decisions")
    STATE = "state", _("State of the partnership")
    QUESTION = "question", _("Question of the future")
    DECISION = "decision", _("For decision")
    INFORMATION = "information", _("Information")


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
    notes = models.TextField(_("minutes of the item"), blank=True)

    class Meta:
        ordering = ("position", "pk")


class Briefing(models.Model):
    """What the leaderships were shown before a meeting, frozen as it was shown."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="briefings")
    language = models.CharField(max_length=2, default="sv")
    paper = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-frozen_at",)


class JointPosition(WithinAgreement):
    """What a meeting agreed, numbered; each party's formal decision follows where one is needed."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="positions")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="positions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("joint position"))
    commitments = models.ManyToManyField(Commitment, related_name="positions", blank=True)
    agreed_on = models.DateField()
    outcome = models.TextField(_("what became of it"), blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["agreement", "number"], name="position_numbered"),)


class PartyDecisionState(models.TextChoices):
    AWAITED = "awaited", _("Awaited")
    APPROVED = "approved", _("Decided")
    REJECTED = "rejected", _("Rejected")


class PartyDecision(models.Model):
    """The formal decision of a body in one party that a joint position needs."""

    position = models.ForeignKey(JointPosition, models.CASCADE, related_name="decisions")
    party = models.ForeignKey(Party, models.PROTECT, related_name="decisions")
    body = models.CharField(_("body"), max_length=150)
    state = models.CharField(_("state"), max_length=10, choices=PartyDecisionState.choices, default="awaited")
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    registry_number = models.CharField(_("registry number"), max_length=60, blank=True)

    class Meta:
        ordering = ("party__position",)
        constraints = (
            models.UniqueConstraint(fields=["position", "party"], name="one_decision_each"),
            models.CheckConstraint(
                condition=models.Q(state="awaited") | models.Q(decided_on__isnull=False),
                name="decision_has_date",
            ),
        )


class OutcomeNote(models.Model):
    """Something noted at a meeting without anything being agreed."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="outcome_notes")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="outcome_notes")
    text = models.TextField(_("note"))
    circle = models.CharField(max_length=10, choices=Circle.choices, default=Circle.SHARED)


class OutcomeAction(models.Model):
    """That a meeting's action became an activity."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="outcome_actions")
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="outcome_actions"
    )
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="from_meetings")
