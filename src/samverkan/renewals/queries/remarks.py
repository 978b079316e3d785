"""What the pages of agreements and promises say of a renewal."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, Commitment
from samverkan.agreements.remarks import Remark
from samverkan.renewals.models import Handover, Outcome, Renewal
from samverkan.ui.dates import day


def on_agreement(agreement: Agreement, by: Actor) -> Iterator[Remark]:
    """Say that a renewal is under way, or what the latest one led to, to the parties alone."""
    if by.organisation_id is None:
        return
    latest = Renewal.objects.visible_to(by).filter(agreement=agreement).select_related("follower").first()
    if latest is None or latest.outcome == Outcome.CALLED_OFF:
        return
    url = reverse("renewals:page", args=[agreement.pk])
    if latest.is_open:
        words = _("The renewal is under way: %(state)s.") % {"state": latest.get_state_display().lower()}
        if latest.against_on:
            words += " " + _("It works against %(day)s.") % {"day": day(latest.against_on)}
        yield Remark(words, url, _("To the renewal"))
    elif latest.last_day:
        named = {"outcome": latest.get_outcome_display(), "day": day(latest.last_day)}
        yield Remark(_("%(outcome)s. Its last day is %(day)s.") % named, url, _("To the renewal"))


def on_commitment(commitment: Commitment, by: Actor) -> Iterator[Remark]:
    """Say which promise of an earlier agreement this one continues, and which of a later one continues it."""
    seen = Agreement.objects.visible_to(by)
    related = ("commitment__agreement", "became__agreement")
    earlier = Q(became=commitment, commitment__agreement__in=seen)
    later = Q(commitment=commitment, became__agreement__in=seen)
    for each in Handover.objects.filter(earlier | later).select_related(*related):
        if each.became == commitment:
            words = {"number": each.commitment.number, "agreement": each.commitment.agreement.title}
            yield _remark(_("Taken over from commitment %(number)s of %(agreement)s.") % words, each.commitment)
        elif each.became:
            words = {"number": each.became.number, "agreement": each.became.agreement.title}
            yield _remark(_("Goes on as commitment %(number)s of %(agreement)s.") % words, each.became)


def _remark(words: str, commitment: Commitment) -> Remark:
    address = reverse("agreements:commitment", args=[commitment.agreement_id, commitment.number])
    return Remark(words, address, _("To the commitment"))
