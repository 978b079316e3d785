"""The checks of an agreement, and whether another can be proposed."""

from dataclasses import dataclass
from datetime import date

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, AgreementState
from samverkan.agreements.queries.health import members, party_mark
from samverkan.relations.models import Check
from samverkan.relations.queries.over_years import Followed, over_years
from samverkan.ui.components import PartyMark


@dataclass(frozen=True)
class CheckLine:
    """One check in the list."""

    check: Check
    party: PartyMark


@dataclass(frozen=True)
class CheckList:
    """The checks of an agreement, the newest first, and the statements over the years."""

    lines: tuple[CheckLine, ...]
    followed: tuple[Followed, ...]
    may_propose: bool
    is_alone: bool


def check_list(agreement: Agreement, by: Actor, today: date) -> CheckList:
    """Return the checks that the actor sees: one a year, so no more than fit a page."""
    found = Check.objects.visible_to(by).filter(agreement=agreement).select_related("party__organisation")
    lines = tuple(CheckLine(check, party_mark(check.party)) for check in found)
    current = [party for party in members(agreement) if party.is_member(today)]
    is_alone = agreement.circle == Circle.PRIVATE or len(current) < 2
    may = can(by, Permission.MEETING_PLAN, agreement) and agreement.state == AgreementState.IN_FORCE and not is_alone
    under_way = any(line.check.is_under_way for line in lines)
    return CheckList(lines, tuple(over_years(agreement, by)), may and not under_way, is_alone)
