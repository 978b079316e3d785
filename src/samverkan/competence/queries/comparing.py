"""Two regions or two periods side by side: which occupations and skills the ads of each name, and how sure it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.competence.places import COUNTRY, county_of, name_of
from samverkan.competence.queries.leading import ads_behind
from samverkan.competence.queries.people import Employed, Inhabitants, employed_in, inhabitants, rate
from samverkan.competence.queries.periods import Period
from samverkan.competence.queries.vacancies import address_of, between, names
from samverkan.runs import actions
from samverkan.runs.models import Run
from samverkan.runs.queries.tables import shown
from samverkan.search import key
from samverkan.ui.charts import Chart, Difference, Sheet, differences

if TYPE_CHECKING:
    import pyarrow as pa

OCCUPATIONS, SKILLS = "yrken", "fardigheter"
COLUMN = {OCCUPATIONS: "ssyk", SKILLS: "skill"}
FEWEST = 10
"""Ads in the two together; of fewer no difference is told."""
SURE = 0.05
DRAWN = 15
CHART = "skillnader"


@dataclass(frozen=True)
class Side:
    """One of the two: where, when, and how much was announced there then."""

    region: str
    period: Period
    ads: int = 0
    vacancies: int = 0
    inhabitants: Inhabitants | None = None

    @property
    def name(self) -> str:
        return name_of(self.region)

    @property
    def words(self) -> str:
        return f"{self.name}, {self.period.name}"

    @property
    def months(self) -> int:
        return len(between(self.period.first, self.period.last))

    @property
    def per_inhabitant(self) -> float | None:
        """Vacancies a year for each thousand inhabitants, where a source counts them."""
        return rate(self.vacancies, self.months, self.inhabitants.number if self.inhabitants else None, 1000)


@dataclass(frozen=True)
class Line:
    """
    An occupation or a skill in the one and in the other, shares in percent.

    difference          how much more the one has, in percentage points; low and high are the ends of its 90 % band
    per_one, per_other  vacancies a year for each hundred employed in the occupation; nothing where that is not counted
    """

    code: str
    name: str
    ads_one: int
    ads_other: int
    share_one: float
    share_other: float
    difference: float
    low: float
    high: float
    doubt: float
    per_one: float | None = None
    per_other: float | None = None
    url: str = ""
    ads_one_url: str = ""
    ads_other_url: str = ""

    @property
    def is_told(self) -> bool:
        """Whether there are ads enough to say anything of the difference."""
        return self.ads_one + self.ads_other >= FEWEST

    @property
    def is_sure(self) -> bool:
        """Whether chance seldom gives as much, with how many were compared counted in."""
        return self.is_told and self.doubt <= SURE


@dataclass(frozen=True)
class Compared:
    """The whole comparison, before anything is left out of it."""

    one: Side
    other: Side
    lines: tuple[Line, ...]
    employed: tuple[Employed, ...] = ()

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.one, self.other

    @property
    def is_same(self) -> bool:
        return (self.one.region, self.one.period) == (self.other.region, self.other.period)

    @property
    def has_inhabitants(self) -> bool:
        """Whether a source counts those of the one or the other."""
        return any(side.inhabitants for side in self.sides)

    @property
    def heads(self) -> tuple[str, str]:
        """What tells the one from the other: the region, the months, or both."""
        if self.one.period == self.other.period:
            return self.one.name, self.other.name
        if self.one.region == self.other.region:
            return self.one.period.name, self.other.period.name
        return self.one.words, self.other.words

    @property
    def is_within(self) -> bool:
        """Whether the one is a part of the other, in the same months, so that they share ads."""
        one, other = self.one.region, self.other.region
        inside = COUNTRY in (one, other) or one.startswith(other) or other.startswith(one)
        apart = self.one.period.last < self.other.period.first or self.other.period.last < self.one.period.first
        return inside and not apart


SORTS: dict[str, Callable[[Line], Any]] = {
    "sure": lambda line: (not line.is_told, line.doubt, -abs(line.difference), key(line.name)),
    "name": lambda line: key(line.name),
    "one": lambda line: line.share_one,
    "other": lambda line: line.share_other,
    "difference": lambda line: line.difference if line.is_told else 0,
    "per_one": lambda line: line.per_one or 0,
    "per_other": lambda line: line.per_other or 0,
}


def compared(run: Run, one: Side, other: Side, of: str, ssyk: str | None, by: Actor) -> Compared:
    """
    Return two sides compared by what their ads name.

    of    OCCUPATIONS or SKILLS
    ssyk  the occupation whose skills are compared; missing for all occupations together
    """
    demand = rows_of(run, {one.region, other.region}, by)
    this, that = (actions.part(side.region, side.period.first, side.period.last, ssyk) for side in (one, other))
    # The engine takes its first from its second; the page tells how much more the one has than the other.
    found = actions.compared(demand, that, this, COLUMN[of]).to_pylist()
    called = names(row["code"] for row in found)
    living = inhabitants({one.region, other.region})
    one, other = (counted(demand, side, ssyk, living) for side in (one, other))
    employed = [employed_in(side.region) for side in (one, other)] if of == OCCUPATIONS else [None, None]
    announced = [vacancies(demand, side) if known else {} for side, known in zip((one, other), employed, strict=True)]
    lines = []
    for row in found:
        code = row["code"]
        per = [
            rate(there.get(code, 0), side.months, known.people.get(code)) if known else None
            for there, side, known in zip(announced, (one, other), employed, strict=True)
        ]
        urls = [page_of(one.region, code, of), *(ads_of(side, code, of, ssyk) for side in (one, other))]
        lines.append(line(row, called.get(code, code), per, urls))
    return Compared(one, other, tuple(lines), tuple(dict.fromkeys(filter(None, employed))))


def rows_of(run: Run, regions: set[str], by: Actor) -> "pa.Table":
    """Return what was counted of some regions, as the actor may see it."""
    import pyarrow as pa

    return pa.concat_tables([shown(run, "DEMAND", by, region=region) for region in sorted(regions)])


def page_of(region: str, code: str, of: str) -> str:
    """Return the page of a skill in the region, or of an occupation, which is that of a county."""
    if of == OCCUPATIONS:
        return reverse("competence:occupation", args=[county_of(region), code])
    return reverse("competence:skill", args=[region, address_of(code)])


def ads_of(side: Side, code: str, of: str, ssyk: str | None) -> str:
    """Return where the ads are listed that name an occupation or a skill on one side."""
    named = {"ssyk": code} if of == OCCUPATIONS else {"ssyk": ssyk or "", "skill": code}
    return ads_behind(side.region, side.period.first, side.period.last, **named)


def line(row: dict[str, Any], name: str, per: Sequence[float | None], urls: Sequence[str]) -> Line:
    """Return a row of the engine's, which has the two the other way round, as the page tells it: shares in percent."""
    return Line(
        code=row["code"], name=name, ads_one=row["ads_other"], ads_other=row["ads_one"],
        share_one=100 * row["share_other"], share_other=100 * row["share_one"],
        difference=100 * row["difference"], low=100 * row["low"], high=100 * row["high"], doubt=row["q"],
        per_one=per[0], per_other=per[1], url=urls[0], ads_one_url=urls[1], ads_other_url=urls[2],
    )  # fmt: skip


def counted(demand: "pa.Table", side: Side, ssyk: str | None, living: dict[str, Inhabitants]) -> Side:
    """Return a side with how many ads and vacancies there were."""
    rows = [row for row in within(demand, side) if row["ssyk"] == ssyk and row["skill"] is None]
    ads, jobs = (sum(row[name] or 0 for row in rows) for name in ("folded", "vacancies"))
    return Side(side.region, side.period, ads, jobs, living.get(side.region))


def vacancies(demand: "pa.Table", side: Side) -> dict[str, int]:
    """Return the vacancies of each occupation of a side."""
    found: dict[str, int] = {}
    for row in within(demand, side):
        if row["ssyk"] and row["skill"] is None:
            found[row["ssyk"]] = found.get(row["ssyk"], 0) + (row["vacancies"] or 0)
    return found


def within(demand: "pa.Table", side: Side) -> list[dict[str, Any]]:
    import pyarrow.compute as pc

    months = (pc.field("month") >= side.period.first) & (pc.field("month") <= side.period.last)
    rows: list[dict[str, Any]] = demand.filter((pc.field("region") == side.region) & months).to_pylist()
    return rows


def sought(every: Sequence[Line], text: str, only_sure: bool, sort: str) -> list[Line]:
    """Return the lines that fit, in the order asked for; the surest first unless another is."""
    found = [one for one in every if key(text) in key(one.name) and (one.is_sure or not only_sure)]
    name, falls = sort.removeprefix("-"), sort.startswith("-")
    return sorted(found, key=SORTS.get(name, SORTS["sure"]), reverse=falls)


def drawn(found: Compared, of: str) -> Chart | None:
    """Draw the surest differences, those with more in the one first; it lies to the right."""
    sure = sorted((one for one in found.lines if one.is_sure), key=SORTS["sure"])[:DRAWN]
    if not sure:
        return None
    rows = [Difference(one.name, one.difference, one.low, one.high) for one in sure]
    rows.sort(key=lambda row: -row.value)
    title = _("Clear differences in which occupations the ads are of") if of == OCCUPATIONS else ""
    title = title or _("Clear differences in which skills the ads name")
    ends = [_("more in %(side)s") % {"side": head} for head in found.heads]
    chart = differences(title, rows, (ends[1], ends[0]), unit=_("percentage points of the ads"))
    return Chart(**{**vars(chart), "sheet": sheet(found)})


def sheet(found: Compared) -> Sheet:
    """Return every line of the comparison for a file."""
    one, other = found.one.words, found.other.words
    ads, share = _("Ads: %(side)s"), _("Share of ads, per cent: %(side)s")
    headers = [
        _("Code"), _("Name"), *(words % {"side": side} for side in (one, other) for words in (ads, share)),
        _("Difference, percentage points"), _("90 % from"), _("90 % to"), _("Doubt (share of chance findings)"),
    ]  # fmt: skip
    rows = [
        (
            line.code, line.name, line.ads_one, line.share_one, line.ads_other, line.share_other,
            *((line.difference, line.low, line.high, line.doubt) if line.is_told else (None,) * 4),
        )
        for line in sorted(found.lines, key=SORTS["sure"])
    ]  # fmt: skip
    return Sheet(headers, rows)
