"""What must be decided within a party before its signature holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Circle
from samverkan.agreements.models.agreements import Party


class ApprovalState(models.TextChoices):
    AWAITED = "awaited", pgettext_lazy("approval", "Awaited")
    APPROVED = "approved", pgettext_lazy("approval", "Approved")
    REJECTED = "rejected", pgettext_lazy("approval", "Rejected")


class Approval(models.Model):
    """One step of a party's way to a valid signature: the body that decides, when, and where it is registered."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="approvals")
    position = models.PositiveSmallIntegerField()
    body = models.CharField(_("who decides"), max_length=150)
    state = models.CharField(_("decision"), max_length=10, choices=ApprovalState.choices, default=ApprovalState.AWAITED)
    needed_by = models.DateField(_("needed by"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    registry_number = models.CharField(_("registry number"), max_length=60, blank=True)

    class Meta:
        ordering = ("party__position", "position")
        constraints = (
            models.UniqueConstraint(fields=["party", "position"], name="approval_own_position"),
            models.CheckConstraint(
                condition=models.Q(state="awaited", decided_on=None)
                | (~models.Q(state="awaited") & models.Q(decided_on__isnull=False)),
                name="approval_decided_on_a_day",
                violation_error_message=_("Give the day of the decision when it has been made, and only then."),
            ),
        )

    def __str__(self) -> str:
        return self.body

    @property
    def circle(self) -> str:
        """The circle of its lines in the journal: between the parties, also when the agreement is public."""
        return Circle.PRIVATE if self.party.agreement.circle == Circle.PRIVATE else Circle.SHARED
