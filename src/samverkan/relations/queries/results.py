"""The result of a closed check: how each party answered, and the difference between them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Exists, Prefetch
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement
from samverkan.agreements.queries.health import party_mark
from samverkan.relations.models import Check, CheckState, Comment, Scale, Statement, Tally
from samverkan.ui.components import PartyMark
from samverkan.ui.numbers import rounded


@dataclass(frozen=True)
class Side:
    """How one party answered one statement; `counts` of 1 to 5 and cannot say, empty where too few answered."""

    party: PartyMark
    answered: int
    median: Decimal | None
    counts: tuple[int, ...]
    comments: tuple[str, ...]

    @property
    def median_words(self) -> str:
        return in_words(self.median)

    @property
    def spread(self) -> str:
        """The most and the least that somebody of the party said."""
        said = [step for step, count in enumerate(self.counts[:5], start=1) if count]
        if not said:
            return ""
        return str(said[0]) if said[0] == said[-1] else f"{said[0]}–{said[-1]}"


@dataclass(frozen=True)
class Result:
    """One statement with what each party answered; the difference is between the highest and the lowest median."""

    statement: Statement
    sides: tuple[Side, ...]

    @property
    def difference(self) -> Decimal | None:
        return difference([side.median for side in self.sides])

    @property
    def difference_words(self) -> str:
        if self.difference is None:
            return _("cannot be compared")
        return rounded(self.difference, 1 if self.difference % 1 else 0)

    @property
    def has_comments(self) -> bool:
        """Whether any party's comments are shown."""
        return any(side.comments for side in self.sides)

    @property
    def is_few(self) -> bool:
        """Whether some party was so few that only its median is told."""
        return any(not side.counts for side in self.sides)

    @property
    def sentence(self) -> str:
        said = [f"{side.party.mark}: {side.median_words}" for side in self.sides]
        return ", ".join(said)


def in_words(median: Decimal | None) -> str:
    """Return a median with its word, or between which words it lies."""
    if median is None:
        return _("cannot say")
    if median % 1:
        return rounded(median, 1)
    return f"{int(median)} ({str(Scale(int(median)).label).lower()})"


def difference(medians: Sequence[Decimal | None]) -> Decimal | None:
    """Return how far apart the medians are; nothing unless at least two parties could say."""
    said = [median for median in medians if median is not None]
    return max(said) - min(said) if len(said) > 1 else None


def results(check: Check) -> list[Result]:
    """Return the statements of a closed check, the one on which the parties differ most first: three queries."""
    found = with_tallies(Statement.objects.filter(check_of=check, check_of__state=CheckState.CLOSED))
    return by_difference(Result(statement, sides_of(statement)) for statement in found)


def with_tallies(statements: "Iterable[Statement]") -> "Iterable[Statement]":
    """Fetch with each statement how it was answered."""
    told = Prefetch("tallies", Tally.objects.select_related("party__organisation"))
    return statements.prefetch_related(told, Prefetch("comments", Comment.objects.all()))


def sides_of(statement: Statement) -> tuple[Side, ...]:
    """Return how each party answered a statement, in the order of the parties."""
    return tuple(
        Side(
            party_mark(tally.party),
            tally.answered,
            tally.median,
            tuple(tally.counts),
            tuple(one.text for one in statement.comments.all() if one.party_id == tally.party_id),
        )
        for tally in statement.tallies.all()
    )


def by_difference(found: Iterable[Result]) -> list[Result]:
    """Return the results with the largest difference first; what cannot be compared comes last."""

    def place(result: Result) -> tuple[bool, Decimal, int]:
        apart = result.difference
        return (apart is None, -(apart or Decimal(0)), result.statement.position)

    return sorted(found, key=place)


def largest_differences(
    agreement: Agreement, by: Actor, most: int = 2, *, at: datetime | None = None, but_not: Exists | None = None
) -> list[Result]:
    """
    Return the statements on which the parties differ most in the check closed last, by then: one query.

    `but_not` holds of the tallies whose statements are left out.
    """
    closed = Check.objects.visible_to(by).filter(agreement=agreement, state=CheckState.CLOSED)
    if at is not None:
        closed = closed.filter(closed_at__lte=at)
    latest = closed.values("pk")[:1]
    told = Tally.objects.filter(statement__check_of=latest).select_related("statement__check_of", "party__organisation")
    if but_not is not None:
        told = told.exclude(but_not)
    by_statement: dict[Statement, list[Side]] = defaultdict(list)
    for tally in told:
        side = Side(party_mark(tally.party), tally.answered, tally.median, tuple(tally.counts), ())
        by_statement[tally.statement].append(side)
    found = by_difference(Result(statement, tuple(sides)) for statement, sides in by_statement.items())
    return [result for result in found if result.difference][:most]
