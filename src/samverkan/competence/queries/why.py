"""Why a number is what it is: where the ads came from, what was done to them, with which assumptions and which code."""

from dataclasses import dataclass
from typing import Any

from samverkan.accounts.actor import Actor
from samverkan.competence.queries.behind import Wanted, counted, folds
from samverkan.runs.models import Input, Run
from samverkan.sources.origins import EXAMPLE, name_of
from samverkan.ui.numbers import Number


@dataclass(frozen=True)
class Source:
    """Something that was read: what, from whom, when it was fetched and on what terms."""

    name: str
    part: str
    fetched_at: Any
    licence: str
    url_key: int
    rows: int
    is_example: bool


@dataclass(frozen=True)
class Why:
    """
    How the numbers of a page were made.

    ads, folded   ads of the page's time and place, and those left when repeated ones are folded; None when unknown
    unplaced      ads of no occupation among them
    """

    run: Run
    before: Run | None
    ads_from: tuple[Source, ...]
    words_from: tuple[Source, ...]
    ads: int | None
    folded: int | None
    unplaced: int | None

    @property
    def repeated(self) -> int | None:
        return None if self.ads is None or self.folded is None else self.ads - self.folded

    @property
    def unplaced_share(self) -> Number | None:
        if not self.ads or self.unplaced is None:
            return None
        return Number(100 * self.unplaced / self.ads, "%", 1)

    @property
    def told(self) -> dict[str, Any]:
        return dict(self.run.parameters)

    @property
    def announced(self) -> tuple[int, int] | None:
        """The share of people sought who are thought to be announced, in per cent."""
        share = self.told.get("announced")
        return (round(share["low"] * 100), round(share["high"] * 100)) if isinstance(share, dict) else None


def why(run: Run, by: Actor, wanted: Wanted) -> Why:
    """Return how the numbers of a run are made, with what was left out in a region and time."""
    inputs = list(run.inputs.select_related("dataset__fetch", "output__run"))
    before = next((one.output.run for one in inputs if one.output), None)
    read = list(before.inputs.select_related("dataset__fetch")) if before else []
    ads = counted(run, by, Wanted(wanted.region, first=wanted.first, last=wanted.last))
    return Why(
        run,
        before,
        tuple(source(one) for one in inputs if one.dataset and one.table == "ADS"),
        tuple(source(one) for one in read if one.dataset and one.table == "CONCEPTS"),
        None if ads is None else ads.num_rows,
        None if ads is None else folds(ads),
        None if ads is None else ads["ssyk"].null_count,
    )


def source(one: Input) -> Source:
    assert one.dataset, "the input is a dataset"
    fetch = one.dataset.fetch
    return Source(
        str(EXAMPLE) if one.dataset.is_invented else name_of(one.dataset.source),
        one.dataset.part,
        fetch.ended_at or fetch.asked_at,
        fetch.licence,
        fetch.pk,
        one.dataset.rows,
        one.dataset.is_invented,
    )
