"""What each measure gives by itself, and each plan as a whole, year by year."""

import re
from dataclasses import dataclass, replace

from samverkan_engine.report.charts import Band, Chart, fan, ranges
from samverkan_engine.report.charts.drawing import BRICK, SPRUCE
from samverkan_engine.report.markup import Content, Markup, tag
from samverkan_engine.report.parts.caused import caused
from samverkan_engine.report.parts.first import columns, supposed
from samverkan_engine.report.parts.plan import plan_name
from samverkan_engine.report.parts.setting import Setting, Table, paragraph, set_out
from samverkan_engine.report.rows import BAND, Row, rows
from samverkan_engine.tables.effects import MEASURE, PLAN
from samverkan_engine.tables.planning import ROBUST

NOTHING, TEACHERS = "nothing", "teachers"

YEARS_TOLD = (1, 3, 5, 10)
"""Years ahead that occupations are told of, beside the last."""

DRAWN = 3
"""Occupations of which it is drawn why their gap is another."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an effect is of: a plan by its name, or a measure by its id."""

    what: str
    name: str

    @property
    def wanted(self) -> dict[str, str]:
        """The columns that name its rows."""
        return {"what": self.what, "name": self.name}

    def called(self, of: Setting) -> str:
        """Return what it is called."""
        return plan_name(of, self.name) if self.what == PLAN else of.programme(self.name)


@dataclass(frozen=True, slots=True)
class Told:
    """
    What a plan or a measure gives, for pages of their own.

    sentence   whom it has given by when, and what is left
    size       at what size it is told of
    people     the fan of whom it has given by each year
    left       the fans of the jobs that stand empty, without it and with it
    tables     year by year, and occupation by occupation
    why        why the gaps that it changes most are others with it
    """

    sentence: str
    size: str
    people: Chart
    left: Chart
    tables: tuple[Table, ...]
    why: tuple[Chart, ...]


def told(of: Setting, subject: Subject) -> Told:
    """Return what a plan or a measure gives."""
    tables = by_year(of, subject), *(by_occupation(of, subject, column) for column in ("people", "gap"))
    reasons = [why(of, subject, ssyk) for ssyk in changed(of, subject)[:DRAWN]]
    return Told(
        sentence(of, subject), size_of(of, subject), people(of, subject), left(of, subject),
        tuple(table for table in tables if table), tuple(chart for chart in reasons if chart),
    )  # fmt: skip


def effects(of: Setting) -> Markup:
    """Return the measures side by side, and each of them year by year; the robust plan first."""
    if not measures(of):
        return Markup()
    told = [Subject(PLAN, ROBUST), *measures(of)]
    return of.section(
        "effects",
        paragraph(of.words("effects.lead")),
        set_out(in_all(of)),
        paragraph(of.words("effects.add")),
        *(_fold(of, subject) for subject in told if rows(of.planned.effects, **subject.wanted)),
    )


def _fold(of: Setting, subject: Subject) -> Markup:
    file = re.sub(r"[^\w-]+", "-", subject.name)
    drawn = of.chart(f"effect-{subject.what}-{file}", people(of, subject))
    summary = tag("summary", subject.called(of))
    return tag("details", summary, paragraph(sentence(of, subject)), drawn, set_out(by_year(of, subject)))


def measures(of: Setting) -> list[Subject]:
    """Return the measures of the case, those that fill most first."""
    found = sorted(rows(of.planned.effects, what=MEASURE), key=lambda row: -row["filled"])
    return [Subject(MEASURE, row["name"]) for row in found]


def plans(of: Setting) -> list[Subject]:
    """Return the plans, the robust one first."""
    return [Subject(PLAN, row["name"]) for row in rows(of.planned.effects, what=PLAN) if row["name"] != NOTHING]


def in_all(of: Setting) -> Table:
    """Return what each measure by itself takes and gives until the end."""
    words, figures, found = of.words, of.figures, list[list[Content]]()
    last = of.planned.about.last_year
    for subject in measures(of):
        (row,) = rows(of.planned.effects, **subject.wanted)
        given = rows(of.planned.effects_by_year, **subject.wanted)[-1]
        filled = figures.told(row["filled_p05"], row["filled_p50"], row["filled_p95"])
        cells = _told(of, given, "people"), filled, figures.millions(row["cost_sek"]), size(of, row)
        found.append([subject.called(of), *cells])
    headers = [words(key) for key in ("measure", "effect.people", "class.filled", "class.cost", "effect.size")]
    return Table(words("effects.in_all", last=last), headers, found, (0, 4))


def size(of: Setting, row: Row) -> str:
    """Return at what size something is told of."""
    seats = of.figures.number(row["seats"])
    return of.words(f"effect.size.{row['size']}", seats=seats, intakes=row["intakes"])


def size_of(of: Setting, subject: Subject) -> str:
    """Return the same of a subject."""
    (row,) = rows(of.planned.effects, **subject.wanted)
    return size(of, row)


def sentence(of: Setting, subject: Subject) -> str:
    """Return whom it has given by the year that sentences speak of, and the jobs that then stand empty."""
    year = of.ahead[1]
    (row,) = rows(of.planned.effects_by_year, **subject.wanted, year=year)
    (without,) = rows(of.planned.effects_by_year, what=PLAN, name=NOTHING, year=year)
    said = {"people": _told(of, row, "people"), "left": _told(of, row, "left"), "none": _told(of, without, "left")}
    return supposed(of, of.words("effect.sentence", year=year, **said))


def people(of: Setting, subject: Subject) -> Chart:
    """Return the fan of whom it has given by each year."""
    words, year = of.words, of.ahead[1]
    found = rows(of.planned.effects_by_year, **subject.wanted)
    then = next(row for row in found if row["year"] == year)
    told = words("effect.people.told", year=year, range=_told(of, then, "people"))
    title = words("effect.people.title", name=subject.called(of))
    bands = [_band(words("effect.people"), found, "people", SPRUCE)]
    drawn = fan(title, told, bands, of.figures, columns(of), floor=None)
    return replace(drawn, figures=_figures(of, subject, found))


def _figures(of: Setting, subject: Subject, found: list[Row]) -> tuple[list[str], list[list[str | float]]]:
    """Return everything told year by year as numbers to count with; without the middle where only ranges are shown."""
    ends = [end for end in BAND if not (of.figures.only_ranges and end == "p50")]
    banded = {"begin": "effect.begin", "people": "effect.people", "left": "effect.left"}
    teachers = _teachers(of, subject)
    headers = [
        of.words("year"), of.words("figure.seats"),
        *(f"{of.words(words)}, {int(end[1:])} %" for words in banded.values() for end in ends),
        of.words("resource.teachers"), of.words("effect.cost"),
    ]  # fmt: skip
    listed: list[list[str | float]] = [
        [
            row["year"], row["seats"], *(row[f"{column}_{end}"] for column in banded for end in ends),
            teachers.get(row["year"], 0.0), row["cost_sek"],
        ]
        for row in found
    ]  # fmt: skip
    return headers, listed


def _teachers(of: Setting, subject: Subject) -> dict[int, float]:
    """Return the full-time teachers that it uses in each year."""
    found = rows(of.planned.effects_used, **subject.wanted, resource=TEACHERS)
    return {row["year"]: row["used"] for row in found}


def left(of: Setting, subject: Subject) -> Chart:
    """Return the fans of the jobs that stand empty in the region, without it and with it."""
    words = of.words
    found = rows(of.planned.effects_by_year, **subject.wanted)
    nothing = rows(of.planned.effects_by_year, what=PLAN, name=NOTHING)
    bands = [_band(words("effect.without"), nothing, "left", BRICK), _band(words("effect.with"), found, "left", SPRUCE)]
    title = words("effect.left.title", name=subject.called(of))
    return fan(title, sentence(of, subject), bands, of.figures, columns(of))


def _band(name: str, found: list[Row], column: str, colour: str) -> Band:
    return Band(name, [(float(row["year"]), [row[f"{column}_{end}"] for end in BAND]) for row in found], colour)


def by_year(of: Setting, subject: Subject) -> Table:
    """Return year by year what it takes and gives."""
    words, figures, teachers = of.words, of.figures, _teachers(of, subject)
    found: list[list[Content]] = [
        [
            str(row["year"]), figures.number(row["seats"]),
            *(_told(of, row, column) for column in ("begin", "people", "left")),
            figures.number(teachers.get(row["year"], 0.0), 1), figures.millions(row["cost_sek"]),
        ]
        for row in rows(of.planned.effects_by_year, **subject.wanted)
    ]  # fmt: skip
    keys = "year", "figure.seats", "effect.begin", "effect.people", "effect.left", "resource.teachers", "class.cost"
    return Table(words("effect.by_year", name=subject.called(of)), [words(key) for key in keys], found)


def by_occupation(of: Setting, subject: Subject, column: str) -> Table | None:
    """
    Return, for each occupation that it changes, some years ahead; None where it changes none.

    column  people it has given, or gap that is left
    """
    about, found = of.planned.about, rows(of.planned.effects_by_occupation, **subject.wanted)
    years = [*(about.first_year + ahead for ahead in YEARS_TOLD), about.last_year]
    years = sorted({year for year in years if year <= about.last_year})
    told = {(row["ssyk"], row["year"]): _told(of, row, column) for row in found}
    listed: list[list[Content]] = [
        [of.occupation(ssyk), *(told[ssyk, year] for year in years)] for ssyk in changed(of, subject)
    ]
    caption = of.words(f"effect.{column}.in_each", name=subject.called(of))
    return Table(caption, [of.words("occupation"), *map(str, years)], listed) if listed else None


def changed(of: Setting, subject: Subject) -> list[str]:
    """Return the occupations in which it changes the gap, the most first."""
    most: dict[str, float] = {}
    for row in rows(of.planned.effects_why, **subject.wanted):
        most[row["ssyk"]] = max(most.get(row["ssyk"], 0.0), abs(row["people"]))
    return sorted((ssyk for ssyk in most if most[ssyk] >= 0.5), key=lambda ssyk: -most[ssyk])


def why(of: Setting, subject: Subject, ssyk: str) -> Chart | None:
    """Return why the gap of an occupation is another with it in the last year; None where it changes nothing then."""
    words, figures, year = of.words, of.figures, of.planned.about.last_year
    found = [row for row in rows(of.planned.effects_why, **subject.wanted, ssyk=ssyk, year=year) if _counts(row)]
    if not found:
        return None
    bars = [
        caused(of, row, words.of("effect.cause", row["cause"])) for row in sorted(found, key=lambda row: row["people"])
    ]
    title = words("effect.why.title", name=of.occupation(ssyk), year=year)
    return ranges(title, words("effect.why.told"), bars, figures, (words("cause"), words("people")))


def _counts(row: Row) -> bool:
    return row["low"] is not None and max(abs(row["low"]), abs(row["high"])) >= 0.5


def _told(of: Setting, row: Row, column: str) -> str:
    if not row[f"{column}_p05"] and not row[f"{column}_p95"]:
        return of.figures.number(0)
    return of.figures.told(row[f"{column}_p05"], row[f"{column}_p50"], row[f"{column}_p95"])
