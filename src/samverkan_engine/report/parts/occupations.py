"""Occupation by occupation: how many are missing, how surely, and why."""

from dataclasses import dataclass

from samverkan_engine.report.charts import Chart, Mark, fan, ranges
from samverkan_engine.report.charts.drawing import BLUE, BRICK, SPRUCE
from samverkan_engine.report.markup import Content, Markup, tag
from samverkan_engine.report.parts.caused import caused
from samverkan_engine.report.parts.first import cause, columns, marks, supposed
from samverkan_engine.report.parts.setting import Setting, paragraph, table
from samverkan_engine.report.rows import Row, band, counted, rows

DRAWN = 3
"""Occupations that are drawn: those in which most are missing."""


@dataclass(frozen=True, slots=True)
class Missing:
    """An occupation: how many are missing now and then, and how likely it is that any are."""

    ssyk: str
    name: str
    now: str
    then: str
    chance: str
    few: bool


def occupations(of: Setting) -> Markup:
    """Return every occupation in a table, and the worst as fans."""
    words, year = of.words, of.ahead[1]
    headers = [words("occupation"), words("occupation.now"), words("occupation.then", year=year),
               words("occupation.chance")]  # fmt: skip
    found = missing_in_each(of)
    listed: list[list[Content]] = [
        [one.name + (f" ({words('occupation.few')})" if one.few else ""), one.now, one.then, one.chance]
        for one in found
    ]
    return of.section(
        "occupations",
        paragraph(words("occupations.lead", year=year)),
        *(tag("aside", sentence, class_="notice") for sentence in overdrawn(of)),
        table(words("occupations"), headers, listed),
        *(of.chart(f"occupation-{one.ssyk}", jobs_and_people(of, one.ssyk)) for one in found[:DRAWN]),
    )


def overdrawn(of: Setting) -> list[str]:
    """Return for each occupation from which courses take more people than there are, that they do."""
    found: dict[str, list[Row]] = {}
    for row in rows(of.planned.gap):
        if row["overdrawn"] > 0:
            found.setdefault(row["ssyk"], []).append(row)
    return [
        of.words(
            "overdrawn", name=of.occupation(ssyk), term=of.words.term(each[0]["term"]),
            share=of.figures.percent(max(row["overdrawn"] for row in each)),
        )
        for ssyk, each in found.items()
    ]  # fmt: skip


def missing_in_each(of: Setting) -> list[Missing]:
    """Return every occupation, the largest expected shortage first."""
    now = {row["ssyk"]: row for row in rows(of.planned.gap, ahead=0)}
    return [
        Missing(
            row["ssyk"],
            of.occupation(row["ssyk"]),
            of.figures.rough(now[row["ssyk"]]["p50"]),
            of.figures.told(row["p05"], row["p50"], row["p95"]),
            of.figures.percent(row["chance"]),
            row["few"],
        )
        for row in worst(of)
    ]


def worst(of: Setting) -> list[Row]:
    """Return the gaps of the term that sentences speak of, the largest expected shortage first."""
    return sorted(rows(of.planned.gap, ahead=of.ahead[0]), key=lambda row: -row["shortage"])


def sentence_of(of: Setting, ssyk: str) -> str:
    """Return how many are missing in an occupation, or too many, and most of all why."""
    terms, year = of.ahead
    (then,) = rows(of.planned.gap, ssyk=ssyk, ahead=terms)
    figures, name = of.figures, of.occupation(ssyk)
    if then["p95"] <= 0:
        many = figures.told(-then["p95"], -then["p50"], -then["p05"])
        return supposed(of, of.words("sentence.enough", year=year, range=many, name=name))
    said = {"year": year, "name": name, "cause": cause(of, ssyk=ssyk)}
    if then["p05"] < 0:
        ends = {"high": figures.rough(then["p95"]), "low": figures.rough(-then["p05"])}
        key = "sentence.either" if then["p50"] > 0 else "sentence.rather"
        return supposed(of, of.words(key, **said, **ends))
    range_ = figures.told(then["p05"], then["p50"], then["p95"])
    return supposed(of, of.words("sentence.occupation", **said, range=range_))


def jobs_and_people(of: Setting, ssyk: str) -> Chart:
    """Return the fans of the jobs and the people of an occupation."""
    words, name, first, (terms, year) = of.words, of.occupation(ssyk), of.planned.about.first_year, of.ahead
    jobs, people = (rows(table_, ssyk=ssyk) for table_ in (of.planned.jobs, of.planned.people))
    ranged = {
        key: of.figures.range(found[terms]["p05"], found[terms]["p95"])
        for key, found in (("jobs", jobs), ("people", people))
    }
    past = {figure: counted(of.planned.counted, ssyk, figure) for figure in ("jobs", "people")}
    bands = [
        band(words("fan.jobs"), jobs, first, BLUE, past["jobs"]),
        band(words("fan.people"), people, first, SPRUCE, past["people"]),
    ]
    told = words("fan.told", name=name, year=year, **ranged)
    if past["jobs"] or past["people"]:
        told = f"{told} {words('fan.counted')}"
    breaks = _breaks(of, past["people"] or past["jobs"])
    return fan(words("fan.title", name=name), told, bands, of.figures, columns(of), [*breaks, *marks(of)])


def _breaks(of: Setting, past: list[list[tuple[float, float]]]) -> list[Mark]:
    """Return where it is counted in another way, and where the forecast begins; nothing without a past."""
    if not past:
        return []
    others = [Mark(line[0][0], of.words("mark.counted_anew")) for line in sorted(past)[1:]]
    return [*others, Mark(of.planned.about.first_year, of.words("mark.forecast"))]


def gap(of: Setting, ssyk: str) -> Chart:
    """Return the fan of the jobs less the people of an occupation; below nought there are too many."""
    words, name, (terms, year) = of.words, of.occupation(ssyk), of.ahead
    found = rows(of.planned.gap, ssyk=ssyk)
    range_ = of.figures.range(found[terms]["p05"], found[terms]["p95"])
    bands = [band(words("gap.label"), found, of.planned.about.first_year, BRICK)]
    told = words("gap.told", name=name, year=year, range=range_)
    return fan(words("gap.title", name=name), told, bands, of.figures, columns(of), marks(of), floor=None)


def causes(of: Setting) -> Markup:
    """Return why the gaps of the worst occupations change; the causes sum to the change."""
    return of.section(
        "why",
        paragraph(of.words("why.lead", year=of.ahead[1])),
        *(of.chart(f"causes-{row['ssyk']}", causes_of(of, row["ssyk"])) for row in worst(of)[:DRAWN]),
    )


def causes_of(of: Setting, ssyk: str) -> Chart:
    """Return what widens and narrows the gap of an occupation."""
    words, figures, (terms, year) = of.words, of.figures, of.ahead
    found = sorted(rows(of.planned.causes, ssyk=ssyk, ahead=terms), key=lambda row: -row["people"])
    bars = [caused(of, row, words.of("cause", row["cause"])) for row in found if abs(row["people"]) >= 0.5]
    now, then = (rows(of.planned.gap, ssyk=ssyk, ahead=when)[0] for when in (0, terms))
    change = [then[quantile] - now["mean"] for quantile in ("p05", "mean", "p95")]
    told = words("why.told", sum=figures.told(*change))
    title = words("why.title", name=of.occupation(ssyk), year=year)
    return ranges(title, told, bars, figures, (words("cause"), words("people")))
