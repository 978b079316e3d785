"""The bodies of an agreement that meet: how they work, who sits in them, what they always take up."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import CircledQuerySet, Person
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


class Rotation(models.TextChoices):
    NONE = "none", _("As it is decided each time")
    EACH_MEETING = "each_meeting", _("Each meeting")
    EACH_YEAR = "each_year", _("Each calendar year")


class Season(models.TextChoices):
    SPRING = "spring", _("Spring")
    SUMMER = "summer", _("Summer")
    AUTUMN = "autumn", _("Autumn")
    WINTER = "winter", _("Winter")


class Forum(WithinAgreement):
    """A body of an agreement that meets: its leaderships, a steering group, a work group."""

    name = models.CharField(_("name"), max_length=150)
    kind = models.CharField(_("kind"), max_length=12, choices=ForumKind.choices, default=ForumKind.LEADERSHIP)
    rotation = models.CharField(
        _("chair and secretary change party"), max_length=12, choices=Rotation.choices, default=Rotation.NONE
    )
    quorum_members = models.PositiveSmallIntegerField(_("members needed in all"), null=True, blank=True)
    quorum_each_party = models.PositiveSmallIntegerField(_("members needed from each party"), null=True, blank=True)
    name_pattern = models.CharField(_("what its meetings are called"), max_length=100, blank=True)
    times_a_year = models.PositiveSmallIntegerField(_("times a year"), null=True, blank=True)
    seasons = models.JSONField(_("in which seasons"), default=list, blank=True)
    topics_days = models.PositiveSmallIntegerField(
        _("days before the meeting that topics close"), null=True, blank=True, default=21
    )
    briefing_days = models.PositiveSmallIntegerField(
        _("days before the meeting that the briefing is out"), null=True, blank=True, default=7
    )
    usual_minutes = models.PositiveSmallIntegerField(_("usual minutes"), default=120)
    usual_place = models.CharField(_("usual place"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = FollowsAgreement.as_manager()

    class Meta:
        ordering = ("kind", "name")
        constraints = (models.UniqueConstraint(fields=["agreement", "name"], name="forum_named_once"),)

    def __str__(self) -> str:
        return self.name


class SeatRole(models.TextChoices):
    CHAIR = "chair", pgettext_lazy("seat", "Chair")
    SECRETARY = "secretary", pgettext_lazy("seat", "Secretary")
    MEMBER = "member", pgettext_lazy("seat", "Member")
    DEPUTY = "deputy", pgettext_lazy("seat", "Deputy")


class SeatQuerySet(models.QuerySet["Seat"]):
    def sitting(self, on: date) -> Self:
        """Return the seats held on a day."""
        return self.filter(models.Q(to_date=None) | models.Q(to_date__gte=on), from_date__lte=on)

    def in_order(self) -> Self:
        """Return the seats party by party: chair, secretary, members, deputies."""
        ranks = [models.When(role=role, then=rank) for rank, role in enumerate(SeatRole.values)]
        rank = models.Case(*ranks, output_field=models.IntegerField())
        return self.order_by("party__position", rank, "name", "pk").select_related("party__organisation", "person")


class Seat(models.Model):
    """Somebody who sits in a forum for a party, from a day and perhaps to one; also without an account."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="seats")
    party = models.ForeignKey(Party, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="seats")
    name = models.CharField(_("name"), max_length=150)
    title = models.CharField(_("title"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    role = models.CharField(_("sits as"), max_length=10, choices=SeatRole.choices, default=SeatRole.MEMBER)
    deputy_for = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="deputies", verbose_name=_("deputy for")
    )
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ("party__position", "from_date", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(to_date=None) | models.Q(to_date__gte=models.F("from_date")),
                name="seat_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(deputy_for=None) | models.Q(role=SeatRole.DEPUTY), name="only_a_deputy_stands_in"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Where mail to whoever sits here goes; empty when there is none."""
        return (self.person.email if self.person else "") or self.email
