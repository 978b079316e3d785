"""The receiver says how it sees a report; what is seen differently is settled by the two."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.models import Errand
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.partner_reports.actions import telling
from samverkan.partner_reports.actions.telling import PURPOSE
from samverkan.partner_reports.models import Part, PartnerReport, Remark, Reply, View

ANSWERS = Permission.AGREEMENT_CONFIRM
"""Who confirms an agreement for a party also says how the party sees a report."""


class CannotAnswer(Exception):
    """The report has been answered, or the answer says too little."""


class NothingToSettle(Exception):
    """Nothing is seen differently, or it has been settled."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """How a report is seen, and what is said of its parts."""

    view: str
    remarks: Mapping[Part, str] = field(default_factory=dict)


@transaction.atomic
def answer(*, report: PartnerReport, given: Given, by: Actor, at: datetime, errand: Errand | None = None) -> Reply:
    """
    Answer a report for its receiver, with date and name; a link is used up.

    Raises CannotAnswer, NotAllowed, Unusable.
    """
    require(by, ANSWERS, report)
    if report.receiver.organisation_id != by.organisation_id or not by.person:
        raise NotAllowed(_("Only the party that got the report answers it."))
    report = PartnerReport.objects.select_for_update(of=("self",)).select_related(*telling.WITH).get(pk=report.pk)
    if not report.is_sent or Reply.objects.filter(report=report).exists():
        raise CannotAnswer(_("The report has been answered already."))
    texts = {part: text.strip() for part, text in given.remarks.items() if text.strip()}
    if given.view not in View.values:
        raise CannotAnswer(_("Say how you see it."))
    if given.view != View.AGREES and not texts:
        raise CannotAnswer(_("Say in at least one part what you want to add or see differently."))
    reply = Reply.objects.create(
        report=report, view=given.view, answered_at=at, answered_by=by.person, answered_name=by.person.name
    )
    if given.view != View.AGREES:
        Remark.objects.bulk_create(Remark(reply=reply, part=part, text=text) for part, text in texts.items())
    if errand:
        errands.use(errand=errand, at=at)
    errands.close(purpose=PURPOSE, things=[report.pk], at=at)
    telling.tell_coordinators(report, report.sender, "answered", at)
    detail = {"year": report.year, "view": given.view}
    record("partner_reports.answer", report, by=by, at=at, within=report.agreement, detail=detail)
    return reply


@transaction.atomic
def settle(*, report: PartnerReport, settlement: str, by: Actor, at: datetime) -> Reply:
    """Note what the two came to about what was seen differently. Raises NothingToSettle, NotAllowed."""
    require(by, Permission.AGREEMENT_SHARE, report)
    reply = Reply.objects.select_for_update().filter(report=report, view=View.DIFFERS, settled_at=None).first()
    if reply is None:
        raise NothingToSettle(_("Nothing is seen differently any more."))
    if not settlement.strip():
        raise NothingToSettle(_("Write what you came to."))
    reply.settled_at, reply.settled_by, reply.settlement = at, by.person, settlement.strip()[:600]
    reply.save(update_fields=["settled_at", "settled_by", "settlement"])
    report = PartnerReport.objects.select_related(*telling.WITH).get(pk=report.pk)
    is_sender = report.sender.organisation_id == by.organisation_id
    telling.tell_coordinators(report, report.receiver if is_sender else report.sender, "settled", at)
    detail = {"year": report.year}
    record("partner_reports.settle", report, by=by, at=at, within=report.agreement, detail=detail)
    return reply
