"""What a receiver sees differently, as the inbox of the meetings shows it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samverkan.agreements.models import Agreement
from samverkan.meetings.models import ItemKind
from samverkan.meetings.queries.inbox import Derived
from samverkan.partner_reports.models import PartnerReport


def brought_up(agreement: Agreement) -> Iterator[Derived]:
    """
    Yield each report that its receiver sees differently, until the two have settled it.

    Between two parties all of it is theirs; in an agreement of more the others are told nothing of it here.
    """
    seen = PartnerReport.objects.seen_differently().filter(agreement=agreement)
    for report in seen.select_related("sender__organisation", "receiver__organisation", "reply"):
        if sum(party.is_member(report.reply.answered_at.date()) for party in agreement.parties.all()) > 2:
            continue
        words = {
            "receiver": report.receiver.organisation.short_mark,
            "sender": report.sender.organisation.short_mark,
            "year": report.year,
        }
        yield Derived(
            f"partner_report:{report.pk}",
            ItemKind.STATE,
            _("%(receiver)s sees the report of %(sender)s for %(year)s differently") % words,
            "",
        )
