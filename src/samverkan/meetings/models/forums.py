"""The bodies of an agreement that meet, and their meetings."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import CircledQuerySet
from samverkan.agreements.models import Agreement, Party, WithinAgreement


class FollowsAgreement(CircledQuerySet):
    """What stands within an agreement is never seen by one who may not see the agreement itself."""

    def visible_to(self, actor: Actor) -> Self:
        """Return what the actor may see, as long as the agreement is visible too."""
        return super().visible_to(actor).filter(agreement__in=Agreement.objects.visible_to(actor))


class ForumKind(models.TextChoices):
    LEADERSHIP = "leadership", _("Leadership meeting")
    STEERING = "steering", _("Steering group")
    WORK_GROUP = "work_group", _("Work group")


class Forum(WithinAgreement):
    """A body of an agreement that meets: its leaderships, a steering group, a work group."""

    name = models.CharField(_("name"), max_length=150)
    kind = models.CharField(_("kind"), max_length=12, choices=ForumKind.choices, default=ForumKind.LEADERSHIP)

    objects = FollowsAgreement.as_manager()

    class Meta:
        ordering = ("kind", "name")
        constraints = (models.UniqueConstraint(fields=["agreement", "name"], name="forum_named_once"),)

    def __str__(self) -> str:
        return self.name


class MeetingState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("meeting", "Planned")
    HELD = "held", pgettext_lazy("meeting", "Held")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "Cancelled")


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, actor: Actor) -> Self:
        """Return the meetings of the forums that the actor may see."""
        return self.filter(forum__in=Forum.objects.visible_to(actor))

    def of_agreement(self, agreement_id: int) -> Self:
        return self.filter(forum__agreement=agreement_id)

    def with_agreement(self) -> Self:
        """Fetch what a meeting's page always shows of the agreement."""
        return self.select_related("forum__agreement__home", "forum__home")


class Meeting(models.Model):
    """One sitting of a forum; who may see it is told by the forum."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("begins"), db_index=True)
    minutes = models.PositiveSmallIntegerField(_("booked minutes"), default=120)
    place = models.CharField(_("place"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED)
    held_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True)
    calendar_uid = models.UUIDField(unique=True)
    calendar_sequence = models.PositiveSmallIntegerField(default=0)
    calendar_changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = MeetingQuerySet.as_manager()

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

    @property
    def is_planned(self) -> bool:
        return self.state == MeetingState.PLANNED

    @property
    def is_held(self) -> bool:
        return self.state == MeetingState.HELD


class Participant(models.Model):
    """Who was at a meeting, and for which party, with the title of that day."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participants")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=150)
    title = models.CharField(_("title"), max_length=150, blank=True)

    class Meta:
        ordering = ("party__position", "pk")
