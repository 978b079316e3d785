"""The renewal itself, and how long before its date it begins."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Organisation, Person
from samverkan.agreements.models import Agreement, Party


class Why(models.TextChoices):
    """The date that a renewal begins for, the most binding first."""

    RENEW_BY = "renew_by", _("the day to decide on renewal by")
    NOTICE = "notice", _("the last day to give notice")
    REVIEW = "review", _("the review")
    END = "end", _("the end of the agreement")
    BY_HAND = "by_hand", _("begun by hand")


class RenewalState(models.TextChoices):
    EVALUATING = "evaluating", pgettext_lazy("renewal", "Being evaluated")
    DRAFTING = "drafting", pgettext_lazy("renewal", "Being worded")
    SETTLED = "settled", pgettext_lazy("renewal", "Settled")


class Outcome(models.TextChoices):
    RENEWED = "renewed", pgettext_lazy("agreement", "Renewed")
    PROLONGED = "prolonged", pgettext_lazy("agreement", "Prolonged")
    LET_END = "let_end", pgettext_lazy("agreement", "Let end")
    REPLACED = "replaced", pgettext_lazy("agreement", "Replaced by another")
    CALLED_OFF = "called_off", pgettext_lazy("renewal", "Called off")


OVER = (Outcome.RENEWED, Outcome.LET_END, Outcome.REPLACED)
"""After these nothing more is renewed: the agreement ends."""


class RenewalQuerySet(models.QuerySet["Renewal"]):
    def visible_to(self, actor: Actor) -> Self:
        """Return the renewals of the agreements that the actor's organisation is a party to today and sees."""
        parties = Party.objects.filter(agreement=models.OuterRef("agreement"), organisation=actor.organisation_id)
        seen = Agreement.objects.visible_to(actor).order_by().values("pk")
        return self.filter(models.Exists(parties.current()), agreement__in=seen)

    def open(self) -> Self:
        """Return those that are not settled."""
        return self.filter(settled_at=None)


class Renewal(models.Model):
    """One time round: the parties judge what an agreement gave, and decide what becomes of it."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="renewals")
    number = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=10, choices=Why.choices)
    against_on = models.DateField(null=True, help_text="The day that the tasks count backwards from.")
    notice_on = models.DateField(null=True, help_text="The last day to give notice, as it was when this began.")
    review_on = models.DateField(null=True, help_text="The day of review, as it was when this began.")
    ends_on = models.DateField(null=True, help_text="The last day of the agreement, as it was when this began.")
    begun_on = models.DateField()
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=RenewalState.choices, default=RenewalState.EVALUATING)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    last_day = models.DateField(null=True, help_text="The last day of the agreement, as it was settled.")
    follower = models.ForeignKey(
        Agreement, models.SET_NULL, null=True, related_name="followed", help_text="What took its place."
    )
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = RenewalQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["agreement", "number"], name="renewal_numbered"),
            models.UniqueConstraint(
                fields=["agreement"], condition=models.Q(settled_at=None), name="renewal_one_open_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["agreement", "why", "against_on"],
                condition=~models.Q(why="by_hand"),
                name="renewal_begins_by_itself_once",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at=None, outcome="") & ~models.Q(state="settled")
                | models.Q(settled_at__isnull=False, state="settled") & ~models.Q(outcome=""),
                name="renewal_settled_with_an_outcome",
            ),
        )

    @property
    def is_open(self) -> bool:
        return self.settled_at is None

    @property
    def home(self) -> Organisation:
        """The organisation that registered the agreement, for the journal."""
        return self.agreement.home

    @property
    def home_id(self) -> int:
        return self.agreement.home_id

    @property
    def circle(self) -> str:
        """Between the parties, also when the agreement is public."""
        return Circle.PRIVATE if self.agreement.circle == Circle.PRIVATE else Circle.SHARED


class LeadTime(models.Model):
    """How many days before its date an agreement's renewal begins by itself; 0 for never."""

    agreement = models.OneToOneField(Agreement, models.CASCADE, related_name="lead_time")
    days = models.PositiveSmallIntegerField(_("days before"))
    version = models.PositiveIntegerField(default=1)
