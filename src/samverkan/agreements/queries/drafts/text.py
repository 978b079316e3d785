"""The text of a draft with its passages marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from samverkan.agreements.drafting import Working
from samverkan.agreements.drafting.content import FIELDS, LISTS, Commitment, Content
from samverkan.agreements.marked_text import Mark, marked
from samverkan.agreements.outlines import anchors

PREFIXES = {
    "dates": "date",
    "parties": "party",
    "people": "person",
    "domains": "domain",
    "areas": "area",
    "commitments": "promise",
    "funding": "funding",
    "bodies": "body",
    "follow_ups": "follow_up",
    "annexes": "annex",
    "definitions": "definition",
}


@dataclass(frozen=True)
class Piece:
    """A run of text: the rows it belongs to, the ids of passages that begin with it, the promise it links to."""

    start: int
    text: str
    of: str
    kinds: str
    anchors: tuple[str, ...]
    promise: str


@dataclass(frozen=True)
class ShownParagraph:
    """A paragraph with its number, by which a passage can be pointed out; `anchor` is there where a section begins."""

    number: int
    kind: str
    anchor: str
    pieces: tuple[Piece, ...]


def shown_text(working: Working) -> tuple[ShownParagraph, ...]:
    """Return the paragraphs with every passage of the draft marked."""
    marks = list(_marks(working.content))
    lengths = {mark.key: mark.end - mark.start for mark in marks}
    opened = anchors(working.content.outline)
    paragraphs = [(p.start, p.end, p.kind.value) for p in working.document.paragraphs]
    seen: set[str] = set()
    return tuple(
        ShownParagraph(
            number,
            paragraph.kind,
            opened.get(paragraph.start, ""),
            tuple(_piece(piece.start, piece.text, piece.keys, lengths, seen) for piece in paragraph.pieces),
        )
        for number, paragraph in enumerate(marked(working.document.text, paragraphs, marks), start=1)
    )


def _marks(content: Content) -> Iterator[Mark]:
    for name in FIELDS:
        for start, end in getattr(content, name).passages:
            yield Mark(start, end, name)
    for start, end in content.is_agreement.passages:
        yield Mark(start, end, "is_agreement")
    for name in LISTS:
        for item in getattr(content, name):
            spans = [(item.start, item.end)] if isinstance(item, Commitment) else item.passages
            for start, end in spans:
                yield Mark(start, end, f"{PREFIXES[name]}-{item.id}")


def _piece(start: int, text: str, keys: tuple[str, ...], lengths: dict[str, int], seen: set[str]) -> Piece:
    of = tuple(dict.fromkeys(keys))
    # Only the first piece of a row carries its id, since an id may stand once on a page.
    anchors = tuple(key for key in of if key not in seen)
    seen.update(anchors)
    promises = [key for key in of if key.startswith("promise-")]
    return Piece(
        start=start,
        text=text,
        of=" ".join(of),
        kinds=" ".join(dict.fromkeys(f"mark-{key.partition('-')[0]}" for key in of)),
        anchors=tuple(f"text-{key}" for key in anchors),
        promise=min(promises, key=lambda key: lengths[key]) if promises else "",
    )
