"""Which button of the draft page was pressed, as a correction."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from samverkan.agreements.actions.reading import pointed
from samverkan.agreements.drafting import CannotApply, Working
from samverkan.agreements.drafting.content import Commitment, Span
from samverkan.agreements.drafting.quoting import find
from samverkan.agreements.drafting.steps import Step


def pressed_step(working: Working, post: QueryDict) -> Step | None:
    """
    Return the correction that the pressed button stands for, or None when it only saves what was typed.

    A button's value is a verb with its details: remove:12, kind:12:recurring, merge:12, split:12, use,
    agreement:yes, agreement:no. Raises CannotApply when the button is not known or lacks its words.
    """
    verb, *details = post.get("step", "save").split(":")
    if verb in ("save", "open", "close"):
        return None
    if verb == "use":
        start, end = _selection(working, post)
        return pointed(working, post.get("use-as", ""), start, end)
    if verb == "agreement" and details:
        return {"do": "is_agreement", "value": details[0] == "yes"}
    if not details or not details[0].isdecimal():
        raise CannotApply(_("This correction is not known. Load the page again."))
    row = int(details[0])
    if verb == "kind" and len(details) > 1:
        return {"do": "change_commitment", "row": row, "kind": details[1]}
    if verb == "split":
        return {"do": "split_commitment", "row": row, "at": _split_place(working, row, post)}
    steps = {"remove": {"do": "remove", "row": row}, "merge": {"do": "merge_commitment", "row": row}}
    if verb not in steps:
        raise CannotApply(_("This correction is not known. Load the page again."))
    return steps[verb]


def _selection(working: Working, post: QueryDict) -> Span:
    """Return what was selected by the mouse, or else where the words of the box stand in the text."""
    text, quote = working.document.text, post.get("quote", "")
    start, end = post.get("selection-start", ""), post.get("selection-end", "")
    if start.isdecimal() and end.isdecimal() and text[int(start) : int(end)].split() == quote.split():
        return int(start), int(end)
    return find(text, quote, *_within(working, post.get("paragraph", "")))


def _within(working: Working, number: str) -> Span:
    paragraphs = working.document.paragraphs
    if number.isdecimal() and 0 < int(number) <= len(paragraphs):
        paragraph = paragraphs[int(number) - 1]
        return paragraph.start, paragraph.end
    return 0, len(working.document.text)


def _split_place(working: Working, row: int, post: QueryDict) -> int:
    promise = working.content.item(row)
    if not isinstance(promise, Commitment):
        raise CannotApply(_("The row is no longer in the draft. Load the page again."))
    return find(working.document.text, post.get(f"split-{row}", ""), promise.start, promise.end)[0]
