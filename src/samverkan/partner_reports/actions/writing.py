"""A report is begun, written in private, and sent."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.models import Agreement, Party
from samverkan.journal.actions import record
from samverkan.meetings.freezing import fingerprint, frozen
from samverkan.partner_reports.actions import telling
from samverkan.partner_reports.models import TIME_TO_ANSWER, PartnerReport
from samverkan.partner_reports.queries.content import paper

WRITES = Permission.AGREEMENT_SHARE
"""Who sends to the other party what was one's own writes and sends reports."""


class CannotBegin(Exception):
    """There is nobody to report to, or the year has not come."""


class AlreadySent(Exception):
    """What has been sent is not changed, nor sent again."""


@transaction.atomic
def begin(*, agreement: Agreement, year: int, receiver: Party, opening: str, by: Actor, at: datetime) -> PartnerReport:
    """
    Begin the report of a year to another party, seen by one's own party alone; one begun already is returned.

    Raises CannotBegin, NotAParty, NotAllowed.
    """
    require(by, WRITES, agreement)
    today = timezone.localdate(at)
    sender = own_party(agreement, by, today)
    is_other = receiver.agreement_id == agreement.pk and receiver.pk != sender.pk and receiver.is_member(today)
    if not is_other or agreement.circle == Circle.PRIVATE:
        raise CannotBegin(_("A report goes to another party of an agreement that is shared."))
    if not 1900 <= year <= today.year:
        raise CannotBegin(_("A report tells of what has been. Choose this year or an earlier one."))
    report, is_new = PartnerReport.objects.get_or_create(
        agreement=agreement,
        year=year,
        sender=sender,
        receiver=receiver,
        defaults={"opening": opening.strip(), "made_at": at, "home": by.home},
    )
    if is_new:
        record("partner_reports.begin", report, by=by, at=at, within=agreement, detail={"year": year})
    return report


@transaction.atomic
def write(*, report: PartnerReport, opening: str, version: int, by: Actor, at: datetime) -> PartnerReport:
    """Change what is said first. Raises AlreadySent, EditedMeanwhile, NotAllowed."""
    report = _own_draft(report, by)
    take_turn(report, version)
    report.opening = opening.strip()
    report.save(update_fields=["opening"])
    record("partner_reports.write", report, by=by, at=at, within=report.agreement, detail={"year": report.year})
    return report


@transaction.atomic
def send(*, report: PartnerReport, version: int, by: Actor, at: datetime) -> PartnerReport:
    """
    Send the report as it stands now: it is kept so, and the receiver's contact is asked how they see it.

    Raises AlreadySent, EditedMeanwhile when the text is no longer the one that was read, NotAllowed.
    """
    report = _own_draft(report, by)
    take_turn(report, version)
    data = frozen(paper(report, at))
    report.paper, report.fingerprint = data, fingerprint(data)
    report.circle, report.sent_at, report.sent_by = Circle.SHARED, at, by.person
    report.answer_by = timezone.localdate(at) + TIME_TO_ANSWER
    report.save(update_fields=["paper", "fingerprint", "circle", "sent_at", "sent_by", "answer_by"])
    telling.ask(report, at=at)
    record("partner_reports.send", report, by=by, at=at, within=report.agreement, detail={"year": report.year})
    return report


def _own_draft(report: PartnerReport, by: Actor) -> PartnerReport:
    require(by, WRITES, report)
    if report.sender.organisation_id != by.organisation_id:
        raise NotAllowed(_("Each party writes its own reports."))
    found = PartnerReport.objects.select_for_update(of=("self",)).select_related(*telling.WITH).get(pk=report.pk)
    if found.is_sent:
        raise AlreadySent(_("The report has been sent, and stays as it was sent."))
    return found
