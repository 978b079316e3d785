"""What each party says that the agreement gave."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Organisation, Person
from samverkan.agreements.models import Domain, Party
from samverkan.areas.models import Area
from samverkan.renewals.models.renewals import Renewal


class Wish(models.TextChoices):
    """What a party wants to become of the agreement."""

    RENEW = "renew", pgettext_lazy("wish", "Renew it as it is")
    CHANGE = "change", pgettext_lazy("wish", "Renew it with changes")
    END = "end", pgettext_lazy("wish", "Let it end")


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    def visible_to(self, actor: Actor) -> Self:
        """Return the actor's own party's, and those that the other parties have sent."""
        sent = models.Q(sent_at__isnull=False)
        own = models.Q() if actor.shares_only else models.Q(party__organisation=actor.organisation_id)
        shown = sent if actor.shares_only else sent | own
        return self.filter(shown, renewal__in=Renewal.objects.visible_to(actor).order_by().values("pk"))


class Evaluation(models.Model):
    """One party's judgement of an agreement that is to be renewed; seen by that party alone until it is sent."""

    renewal = models.ForeignKey(Renewal, models.CASCADE, related_name="evaluations")
    party = models.ForeignKey(Party, models.CASCADE, related_name="evaluations")
    achieved = models.TextField(_("what was achieved"), blank=True)
    not_achieved = models.TextField(_("what was not, and why"), blank=True)
    wish = models.CharField(_("what your party wants"), max_length=10, choices=Wish.choices, blank=True)
    wish_text = models.TextField(_("why, and what should change"), blank=True)
    figures = models.JSONField(default=list, help_text="[code, value, of] as they were on the day it was sent.")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ("party__position",)
        constraints = (
            models.UniqueConstraint(fields=["renewal", "party"], name="evaluation_one_each"),
            models.CheckConstraint(
                condition=models.Q(sent_at=None) | ~models.Q(wish=""), name="evaluation_sent_with_a_wish"
            ),
        )

    @property
    def home(self) -> Organisation:
        """The organisation whose judgement it is, for the journal."""
        return self.party.organisation

    @property
    def home_id(self) -> int:
        return self.party.organisation_id

    @property
    def circle(self) -> str:
        """Its party's own until it is sent."""
        return self.renewal.circle if self.sent_at else Circle.PRIVATE


class Value(models.TextChoices):
    """What the work within one domain or area has given a party."""

    MUCH = "much", pgettext_lazy("value", "Gave much")
    SOME = "some", pgettext_lazy("value", "Gave something")
    LITTLE = "little", pgettext_lazy("value", "Gave little")
    UNTRIED = "untried", pgettext_lazy("value", "Was never tried")


class Mark(models.Model):
    """What one domain or one area has given the party, in a word."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="marks")
    domain = models.ForeignKey(Domain, models.CASCADE, null=True, related_name="+")
    area = models.ForeignKey(Area, models.CASCADE, null=True, related_name="+")
    value = models.CharField(max_length=10, choices=Value.choices)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["evaluation", "domain"], name="mark_one_a_domain"),
            models.UniqueConstraint(fields=["evaluation", "area"], name="mark_one_an_area"),
            models.CheckConstraint(
                condition=models.Q(domain=None, area__isnull=False) | models.Q(domain__isnull=False, area=None),
                name="mark_of_a_domain_or_an_area",
            ),
        )
