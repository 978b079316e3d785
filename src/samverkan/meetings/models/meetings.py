"""The sittings of a forum: when and where, who is called and who comes."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person
from samverkan.agreements.models import Agreement, Party
from samverkan.meetings.models.forums import Forum, Seat


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
        leads = ("chair_party__organisation", "chair_seat", "secretary_party__organisation", "secretary_seat")
        return self.select_related("forum__agreement__home", "forum__home", "called_by", *leads)


class Meeting(models.Model):
    """One sitting of a forum; who may see it is told by the forum."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("begins"), db_index=True)
    minutes = models.PositiveSmallIntegerField(_("booked minutes"), default=120)
    place = models.CharField(_("place"), max_length=200, blank=True)
    video_link = models.URLField(
        _("video link"), max_length=500, blank=True, help_text="Shown to those invited and to those who plan."
    )
    chair_party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    chair_seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="+")
    secretary_party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    secretary_seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="+")
    topics_close_on = models.DateField(_("topics close on"), null=True, blank=True)
    briefing_out_on = models.DateField(_("briefing out on"), null=True, blank=True)
    called_at = models.DateTimeField(null=True, help_text="Until then it is a draft, and nobody is notified.")
    called_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
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
    def chair(self) -> str:
        """Who chairs: a name with the party's mark, or the party alone; nothing when it is not settled."""
        return lead(self.chair_party, self.chair_seat)

    @property
    def secretary(self) -> str:
        """Who keeps the minutes, told in the same way."""
        return lead(self.secretary_party, self.secretary_seat)

    @property
    def is_planned(self) -> bool:
        return self.state == MeetingState.PLANNED

    @property
    def is_draft(self) -> bool:
        """Planned, but nobody has been called: nobody is notified of anything."""
        return self.is_planned and self.called_at is None

    @property
    def is_held(self) -> bool:
        return self.state == MeetingState.HELD


class Participant(models.Model):
    """Who was at a meeting, and for which party, with the title of that day."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participants")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=150)
    title = models.CharField(_("title"), max_length=150, blank=True)
    deputy_for = models.CharField(_("deputy for"), max_length=150, blank=True)

    class Meta:
        ordering = ("party__position", "pk")


def lead(party: Party | None, seat: Seat | None) -> str:
    """Return who leads: a name with the party's mark, or the party alone."""
    if party is None:
        return ""
    return f"{seat.name} ({party.organisation.short_mark})" if seat else party.organisation.name


class Answer(models.TextChoices):
    NONE = "none", pgettext_lazy("invitation", "No answer")
    ACCEPTS = "accepts", pgettext_lazy("invitation", "Comes")
    DECLINES = "declines", pgettext_lazy("invitation", "Cannot come")
    DEPUTY = "deputy", pgettext_lazy("invitation", "Sends a deputy")


class Invitee(models.Model):
    """Somebody called to a meeting, because of a seat or as a guest, and the answer."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitees")
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail address"), blank=True)
    comes_from = models.CharField(_("from, when from none of the parties"), max_length=150, blank=True)
    stands_in_for = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="stand_ins")
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.NONE)
    answered_at = models.DateTimeField(null=True)
    deputy_name = models.CharField(_("who comes instead"), max_length=150, blank=True)
    invited_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("party__position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["meeting", "seat"], name="seat_called_once"),
            models.UniqueConstraint(
                fields=["meeting", "email"], condition=~models.Q(email=""), name="address_called_once"
            ),
            models.CheckConstraint(
                condition=models.Q(answer="none") | models.Q(answered_at__isnull=False), name="answer_has_time"
            ),
        )

    def __str__(self) -> str:
        return self.name
