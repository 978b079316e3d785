"""A paper as plain data, so that it can be kept as it was shown, and read back."""

import hashlib
import json
from dataclasses import asdict
from datetime import date
from typing import Any

from samverkan import papers
from samverkan.papers.blocks import Block, Inline, Run

KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        papers.Heading,
        papers.Paragraph,
        papers.Items,
        papers.Table,
        papers.Note,
        papers.Contents,
        papers.Figure,
        papers.Callout,
        papers.PageBreak,
        papers.KeyFigures,
        papers.NumberedProposal,
    )
}
SHOWN = 16  # hexadecimal digits: enough to compare by eye


def frozen(paper: papers.Paper) -> dict[str, Any]:
    """Return the paper as plain data, without a fingerprint of its own."""
    fields = asdict(paper)
    del fields["fingerprint"]
    blocks = [{**asdict(block), **own_kind(block), "kind": type(block).__name__} for block in paper.blocks]
    return json.loads(json.dumps({**fields, "date": paper.date.isoformat(), "blocks": blocks}))


def own_kind(block: Block) -> dict[str, str]:
    """Return what a callout calls its kind under a name that does not hide that it is a callout."""
    return {"manner": block.kind} if isinstance(block, papers.Callout) else {}


def fingerprint(data: dict[str, Any]) -> str:
    """Return the SHA-256 of a frozen paper, as 64 hexadecimal digits."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def readable(digest: str) -> str:
    """Return the first digits of a fingerprint in groups of four."""
    return " ".join(digest[start : start + 4] for start in range(0, SHOWN, 4))


def thawed(data: dict[str, Any]) -> papers.Paper:
    """Return a frozen paper, with its fingerprint."""
    fields = {**data, "date": date.fromisoformat(data["date"]), "blocks": tuple(map(block, data["blocks"]))}
    return papers.Paper(**fields, fingerprint=readable(fingerprint(data)))


def block(data: dict[str, Any]) -> Block:
    """Return one block from its data."""
    fields, kind = {name: value for name, value in data.items() if name != "kind"}, data["kind"]
    if kind in ("info", "attention"):  # as callouts were once frozen
        kind, fields["manner"] = "Callout", kind
    if "manner" in fields:
        fields["kind"] = fields.pop("manner")
    match kind:
        case "Paragraph" | "Note" | "Callout":
            fields["text"] = inline(fields["text"])
        case "Items":
            fields["items"] = tuple(map(inline, fields["items"]))
        case "Table":
            fields["header"] = tuple(fields["header"])
            fields["rows"] = tuple(tuple(map(inline, row)) for row in fields["rows"])
        case "KeyFigures":
            fields["figures"] = tuple(papers.KeyFigure(**figure) for figure in fields["figures"])
        case "NumberedProposal":
            fields["background"] = inline(fields["background"])
    return KINDS[kind](**fields)


def inline(text: Any) -> Inline:
    """Return a text, or its pieces in different manners."""
    if isinstance(text, str):
        return text
    return tuple(piece if isinstance(piece, str) else Run(**piece) for piece in text)
