"""A draft as a page in the terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from samverkan_engine.tables import BOTH, Draft


def show(name: str, draft: Draft) -> None:
    """Print what the draft says, with how sure each field is and where in the text it stands."""
    console = Console()
    console.print(f"\n[bold]{name}[/bold]", highlight=False)
    if not draft.is_agreement.value:
        console.print(f"Not an agreement between a university and a public body ({draft.reason.value}).")
        return
    table = Table("Field", "Value", "Sure", "Place", box=None, header_style="dim", pad_edge=False)
    for field, value, confidence, place in _rows(draft):
        table.add_row(field, escape(value), f"{confidence:.0%}", place)
    console.print(table)


def _rows(draft: Draft) -> Iterable[tuple[str, str, float, str]]:
    single = {
        "kind": draft.kind.value.value,
        "date": f"{draft.date.value} ({draft.date_kind.value})" if draft.date.value and draft.date_kind else None,
        "valid_from": draft.valid_from.value,
        "valid_to": draft.valid_to.value,
        "meeting_cadence": draft.meeting_cadence.value.value if draft.meeting_cadence.value else None,
    }
    for field, value in single.items():
        if value:
            found = getattr(draft, field)
            yield field.replace("_", " "), value, found.confidence, _place(found.passages)
    for party in draft.parties:
        yield "party", f"{party.name} ({party.type.value})", party.confidence, _place(party.passages)
    for person in draft.people:
        words = ", ".join(filter(None, (person.name, person.role, person.organisation)))
        yield person.part.value, words, person.confidence, _place(person.passages)
    for domain in draft.domains:
        yield "domain", domain.code.value, domain.confidence, _place(domain.passages)
    for area in draft.subject_areas:
        yield "area", f"{area.name} ({area.status.value})", area.confidence, _place(area.passages)
    for promise in draft.commitments:
        actor = "all parties" if promise.actor == BOTH else promise.actor
        yield (
            "promise",
            f"{promise.text} [{actor}; {promise.kind.value}]",
            promise.confidence,
            _place(promise.passages),
        )


def _place(passages: tuple[object, ...]) -> str:
    from samverkan_engine.tables import Passage

    first = passages[0] if passages else None
    if not isinstance(first, Passage):
        return ""
    return f"{first.start}–{first.end}" + (f", p. {first.page}" if first.page else "")
