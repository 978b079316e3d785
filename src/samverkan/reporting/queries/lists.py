"""The rounds of an agreement, each with how far it has come."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, AgreementState
from samverkan.agreements.queries.health import party_mark
from samverkan.reporting.models import Ask, Round, answered_for
from samverkan.ui.components import PartyMark

PER_PAGE = 25


@dataclass(frozen=True)
class RoundLine:
    """One round in the list."""

    round: Round
    party: PartyMark
    asked: int
    answered: int
    today: date

    @property
    def chip(self) -> str:
        if not self.round.is_open:
            return "done"
        return "overdue" if self.round.due_on < self.today else "under_way"


@dataclass(frozen=True)
class RoundList:
    """The rounds of an agreement, and whether another can be opened."""

    page: Page[Round]
    lines: list[RoundLine]
    open: Round | None
    may_open: bool
    may_open_next: bool


def round_list(agreement: Agreement, by: Actor, today: date, number: str | None) -> RoundList:
    """Return the rounds that the actor sees, the newest first."""
    rounds = Round.objects.visible_to(by).filter(agreement=agreement)
    page = Paginator(rounds.select_related("party__organisation", "agreement"), PER_PAGE).get_page(number)
    shown = list(page.object_list)
    asks = Ask.objects.visible_to(by).standing().filter(round__in=[each.pk for each in shown]).order_by()
    counts = {
        pk: (asked, answered)
        for pk, asked, answered in asks.values("round")
        .annotate(asked=Count("pk"), answered=Count("pk", filter=answered_for(by)))
        .values_list("round", "asked", "answered")
    }
    lines = [RoundLine(each, party_mark(each.party), *counts.get(each.pk, (0, 0)), today) for each in shown]
    under_way = rounds.filter(state="open").first()
    may = can(by, Permission.COMMITMENT_EDIT, agreement) and agreement.state == AgreementState.IN_FORCE
    return RoundList(page, lines, under_way, may and under_way is None, may and under_way is not None)
