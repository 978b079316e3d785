"""New wordings on their way to being in force: proposed by one party, confirmed by each of the others."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Organisation, Person
from samverkan.agreements.models.agreements import Party, Wording


class WordingProposal(models.Model):
    """That a wording holds only when every party has confirmed it, and from which day; one without it holds as made."""

    wording = models.OneToOneField(Wording, models.CASCADE, related_name="proposal")
    in_force_on = models.DateField(_("in force from"), null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, help_text="When the last party confirmed it.")
    withdrawn_at = models.DateTimeField(null=True, help_text="When it was taken back, or replaced by another.")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(agreed_at=None) | models.Q(withdrawn_at=None), name="proposal_ends_in_one_way"
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_at=None) | models.Q(in_force_on__isnull=False), name="agreed_from_a_day"
            ),
        )

    @property
    def is_open(self) -> bool:
        return self.agreed_at is None and self.withdrawn_at is None


class WordingConfirmation(models.Model):
    """That a party stands behind a proposed wording: who said so, when, and where it is registered there."""

    proposal = models.ForeignKey(WordingProposal, models.CASCADE, related_name="confirmations")
    party = models.ForeignKey(Party, models.CASCADE, related_name="wording_confirmations")
    confirmed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=150, blank=True, help_text="Who confirmed, as written that day.")
    registry_number = models.CharField(_("registry number"), max_length=60, blank=True)
    recorded_by = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Who wrote it down for a party without users.",
    )

    class Meta:
        ordering = ("party__position",)
        constraints = (models.UniqueConstraint(fields=["proposal", "party"], name="wording_confirmed_once"),)


def agreed() -> models.Q:
    """Return the condition of wordings that hold: made without a proposal, or confirmed by every party."""
    return models.Q(proposal=None) | models.Q(proposal__agreed_at__isnull=False)


def in_force(wordings: "models.QuerySet[Wording]", day: date | None = None) -> Wording | None:
    """
    Return the wording of one agreement that is in force on a day, today unless said.

    That is the newest agreed one whose day has come; of a day before all of them, the first.
    """
    held = list(wordings.filter(agreed()).select_related("proposal").order_by("number"))
    until = day or timezone.localdate()
    come = [wording for wording in held if begins(wording) <= until]
    return come[-1] if come else next(iter(held), None)


def begins(wording: Wording) -> date:
    """Return the day from which an agreed wording holds."""
    proposal: WordingProposal | None = getattr(wording, "proposal", None)
    if proposal is not None and proposal.in_force_on:
        return proposal.in_force_on
    return timezone.localdate(wording.made_at)
