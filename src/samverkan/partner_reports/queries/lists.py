"""The reports of an agreement over the years, and whom a report can go to."""

from dataclasses import dataclass
from datetime import date

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, Party
from samverkan.agreements.queries.health import members, party_mark
from samverkan.partner_reports.models import PartnerReport, Reply
from samverkan.ui.components import PartyMark


@dataclass(frozen=True)
class ReportLine:
    """One report in the list."""

    report: PartnerReport
    sender: PartyMark
    receiver: PartyMark
    reply: Reply | None
    is_late: bool


@dataclass(frozen=True)
class ReportList:
    """The reports of an agreement that the actor sees, the newest year first."""

    lines: tuple[ReportLine, ...]
    may_write: bool


def report_list(agreement: Agreement, by: Actor, today: date) -> ReportList:
    """Return the reports that the actor has sent, drafted or got."""
    found = PartnerReport.objects.visible_to(by).filter(agreement=agreement)
    related = found.select_related("sender__organisation", "receiver__organisation", "reply")
    lines = tuple(
        ReportLine(
            report,
            party_mark(report.sender),
            party_mark(report.receiver),
            getattr(report, "reply", None),
            bool(report.answer_by and report.answer_by < today),
        )
        for report in related
    )
    may = can(by, Permission.AGREEMENT_SHARE, agreement) and agreement.circle != Circle.PRIVATE
    return ReportList(lines, may and bool(others(agreement, by, today)))


def others(agreement: Agreement, by: Actor, today: date) -> list[Party]:
    """Return the parties that a report of the actor's can go to."""
    return [
        party for party in members(agreement) if party.is_member(today) and party.organisation_id != by.organisation_id
    ]
