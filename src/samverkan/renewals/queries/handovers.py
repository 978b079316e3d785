"""The open promises in a table, with what is decided about each and where its words come in the new text."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Commitment
from samverkan.agreements.queries.health import CommitmentView, commitment_views
from samverkan.renewals.models import Handover, Renewal, open_commitments
from samverkan.renewals.queries.wording import InNewText, in_new_text, old_wording
from samverkan.search import key

UNKNOWN = InNewText("")


@dataclass(frozen=True)
class Wanted:
    """What a person asks of the table; all of it stands in the address."""

    text: str = ""
    fate: str = ""
    place: str = ""

    @property
    def active(self) -> int:
        return sum(map(bool, (self.text, self.fate, self.place)))


@dataclass(frozen=True)
class HandoverRow:
    """One open promise."""

    view: CommitmentView
    decided: Handover | None
    place: InNewText

    @property
    def commitment(self) -> Commitment:
        return self.view.commitment


@dataclass(frozen=True)
class HandoverPage:
    """The rows that fit, and how far the work has come."""

    rows: tuple[HandoverRow, ...]
    total: int
    decided: int
    counts: dict[str, int]

    @property
    def left(self) -> int:
        return self.total - self.decided


def handover_page(renewal: Renewal, by: Actor, today: date, wanted: Wanted) -> HandoverPage:
    """Return the open promises; a settled renewal shows those that were handed over in it."""
    rows = handover_rows(renewal, by, today)
    counts = Counter(row.decided.fate if row.decided else "" for row in rows)
    kept = tuple(row for row in rows if _fits(row, wanted))
    return HandoverPage(kept, len(rows), len(rows) - counts[""], dict(counts))


def handover_rows(renewal: Renewal, by: Actor, today: date) -> list[HandoverRow]:
    """Return a row for each promise, in a number of queries that does not grow."""
    decided = {each.commitment_id: each for each in _decided(renewal)}
    if renewal.is_open:
        promises = Commitment.objects.filter(pk__in=open_commitments(renewal.agreement).order_by().values("pk"))
    else:
        promises = Commitment.objects.filter(pk__in=decided)
    views = commitment_views(promises, by, today)
    places = _places(renewal, by, {view.commitment.pk: view.commitment.text for view in views})
    return [
        HandoverRow(view, decided.get(view.commitment.pk), places.get(view.commitment.pk, UNKNOWN)) for view in views
    ]


def _decided(renewal: Renewal) -> list[Handover]:
    related = ("party__organisation", "decided_by", "became__agreement")
    return list(Handover.objects.filter(renewal=renewal).select_related(*related))


def _places(renewal: Renewal, by: Actor, commitments: dict[int, str]) -> dict[int, InNewText]:
    latest = renewal.proposals.filter(is_latest=True).first()
    old = old_wording(renewal.agreement, by)
    return in_new_text(old, latest.text, commitments) if latest and old else {}


def _fits(row: HandoverRow, wanted: Wanted) -> bool:
    fate = row.decided.fate if row.decided else "undecided"
    words = f"{row.commitment.title} {row.commitment.text} {row.commitment.number}"
    return (
        (not wanted.fate or fate == wanted.fate)
        and (not wanted.place or row.place.state == wanted.place)
        and key(wanted.text) in key(words)
    )
