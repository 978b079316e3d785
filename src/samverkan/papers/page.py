"""The paper as HTML, from the same data as the PDF."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from samverkan.papers.blocks import Paper
from samverkan.papers.checks import check
from samverkan.papers.data import Data, blocks_data, long_date


def html(paper: Paper, *, heads_page: bool = True) -> SafeString:
    """
    Return the paper as an <article>, safe to put on a page. Raises a PaperRefused like `pdf`.

    On a page that has a heading of its own, pass `heads_page=False`: the paper's title is then no heading.
    """
    check(paper)
    with override(paper.language):
        blocks = [_shown(data) for data in blocks_data(paper)]
        context = {"paper": paper, "date": long_date(paper), "blocks": blocks, "heads_page": heads_page}
        return mark_safe(render_to_string("papers/paper.html", context))


def _shown(data: Data) -> Data:
    """Return the data of a block with its texts as safe HTML."""
    shown: dict[str, Any] = {**data, "notes": [written(note) for note in data["notes"]]}
    if data["kind"] in {"paragraph", "callout"}:
        shown["text"] = written(data["text"])
    elif data["kind"] == "items":
        shown["lines"] = [written(item) for item in data["items"]]
    elif data["kind"] == "table":
        shown["lines"] = [_cells(row, data["align"]) for row in data["rows"]]
        shown["columns"] = list(zip(data["header"], data["align"], strict=True))
    elif data["kind"] == "figure":
        shown["drawing"] = mark_safe(data["svg"])
    elif data["kind"] == "numberedproposal":
        shown["background"] = written(data["background"])
    elif data["kind"] == "heading":
        shown["tag"] = f"h{data['level'] + 1}"
    return shown


def _cells(row: list[list[Data]], alignments: list[str]) -> SafeString:
    cells = ((alignment, written(pieces)) for alignment, pieces in zip(alignments, row, strict=True))
    return format_html_join("", '<td class="pp-{}">{}</td>', cells)


def written(pieces: list[Data]) -> SafeString:
    """Return the runs of a text as HTML."""
    return SafeString("".join(map(_run, pieces)))


def _run(piece: Data) -> SafeString:
    text = escape(piece["text"])
    if piece["bold"]:
        text = format_html("<strong>{}</strong>", text)
    if piece["italic"]:
        text = format_html("<em>{}</em>", text)
    if piece["url"]:
        text = format_html('<a href="{}">{}</a>', piece["url"], text)
    return text
