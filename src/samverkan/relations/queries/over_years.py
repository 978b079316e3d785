"""The same statements over the years: how each party's median has moved, statement by statement."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement
from samverkan.relations.models import Check, CheckState, Statement
from samverkan.relations.queries.drawing import years as drawn_years
from samverkan.relations.queries.results import Result, sides_of, with_tallies
from samverkan.ui.components import PartyMark
from samverkan.ui.numbers import rounded


@dataclass(frozen=True)
class YearRow:
    """One year of one statement: each party's median, and the difference."""

    year: int
    medians: tuple[str, ...]
    difference: str


@dataclass(frozen=True)
class Followed:
    """One statement over the years, drawn and as a table."""

    statement: Statement
    parties: tuple[PartyMark, ...]
    rows: tuple[YearRow, ...]
    svg: str


def over_years(agreement: Agreement, by: Actor) -> list[Followed]:
    """Return the statements of the latest closed check, each over all years in which its words were the same."""
    closed = Check.objects.visible_to(by).filter(agreement=agreement, state=CheckState.CLOSED).order_by("year")
    years = dict(closed.values_list("pk", "year"))
    if not years:
        return []
    by_key: dict[str, list[Result]] = defaultdict(list)
    found = with_tallies(Statement.objects.filter(check_of__in=years).order_by("check_of__year", "position"))
    for statement in found:
        by_key[statement.key].append(Result(statement, sides_of(statement)))
    latest = list(years)[-1]
    shown = [told for told in by_key.values() if told[-1].statement.check_of_id == latest]
    return [_followed(told, years) for told in sorted(shown, key=lambda told: told[-1].statement.position)]


def _followed(told: list[Result], years: dict[int, int]) -> Followed:
    parties = tuple({side.party.slot: side.party for result in told for side in result.sides}.values())
    rows = tuple(_row(result, years[result.statement.check_of_id], parties) for result in told)
    points = [
        (years[result.statement.check_of_id], {side.party.slot: side.median for side in result.sides})
        for result in told
    ]
    statement = told[-1].statement
    return Followed(statement, parties, rows, drawn_years(statement.text, parties, points))


def _row(result: Result, year: int, parties: Iterable[PartyMark]) -> YearRow:
    medians = {side.party.slot: side.median for side in result.sides}
    written = tuple(_figure(medians.get(party.slot)) for party in parties)
    return YearRow(year, written, "–" if result.difference is None else result.difference_words)


def _figure(median: Decimal | None) -> str:
    return "–" if median is None else rounded(median, 1 if median % 1 else 0)
