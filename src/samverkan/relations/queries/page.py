"""The page of a check: who has said yes, how many have answered, and when it is closed its result."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Party
from samverkan.agreements.queries.health import members, party_mark
from samverkan.relations.models import CLOSES_AFTER, Check, Respondent, Statement
from samverkan.relations.queries.drawing import spread
from samverkan.relations.queries.results import Result, results
from samverkan.ui.components import PartyMark


@dataclass(frozen=True)
class PartyLine:
    """One party of a check: since when it is in, how many it has asked and how many of them have answered."""

    mark: PartyMark
    is_own: bool
    agreed_at: datetime | None
    asked: int
    answered: int


@dataclass(frozen=True)
class ShownResult:
    """A result with its drawing."""

    result: Result
    svg: str


@dataclass(frozen=True)
class CheckPage:
    """What the page of a check shows the actor; of persons only those of its own party."""

    check: Check
    statements: tuple[Statement, ...]
    parties: tuple[PartyLine, ...]
    own: tuple[Respondent, ...]
    mine: Respondent | None
    results: tuple[ShownResult, ...]
    may_lead: bool
    has_agreed: bool
    may_close: bool
    today: date

    @property
    def is_late(self) -> bool:
        return self.check.is_open and self.check.answer_by < self.today

    @property
    def closes_on(self) -> date:
        return self.check.answer_by + CLOSES_AFTER

    @property
    def waited_for(self) -> tuple[PartyMark, ...]:
        """The parties that have yet to say yes."""
        return tuple(line.mark for line in self.parties if not line.agreed_at)

    @property
    def is_few(self) -> bool:
        return any(shown.result.is_few for shown in self.results)

    @property
    def few_asked(self) -> bool:
        """Whether the own party has asked so few that only a median can be told."""
        return 0 < len(self.own) < 3


def check_page(check: Check, by: Actor, today: date) -> CheckPage:
    """Return the page of a check: seven queries at most."""
    may_lead = can(by, Permission.MEETING_PLAN, check)
    lines = party_lines(check, by, today)
    own = tuple(check.respondents.filter(party__organisation=by.organisation_id).select_related("person"))
    mine = next((one for one in own if by.person and one.person_id == by.person.pk), None)
    sides = sum(bool(line.answered) for line in lines)
    all_in = all(line.asked == line.answered for line in lines)
    return CheckPage(
        check=check,
        statements=tuple(check.statements.all()),
        parties=lines,
        own=own if may_lead else (),
        mine=mine if check.is_open else None,
        results=shown_results(check) if check.is_closed else (),
        may_lead=may_lead,
        has_agreed=any(line.is_own and line.agreed_at for line in lines),
        may_close=may_lead and check.is_open and sides > 1 and (all_in or today > check.answer_by),
        today=today,
    )


def party_lines(check: Check, by: Actor, today: date) -> tuple[PartyLine, ...]:
    """Return the parties of today, and those that took part, with counts and no names."""
    agreed = dict(check.consents.values_list("party", "said_at"))
    counted = check.respondents.order_by().values("party").annotate(
        asked=Count("pk"), answered=Count("pk", filter=Q(answered_at__isnull=False))
    )  # fmt: skip
    counts = {row["party"]: (row["asked"], row["answered"]) for row in counted}
    shown = [party for party in members(check.agreement) if party.is_member(today) or party.pk in agreed]
    return tuple(_line(party, by, agreed.get(party.pk), counts.get(party.pk, (0, 0))) for party in shown)


def _line(party: Party, by: Actor, agreed_at: datetime | None, counts: tuple[int, int]) -> PartyLine:
    return PartyLine(party_mark(party), party.organisation_id == by.organisation_id, agreed_at, *counts)


def shown_results(check: Check) -> tuple[ShownResult, ...]:
    """Return the results of a closed check, each with its drawing."""
    return tuple(
        ShownResult(one, spread(one.statement.text, [(side.party, side.median, side.counts) for side in one.sides]))
        for one in results(check)
    )
