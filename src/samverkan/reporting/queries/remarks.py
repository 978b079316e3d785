"""What is said of rounds on the pages of agreements and promises."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, Commitment
from samverkan.agreements.remarks import Remark
from samverkan.reporting.models import Ask, Round, RoundState
from samverkan.ui.dates import day


def on_agreement(agreement: Agreement, by: Actor) -> Iterator[Remark]:
    """Say that a round is open, to those who are party to the agreement."""
    for asked in Round.objects.visible_to(by).filter(agreement=agreement, state=RoundState.OPEN):
        text = _("“%(title)s” is open, to be answered by %(day)s.") % {"title": asked.title, "day": day(asked.due_on)}
        yield Remark(text, reverse("reporting:page", args=[agreement.pk, asked.number]), _("See the round"))


def on_commitment(commitment: Commitment, by: Actor) -> Iterator[Remark]:
    """Say that one's own party is asked about the promise, and where it is answered."""
    asks = Ask.objects.visible_to(by).standing().filter(commitment=commitment, answer=None)
    mine = asks.filter(party__organisation=by.organisation_id, round__state=RoundState.OPEN).select_related("round")
    for ask in mine:
        words = {"title": ask.round.title, "day": day(ask.round.due_on)}
        text = _("Your party is asked about it in “%(title)s”, by %(day)s.") % words
        yield Remark(
            text, reverse("reporting:one", args=[commitment.agreement_id, ask.round.number, ask.pk]), _("Answer")
        )
