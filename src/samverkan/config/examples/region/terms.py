"""The terms of the main agreement, each with the words of its text that say it."""

from samverkan.agreements.given_terms import BodyGiven, FollowUpGiven, Passages, TermsGiven
from samverkan.config.examples.region.book import Given

Paragraphs = tuple[tuple[int, int, str], ...]


def terms_of(given: Given, text: str) -> TermsGiven:
    """Return the terms; words that do not stand in the text are a fault of the example."""
    return TermsGiven(
        notice_months=given["notice_months"],
        bodies=tuple(
            BodyGiven(name=one["name"], cadence=one["cadence"], passages=_place(one["words"], text))
            for one in given["bodies"]
        ),
        follow_ups=tuple(
            FollowUpGiven(text=one["words"], rhythm=one.get("rhythm", ""), passages=_place(one["words"], text))
            for one in given["follow_ups"]
        ),
    )


def _place(words: str, text: str) -> Passages:
    start = text.index(words)
    return ((start, start + len(words)),)


def outline_of(text: str, paragraphs: Paragraphs) -> tuple[tuple[str, str, int, int, int], ...]:
    """Return the sections, each from its heading to the next."""
    headings = [(start, end) for start, end, kind in paragraphs if kind == "heading"]
    ends = [*(start for start, _end in headings[1:]), len(text)]
    return tuple(
        (*text[start:end].split(" ", 1), 1, start, last)  # type: ignore[misc]
        for (start, end), last in zip(headings, ends, strict=True)
    )
