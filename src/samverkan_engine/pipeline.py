"""
The engine read downwards: a document becomes a draft, and job ads become what they ask for.

What needs Arrow is loaded when it is called: drafting does without.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from samverkan_engine import documents, drafting
from samverkan_engine.tables import Draft

if TYPE_CHECKING:
    import pyarrow as pa

    from samverkan_engine import demand, disclosure
    from samverkan_engine.matching import Matched, Parameters
    from samverkan_engine.running import Runner


def draft_from_file(data: bytes, name: str) -> Draft:
    """Return the draft of a file; raises one of the refusals of `errors` when it cannot be read."""
    return drafting.draft(documents.read(data, name))


def draft_from_text(text: str) -> Draft:
    """Return the draft of a pasted text."""
    return drafting.draft(documents.from_text(text))


def match(
    batches: "Iterable[pa.Table]", prepared: "Mapping[str, pa.Table]", params: "Parameters", runner: "Runner"
) -> "Iterator[Matched]":
    """
    Yield MENTIONS and OCCUPATIONS of each batch of ADS, in order; the same whichever runner does the work.

    prepared  what `matching.prepare` made of the tables of a taxonomy
    """
    from samverkan_engine.matching.batches import matching_of

    return runner.run(matching_of, (prepared, params), batches)


def demand_shown(
    ads: "pa.Table",
    mentions: "pa.Table",
    occupations: "pa.Table",
    params: "demand.Parameters",
    shown: "disclosure.Parameters",
) -> "pa.Table":
    """Return DEMAND of matched ads as it may be shown, small numbers suppressed."""
    from samverkan_engine import demand, disclosure

    return disclosure.protect(demand.count(ads, mentions, occupations, params), shown)
