"""Commitments become rows, as cells and as values."""

from dataclasses import dataclass
from typing import Any

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import CommitmentKind, ReportState
from samverkan.agreements.queries.health import CommitmentView
from samverkan.agreements.sheet import COLUMNS, mark_of
from samverkan.areas.models import Area
from samverkan.sources.spreadsheets import Value, as_read_back
from samverkan.ui.states import state_named


@dataclass(frozen=True)
class Row:
    """
    One commitment: what its cells say, and the values behind them, by column.

    left  parties that the promise bound and that have left the agreement: not in the cells, and not to be lost
    """

    view: CommitmentView
    cells: dict[str, Value]
    values: dict[str, Any]
    left: tuple[int, ...]

    @property
    def texts(self) -> dict[str, str]:
        """The cells as they are read back from a file."""
        return {code: as_read_back(cell) for code, cell in self.cells.items()}


def table(views: list[CommitmentView], by: Actor) -> list[list[Value]]:
    """Return the header and a line for each commitment, as the actor sees them."""
    seen = seen_areas(by)
    rows = (row_of(view, seen) for view in views)
    return [list(COLUMNS.header()), *([row.cells[column.code] for column in COLUMNS] for row in rows)]


def seen_areas(by: Actor) -> frozenset[int]:
    """Return the areas that the actor may know of."""
    return frozenset(Area.objects.visible_to(by).values_list("pk", flat=True))


def row_of(view: CommitmentView, seen: frozenset[int]) -> Row:
    """Return a commitment as a row: what one's own party says of it, besides what all do; areas only those seen."""
    values = _values(view, seen)
    commitment, own = view.commitment, view.own
    report = own.report if own else None
    cells: dict[str, Value] = {
        "id": str(commitment.pk),
        "version": mark_of(commitment.version, {**values, "text": commitment.text}),
        "number": view.number,
        "title": commitment.title,
        "text": commitment.text,
        "kind": str(CommitmentKind(commitment.kind).label),
        "bound": "; ".join(party.mark.name for party in view.parties if party.party_id in values["bound"]),
        "domains": "; ".join(str(domain) for domain in commitment.domains.all()),
        "areas": "; ".join(area.name for area in commitment.areas.all() if area.pk in seen),
        "due_on": str(commitment.due_on or ""),
        "report_every_days": commitment.report_every_days or "",
        "owner": _owner(view),
        "state": str(ReportState(report.state).label) if report else "",
        "year": (report.year if report else None) or "",
        "sentence": report.sentence if report else "",
        "standing": str(view.chip.word or state_named(view.chip.key).word),
        "reported": str(view.latest_on or ""),
    }
    bound = {binding.party_id for binding in commitment.bindings.all()}
    return Row(view, cells, values, tuple(bound - {party.party_id for party in view.parties}))


def _values(view: CommitmentView, seen: frozenset[int]) -> dict[str, Any]:
    commitment, own = view.commitment, view.own
    report = own.report if own else None
    binding = _own_binding(view)
    shown = {party.party_id for party in view.parties}
    bound = [binding.party_id for binding in commitment.bindings.all() if binding.party_id in shown]
    return {
        "title": commitment.title,
        "kind": commitment.kind,
        "bound": tuple(bound),
        "domains": tuple(domain.pk for domain in commitment.domains.all()),
        "areas": tuple(area.pk for area in commitment.areas.all() if area.pk in seen),
        "due_on": commitment.due_on,
        "report_every_days": commitment.report_every_days,
        "owner": binding.owner_id if binding else None,
        "state": report.state if report else "",
        "year": report.year if report else None,
        "sentence": report.sentence if report else "",
    }


def _own_binding(view: CommitmentView) -> Any:
    own = view.own.party_id if view.own else None
    return next((binding for binding in view.commitment.bindings.all() if binding.party_id == own), None)


def _owner(view: CommitmentView) -> str:
    """Return the owner in one's own party; of a party's contact, who stands in for one, nothing is written."""
    binding = _own_binding(view)
    return binding.owner.name if binding and binding.owner else ""
