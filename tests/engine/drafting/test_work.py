"""How much work a draft takes, counted and not timed: three times the text takes about three times the work."""

import sys
from types import FrameType

from samverkan_engine import documents, drafting
from samverkan_engine.drafting.draft import DraftParameters
from tests.engine.drafting.contract import thirty_pages

DOCUMENT = documents.read(thirty_pages.html(), "a.html")


def calls(longest: int) -> int:
    """How many functions are called to draft the beginning of thirty pages, when all is loaded."""
    made = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    parameters = DraftParameters(longest=longest)
    drafting.draft(DOCUMENT, parameters)
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        drafting.draft(DOCUMENT, parameters)
    finally:
        sys.setprofile(before)
    return made


def test_three_times_the_text_takes_no_more_than_some_three_times_the_work() -> None:
    whole = len(DOCUMENT.text)
    assert calls(whole) < 3.6 * calls(whole // 3)
