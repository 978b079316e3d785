"""The ads behind a number: which they are, what is left of them here, and what they say while they are open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.competence.places import COUNTRY, MUNICIPALITY, name_of
from samverkan.competence.queries.vacancies import Months
from samverkan.runs.models import Run
from samverkan.runs.queries.tables import own
from samverkan.sources.queries import datasets
from samverkan.sources.spreadsheets import Value

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = ("headline", "text", "url", "county", "last_day_at", "deadline_at", "removed_at")


class Required(TextChoices):
    """How much an ad wants a skill."""

    MUST = "must", pgettext_lazy("skill", "needed")
    NICE = "nice", pgettext_lazy("skill", "an advantage")
    UNSPECIFIED = "unspecified", pgettext_lazy("skill", "mentioned")


ANY = "*"


@dataclass(frozen=True)
class Wanted:
    """
    Which of the counted ads: a region, an occupation or all, months from and to.

    skill     one skill; missing for the ads themselves; `ANY` for the ads and a row of each of their skills
    required  how much the skill is wanted; empty for all
    """

    region: str
    ssyk: str | None = None
    skill: str | None = None
    first: str = ""
    last: str = ""
    required: str = ""


def of_last_year(months: Months, region: str, ssyk: str | None = None, skill: str | None = None) -> Wanted:
    """Return which ads stand behind the numbers of the last year."""
    return Wanted(region, ssyk, skill, months.last[0], months.last[-1])


@dataclass(frozen=True)
class Behind:
    """One ad behind a number; `again` when it is taken for the same vacancy as an earlier one."""

    id: str
    published_on: date
    place: str
    again: bool
    headline: str
    url: str
    text: str
    closes: datetime | None
    is_kept: bool

    @property
    def place_name(self) -> str:
        return name_of(self.place) if self.place else ""


def counted(run: Run, by: Actor, wanted: Wanted) -> "pa.Table | None":
    """Return the rows of COUNTED that fit; None for another party, or a run that kept none."""
    import pyarrow.compute as pc

    rules: dict[str, str | None] = {} if wanted.skill == ANY else {"skill": wanted.skill}
    if wanted.region != COUNTRY:
        rules["municipality" if len(wanted.region) == MUNICIPALITY else "county"] = wanted.region
    if wanted.ssyk:
        rules["ssyk"] = wanted.ssyk
    table = own(run, "COUNTED", by, **rules)
    if table is None:
        return None
    if wanted.first:
        table = table.filter(pc.field("month") >= wanted.first)
    if wanted.last:
        table = table.filter(pc.field("month") <= wanted.last)
    if wanted.required:
        table = table.filter(pc.field("required") == wanted.required)
    return table


def newest_first(table: "pa.Table") -> list[dict[str, Any]]:
    """Return the ads of rows of COUNTED, the newest first."""
    order = [("published_on", "descending"), ("ad", "ascending")]
    rows: list[dict[str, Any]] = table.sort_by(order).select(["ad", "fold", "published_on", "municipality"]).to_pylist()
    return rows


def folds(table: "pa.Table") -> int:
    """Return how many vacancies the rows are of, each announced once or more."""
    import pyarrow.compute as pc

    number: int = pc.count_distinct(table["fold"]).as_py()
    return number


def described(rows: Iterable[dict[str, Any]], now: datetime) -> list[Behind]:
    """Return ads with what is kept of them; text and link only while they can be applied for."""
    rows = list(rows)
    kept = datasets.rows_of("ADS", [row["ad"] for row in rows], COLUMNS)
    return [one(row, kept.get(row["ad"], {}), now) for row in rows]


def one(row: dict[str, Any], ad: dict[str, Any], now: datetime) -> Behind:
    open_still = lives(ad, now)
    return Behind(
        id=row["ad"],
        published_on=row["published_on"],
        place=row["municipality"] or ad.get("county") or "",
        again=row["ad"] != row["fold"],
        headline=ad.get("headline") or "",
        url=(ad.get("url") or "") if open_still else "",
        text=(ad.get("text") or "") if open_still else "",
        closes=ad.get("deadline_at") or ad.get("last_day_at"),
        is_kept=bool(ad),
    )


def lives(ad: dict[str, Any], now: datetime) -> bool:
    """Say whether an ad is open: among the open ones when last seen, and neither of its last days is past."""
    ends = [ad[name] for name in ("last_day_at", "deadline_at") if ad.get(name)]
    return bool(ad) and ad.get("removed_at") is None and bool(ends) and min(ends) >= now


def required_shares(table: "pa.Table") -> dict[str, int]:
    """Return how many vacancies want a skill how much: each fold once, as much as any of its ads wants it."""
    rank = list(Required.values)
    most: dict[str, int] = {}
    for fold, required in zip(table["fold"].to_pylist(), table["required"].to_pylist(), strict=True):
        most[fold] = min(most.get(fold, len(rank)), rank.index(required or "unspecified"))
    return {name: sum(each == number for each in most.values()) for number, name in enumerate(rank)}


def sheet(ads: Iterable[Behind]) -> Iterator[list[Value]]:
    """Yield the head and a row an ad."""
    yield [
        _("Number of the ad"),
        _("Published on"),
        _("Heading"),
        _("Place"),
        _("Same as an earlier ad"),
        _("Address"),
    ]
    for ad in ads:
        again = _("yes") if ad.again else _("no")
        yield [ad.id, ad.published_on.isoformat(), ad.headline or None, ad.place_name or None, again, ad.url or None]
