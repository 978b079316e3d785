"""The new wording that the parties work on; every version is kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person
from samverkan.agreements.models import Party
from samverkan.renewals.models.renewals import Renewal


class Proposal(models.Model):
    """One version of the wording proposed for the next agreement."""

    renewal = models.ForeignKey(Renewal, models.CASCADE, related_name="proposals")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("text"))
    note = models.CharField(_("what you changed"), max_length=300, blank=True)
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    is_latest = models.BooleanField(default=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["renewal", "number"], name="proposal_numbered"),
            models.UniqueConstraint(fields=["renewal"], condition=models.Q(is_latest=True), name="proposal_one_latest"),
        )


class Endorsement(models.Model):
    """That a party stands behind one version of the proposed wording."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="endorsements")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("party__position",)
        constraints = (models.UniqueConstraint(fields=["proposal", "party"], name="endorsed_once"),)
