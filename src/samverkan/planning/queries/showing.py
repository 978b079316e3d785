"""What each of the result pages of a case shows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from samverkan.planning.queries.telling import Drawn, Part, drawn, part
from samverkan.ui.components import Card
from samverkan_engine.tables.effects import MEASURE, PLAN

if TYPE_CHECKING:
    from samverkan.runs.actions.telling import Table, Telling


__all__ = ["MEASURE", "PLAN"]


@dataclass(frozen=True)
class First:
    """One sentence, one chart, three choices."""

    sentence: str
    certainty: str
    read: str
    missing: Drawn
    choices_lead: str
    choices: tuple[Card, ...]
    job_year: str


def first(telling: "Telling", plan_url: str) -> First:
    """Return the first screen."""
    words = telling.words
    cards = tuple(Card(one.name, plan_url, f"{one.filled} {one.cost} {one.first}") for one in telling.choices())
    return First(
        telling.sentence(), words("sentence.certainty"), words("bands.read"), drawn("tomma-jobb", telling.missing()),
        telling.choices_lead() if cards else "", cards, words("jobyear"),
    )  # fmt: skip


@dataclass(frozen=True)
class OccupationLine:
    """An occupation in the list."""

    ssyk: str
    name: str
    now: str
    then: str
    chance: str
    few: bool


@dataclass(frozen=True)
class Occupations:
    """Every occupation, the largest expected shortage first, and the scenarios side by side."""

    lead: str
    year: int
    lines: tuple[OccupationLine, ...]
    scenarios: Part


def occupations(telling: "Telling") -> Occupations:
    """Return the list of occupations."""
    year = telling.year()
    lines = tuple(
        OccupationLine(one.ssyk, one.name, one.now, one.then, one.chance, one.few) for one in telling.occupations()
    )
    compared = part(telling, "scenarios", [drawn("scenarier", telling.scenarios())], [telling.against()])
    return Occupations(telling.words("occupations.lead", year=year), year, lines, compared)


@dataclass(frozen=True)
class Occupation:
    """One occupation: what is missing, why, and which numbers it is computed from."""

    ssyk: str
    name: str
    sentence: str
    gap: Drawn
    jobs: Drawn
    why: Part
    inputs: Part


def occupation(telling: "Telling", ssyk: str) -> Occupation:
    """Return the page of an occupation of the case."""
    words, year = telling.words, telling.year()
    causes = drawn(f"orsaker-{ssyk}", telling.causes(ssyk))
    return Occupation(
        ssyk,
        telling.planned.about.occupations[ssyk],
        telling.sentence_of(ssyk),
        drawn(f"saknas-{ssyk}", telling.gap(ssyk)),
        drawn(f"jobb-och-personer-{ssyk}", telling.jobs_and_people(ssyk)),
        part(telling, "why", [causes], lead=words("why.lead", year=year)),
        Part("inputs", words("inputs"), words("inputs.why"), tables=(telling.inputs_of(ssyk),)),
    )


def plan(telling: "Telling") -> tuple[Part, ...]:
    """Return the plan, what it gives, what one may regret and what would have to be true for the next best to win."""
    words, intakes, flows = telling.words, telling.intakes(), telling.flows()
    charts = [drawn("planen", intakes)] if intakes else []
    if intakes and flows:
        charts.append(drawn("fran-utbildning-till-yrke", flows))
    parts = [part(telling, "plan", charts, telling.plan_tables(), "" if intakes else words("plan.none"))]
    if regrets := telling.regrets():
        parts.append(part(telling, "regret", tables=[regrets]))
    if tipping := telling.tipping():
        parts.append(part(telling, "tipping", tables=[tipping]))
    return tuple(parts)


@dataclass(frozen=True)
class Measures:
    """The measures side by side, each with the address of its own page."""

    heading: str
    lead: str
    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]
    adds: str


def measures(telling: "Telling", address: Callable[[str], str]) -> Measures | None:
    """Return what each measure by itself takes and gives; None without measures."""
    table = telling.effects_side_by_side()
    if table is None:
        return None
    words, each = telling.words, zip(telling.measures(), table.rows, strict=True)
    rows = tuple((address(name), str(row[0]), tuple(str(cell) for cell in row[1:])) for name, row in each)
    lead, adds = words("effects.lead"), words("effects.add")
    return Measures(words("effects"), lead, table.caption, tuple(table.headers), rows, adds)


@dataclass(frozen=True)
class Effect:
    """A plan, or a measure by itself: what it gives year by year, and why the gap shrinks by less."""

    name: str
    is_measure: bool
    sentence: str
    size: str
    lead: str
    people: Drawn
    left: Drawn
    tables: "tuple[Table, ...]"
    why: Part


def effect(telling: "Telling", what: str, name: str) -> Effect | None:
    """Return the page of a plan or a measure; None where the case has none such."""
    named = telling.measures() if what == MEASURE else telling.plans()
    if name not in named:
        return None
    found, words = telling.effect(what, name), telling.words
    why = part(telling, "effect.why", [drawn(f"varfor-{number}", chart) for number, chart in enumerate(found.why, 1)])
    return Effect(
        named[name], what == MEASURE, found.sentence, found.size, words("effects.lead"),
        drawn("ar-for-ar", found.people), drawn("tomma-jobb", found.left), found.tables, why,
    )  # fmt: skip


def worth(telling: "Telling") -> list[Part]:
    """Return what one more class gives, and what one more seat, krona and teacher is worth."""
    classes, seats, scarce = telling.classes(), telling.seats_worth(), telling.scarce()
    parts = []
    if classes:
        lead = telling.words("classes.lead", seats=telling.seats_of_a_class())
        chart, table = drawn("en-klass-till", classes), telling.classes_side_by_side()
        parts.append(part(telling, "classes", [chart], [table], lead))
    if seats:
        chart = drawn("vad-en-plats-till-ger", seats)
        parts.append(part(telling, "worth", [chart], telling.seats_by_autumn(), telling.seats_lead()))
    if scarce:
        parts.append(part(telling, "scarce", tables=[scarce], lead=telling.scarce_lead()))
    return parts


@dataclass(frozen=True)
class Grounds:
    """What decides the answer, which figures to obtain first, and where every number comes from."""

    moves: Part
    sways: Part | None
    obtain_heading: str
    obtain_lead: str
    obtain: tuple[str, ...]
    tested_heading: str
    tested: tuple[str, ...]
    past: "tuple[Table, ...]"
    said: Part | None
    inputs: Part
    how_heading: str
    how: tuple[str, ...]


def grounds(telling: "Telling") -> Grounds:
    """Return why the answer is what it is."""
    words, said, sways = telling.words, telling.said(), telling.sways()
    return Grounds(
        part(telling, "moves", [drawn("antaganden", telling.assumptions())]),
        part(telling, "sways", [drawn("planens-antaganden", sways)]) if sways else None,
        words("moves.obtain"), words("moves.obtain_lead"), tuple(telling.to_obtain()),
        words("tested"), tuple(telling.tested()), tuple(telling.past()),
        part(telling, "said", [drawn("etableringen", said)]) if said else None,
        part(telling, "inputs", tables=[telling.inputs()]),
        words("how"), tuple(telling.how()),
    )  # fmt: skip


@dataclass(frozen=True)
class Beside:
    """
    Results side by side: their names, their numbers in rows, and a picture of each.

    addresses  where the whole of each is found; empty where it is not kept
    """

    names: tuple[str, ...]
    addresses: tuple[str, ...]
    sentences: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    seats: tuple[tuple[str, tuple[str, ...]], ...]
    missing: tuple[Drawn, ...]
    intakes: tuple[Drawn | None, ...]

    @property
    def pictures(self) -> list[tuple[str, str, Drawn, Drawn | None]]:
        """Each by itself: its name and address, what is missing, and its plan."""
        return list(zip(self.names, self.addresses, self.missing, self.intakes, strict=True))

    @property
    def is_alike(self) -> bool:
        """Whether no number differs."""
        return all(len(set(values)) == 1 for _name, values in (*self.rows, *self.seats))


def beside(names: Sequence[str], each: "Sequence[Telling]", addresses: Sequence[str] = ()) -> Beside:
    """Return results side by side, by their names."""
    summaries = [dict(one.summary()) for one in each]
    seats = [one.seats_by_programme() for one in each]
    drawings = [one.intakes() for one in each]
    return Beside(
        tuple(names),
        tuple(addresses) or ("",) * len(names),
        tuple(one.sentence() for one in each),
        tuple((name, tuple(one.get(name, "–") for one in summaries)) for name in _names(summaries)),
        tuple((name, tuple(one.get(name, "–") for one in seats)) for name in _names(seats)),
        tuple(drawn(f"tomma-jobb-{number}", one.missing()) for number, one in enumerate(each, 1)),
        tuple(drawn(f"planen-{number}", one) if one else None for number, one in enumerate(drawings, 1)),
    )


def _names(rows: Iterable[Mapping[str, str]]) -> list[str]:
    """Return the names of all rows, in the order in which they come up."""
    return list(dict.fromkeys(name for row in rows for name in row))


def question(telling: "Telling", title: str, version: int) -> tuple[str, str]:
    """Return what a meeting is asked about a case, and why: the sentence, the choices, and where it comes from."""
    region = telling.planned.about.region
    asked = _("What do we do so that %(region)s has the people it needs?") % {"region": region}
    choices = [f"{number}. {one.name}: {one.filled} {one.cost}" for number, one in enumerate(telling.choices(), 1)]
    not_fit, verdict = telling.verdict()
    source = _("From the competence case “%(title)s”, version %(number)s.") % {"title": title, "number": version}
    return asked, "\n".join([telling.sentence(), *choices, *([f"{not_fit}. {verdict}"] if not_fit else []), source])
