"""How many ads and how many vacancies a search found: two different numbers, never mixed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samverkan_engine.errors import WrongFormat
from samverkan_engine.readers.decoding import json_of


@dataclass(frozen=True, slots=True)
class Share:
    """Ads with one value of a kind: `concept` is the id, `code` the older id (for groups the SSYK code)."""

    concept: str
    code: str
    label: str
    ads: int


@dataclass(frozen=True, slots=True)
class JobCounts:
    """What a search found; `by` has the ads by occupation group, municipality and so on, where they were asked for."""

    ads: int
    vacancies: int | None
    by: Mapping[str, tuple[Share, ...]]


def read_counts(data: bytes, name: str) -> JobCounts:
    """Return the counts of a JobSearch answer; raises the refusals of a file that is none."""
    answer = json_of(data, name)
    total = answer.get("total") if isinstance(answer, dict) else None
    ads = total.get("value") if isinstance(total, dict) else total
    if not isinstance(ads, int):
        raise WrongFormat(name=name, expected="an answer of JobSearch")
    vacancies = answer.get("positions")
    return JobCounts(
        ads=ads,
        vacancies=vacancies if isinstance(vacancies, int) else None,
        by={
            stat["type"]: shares(stat)
            for stat in answer.get("stats") or ()
            if isinstance(stat, dict) and "type" in stat
        },
    )


def shares(stat: Mapping[str, Any]) -> tuple[Share, ...]:
    """Return the shares of one kind."""
    return tuple(
        Share(value.get("concept_id") or "", value.get("code") or "", value.get("term") or "", value["count"])
        for value in stat.get("values") or ()
        if isinstance(value, dict) and isinstance(value.get("count"), int)
    )
