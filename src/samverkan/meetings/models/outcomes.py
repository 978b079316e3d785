"""What a meeting led to: joint positions with each party's decision, actions and notes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Circled
from samverkan.agreements.models import Activity, Commitment, Party, WithinAgreement
from samverkan.meetings.models.agenda import AgendaItem
from samverkan.meetings.models.forums import FollowsAgreement
from samverkan.meetings.models.meetings import Meeting
from samverkan.search import SwedishKeyField, key


class JointPositionQuerySet(FollowsAgreement):
    def found_by(self, text: str) -> "JointPositionQuerySet":
        return self.filter(text_key__contains=key(text))


class JointPosition(WithinAgreement):
    """What a meeting agreed, numbered; each party's formal decision follows where one is needed."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="positions")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="positions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("joint position"))
    text_key = SwedishKeyField(source="text", max_length=2000, db_index=False)
    commitments = models.ManyToManyField(Commitment, related_name="positions", blank=True)
    agreed_on = models.DateField()
    supersedes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("the joint position it replaces"),
    )
    outcome = models.TextField(_("what became of it"), blank=True)
    outcome_on = models.DateField(_("date"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = JointPositionQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["agreement", "number"], name="position_numbered"),
            models.CheckConstraint(
                condition=models.Q(outcome="") | models.Q(outcome_on__isnull=False),
                name="position_outcome_has_date",
            ),
        )

    def __str__(self) -> str:
        return self.text


class PartyDecisionState(models.TextChoices):
    AWAITED = "awaited", pgettext_lazy("formal decision", "Awaited")
    APPROVED = "approved", pgettext_lazy("formal decision", "Decided")
    REJECTED = "rejected", pgettext_lazy("formal decision", "Rejected")
    NOT_NEEDED = "not_needed", pgettext_lazy("formal decision", "Not needed")


NOT_DECIDED = (PartyDecisionState.AWAITED, PartyDecisionState.NOT_NEEDED)


class PartyDecision(models.Model):
    """The formal decision of a body in one party that a joint position needs."""

    position = models.ForeignKey(JointPosition, models.CASCADE, related_name="decisions")
    party = models.ForeignKey(Party, models.PROTECT, related_name="decisions")
    body = models.CharField(_("body"), max_length=150, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=PartyDecisionState.choices, default=PartyDecisionState.AWAITED
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    registry_number = models.CharField(_("registry number"), max_length=60, blank=True)
    rapporteur = models.CharField(_("rapporteur"), max_length=150, blank=True)
    is_delegated = models.BooleanField(_("decided on delegation"), default=False)
    delegation = models.CharField(_("point of the delegation rules"), max_length=150, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ("party__position",)
        constraints = (
            models.UniqueConstraint(fields=["position", "party"], name="one_decision_each"),
            models.CheckConstraint(
                condition=models.Q(state__in=["awaited", "not_needed"]) | models.Q(decided_on__isnull=False),
                name="decision_has_date",
            ),
        )


class OutcomeNote(Circled):
    """Something noted at a meeting without anything being agreed; an internal one stays with its party."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="outcome_notes")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="outcome_notes")
    text = models.TextField(_("note"))
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("noted_at", "pk")

    @classmethod
    def shared_with(cls, organisation_id: int) -> models.Q:
        party = Party.objects.current().filter(
            agreement=models.OuterRef("meeting__forum__agreement"), organisation=organisation_id
        )
        return models.Q(models.Exists(party))


class OutcomeAction(models.Model):
    """That a meeting's action became an activity, with the day it is to be done."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="outcome_actions")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="outcome_actions")
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="from_meetings")
    due_on = models.DateField(_("due"), null=True, blank=True)

    class Meta:
        ordering = ("due_on", "pk")
