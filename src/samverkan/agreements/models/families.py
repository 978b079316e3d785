"""How agreements hang together: what replaced what, and what stands under what."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Organisation
from samverkan.agreements.models.agreements import Agreement
from samverkan.agreements.partial_dates import PartialDateField


class KinshipKind(models.TextChoices):
    """What the one agreement is to the earlier one."""

    PREDECESSOR = "predecessor", _("replaces")
    RENEWAL = "renewal", _("renews")
    ADDENDUM = "addendum", _("is an addendum to")
    SUB_AGREEMENT = "sub_agreement", _("is a sub-agreement of")
    ACTION_PLAN = "action_plan", _("is an action plan for")
    RELATIVE = "relative", _("is related to")


class KinshipQuerySet(models.QuerySet["Kinship"]):
    def visible_to(self, actor: Actor) -> Self:
        """Return the links between two agreements that the actor may both see."""
        seen = Agreement.objects.visible_to(actor).order_by().values("pk")
        return self.filter(agreement__in=seen, earlier__in=seen)


class Kinship(models.Model):
    """That an agreement renews, replaces, adds to or stands under an earlier one, or is otherwise related to it."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="kin")
    earlier = models.ForeignKey(Agreement, models.CASCADE, related_name="later_kin")
    kind = models.CharField(_("kind"), max_length=15, choices=KinshipKind.choices)
    dated = PartialDateField(_("from"))
    home = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()

    objects = KinshipQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["agreement", "earlier"], name="kinship_once"),
            models.CheckConstraint(condition=~models.Q(agreement=models.F("earlier")), name="kinship_between_two"),
        )

    @property
    def circle(self) -> str:
        """
        The circle of the link's line in the journal.

        The line stands within one agreement and is read by those who see that one, so it is shared only when the other
        agreement has the same parties.
        """
        circles = {self.agreement.circle, self.earlier.circle}
        if circles == {Circle.PUBLIC}:
            return Circle.PUBLIC
        first, second = (set(one.parties.values_list("organisation")) for one in (self.agreement, self.earlier))
        return Circle.PRIVATE if Circle.PRIVATE in circles or first != second else Circle.SHARED
