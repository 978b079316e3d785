"""What the pages of agreements and promises say of a renewal."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, Commitment
from samverkan.agreements.remarks import Remark
from samverkan.renewals.models import Fate, Handover, Outcome, Renewal
from samverkan.ui.dates import day

UNTOUCHED = (Outcome.PROLONGED, Outcome.CALLED_OFF)
"""After these every promise stands where it stood, whatever was decided about it."""


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
    """Say which promise of an earlier agreement this one continues, which of a later one continues it, or its end."""
    seen = Commitment.objects.visible_to(by).order_by().values("pk")
    earlier = Q(became=commitment, commitment__in=seen)
    later = Q(commitment=commitment) & (Q(became__in=seen) | Q(fate=Fate.DONE) & ~Q(renewal__outcome__in=UNTOUCHED))
    settled = Handover.objects.filter(earlier | later, renewal__settled_at__isnull=False)
    for each in settled.select_related("commitment__agreement", "became__agreement", "renewal"):
        yield _said(each, commitment)


def _said(handover: Handover, commitment: Commitment) -> Remark:
    old, new = handover.commitment, handover.became
    if new is None:
        words = _("Closed as done when the renewal of the agreement was settled on %(day)s.")
        return Remark(words % {"day": day(handover.renewal.settled_at)})
    if new == commitment:
        named = {"number": old.number, "agreement": old.agreement.title}
        return _remark(_("Taken over from commitment %(number)s of %(agreement)s.") % named, old)
    named = {"number": new.number, "agreement": new.agreement.title}
    return _remark(_("Goes on as commitment %(number)s of %(agreement)s.") % named, new)


def _remark(words: str, commitment: Commitment) -> Remark:
    address = reverse("agreements:commitment", args=[commitment.agreement_id, commitment.number])
    return Remark(words, address, _("To the commitment"))
