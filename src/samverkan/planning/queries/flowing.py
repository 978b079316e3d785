"""The figures of the sources that a case could take, and what is said of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.competence.places import name_of as place_called
from samverkan.planning.flowing import Delivered, Flow, Flows, flows
from samverkan.planning.flowing.figures import INTAKE, JOBS_NOW, PEOPLE, PEOPLE_NOW, START
from samverkan.planning.models import Case, Following
from samverkan.planning.queries.cases import CaseView
from samverkan.planning.queries.delivered import Readers, Sources, delivered
from samverkan.planning.sections.cells import NUMBER, YEAR, shown
from samverkan.planning.sections.labels import name_of


@dataclass(frozen=True)
class Offered:
    """What the sources of a case deliver, held against it."""

    delivered: Delivered
    found: Flows


def following_of(case: Case) -> Following | None:
    """Return which sources a case follows; None where it follows none."""
    return Following.objects.filter(case=case).first()


def stamp_of(following: Following | None) -> str:
    """Return what tells whether anybody has changed which sources a case follows."""
    if following is None:
        return "none"
    said = (following.region, following.series, following.programmes, following.by_itself)
    return sha256(repr(said).encode()).hexdigest()[:16]


def offered(view: CaseView, following: Following) -> Offered:
    """Return what differs between the case as it stands and what its sources deliver."""
    occupations = [one["ssyk"] for one in view.document["occupations"]["list"]]
    given = delivered(Sources.of(following), Readers.of(view.case), occupations)
    return Offered(given, flows(view.document, given, following.taken, following.left))


def followed(following: Following) -> tuple[str, ...]:
    """Return which sources a case follows, in words; the names of its programmes stand in its own file."""
    way, number = following.series, len(following.programmes)
    counts = (f"{way['dataset']}: {way['measure']}, {place_called(following.region)}",) if way else ()
    educations = ngettext("the figures of %(n)s education", "the figures of %(n)s educations", number) % {"n": number}
    return (*counts, *((educations,) if number else ()))


def summary(some: Iterable[Flow]) -> dict[str, Any]:
    """Return of which years and how many there are figures; empty for none."""
    years, subjects = defaultdict(set), defaultdict(set)
    for flow in some:
        if flow.subject:
            what = "occupations" if flow.kind in (PEOPLE, PEOPLE_NOW, JOBS_NOW) else "programmes"
            years[what].add(flow.year)
            subjects[what].add(flow.subject)
    return {what: [min(years[what]), max(years[what]), len(subjects[what])] for what in years}


def said(newer: dict[str, Any]) -> str:
    """Return a summary in words: “2025 for 4 occupations and 2024 for 2 programmes”."""
    words = []
    if "occupations" in newer:
        first, last, number = newer["occupations"]
        told = ngettext("%(years)s for %(n)s occupation", "%(years)s for %(n)s occupations", number)
        words.append(told % {"years": _range(first, last), "n": number})
    if "programmes" in newer:
        first, last, number = newer["programmes"]
        told = ngettext("%(years)s for %(n)s programme", "%(years)s for %(n)s programmes", number)
        words.append(told % {"years": _range(first, last), "n": number})
    return _(" and ").join(words)


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def sentence(newer: dict[str, Any]) -> str:
    """Return the one sentence that a case and My work say of newer figures."""
    return _("The sources have newer figures: %(what)s.") % {"what": said(newer)}


@dataclass(frozen=True)
class Line:
    """One figure to take or to let be."""

    flow: Flow
    what: str
    now: str
    new: str
    why: str
    is_ticked: bool


@dataclass(frozen=True)
class Told:
    """The figures of one source, as they came on a day."""

    source: str
    came_on: date
    lines: tuple[Line, ...]

    @property
    def is_address(self) -> bool:
        return self.source.startswith(("https://", "http://"))


@dataclass(frozen=True)
class Preview:
    """Everything that can be taken, source by source, and what cannot."""

    number: int
    told: tuple[Told, ...]
    anew: tuple[str, ...]
    broken: tuple[str, ...]
    few: int
    moves_to: int | None


def preview(view: CaseView, offer: Offered, ticked: Collection[str] | None = None) -> Preview:
    """Return the figures in words; `ticked` those that were chosen, else all but what a person wrote or let be."""
    names = {one["ssyk"]: one["name"] for one in view.document["occupations"]["list"]}
    names |= {one["id"]: one["name"] for one in view.document["programmes"]}
    start = next((flow for flow in offer.found.flows if flow.kind == START), None)
    stays = start is not None and not _free(start)
    lines: dict[tuple[str, date], list[Line]] = defaultdict(list)
    for flow in offer.found.flows:
        usual = _free(flow) and not (stays and flow.moves)
        is_ticked = usual if ticked is None else flow.key in ticked
        now, new = (_shown(flow, value) for value in (flow.now, flow.new))
        lines[flow.source, flow.came_on].append(Line(flow, _what(flow, names), now, new, _why(flow), is_ticked))
    broken = tuple(f"{names[programme]} {year}" for programme, year in offer.found.broken)
    anew = tuple(dict.fromkeys(flow.source for flow in offer.found.flows if flow.anew))
    told = tuple(Told(*about, tuple(some)) for about, some in lines.items())
    moves_to = int(start.new) if start else None
    return Preview(len(offer.found.flows), told, anew, broken, offer.delivered.few, moves_to)


def _free(flow: Flow) -> bool:
    return not (flow.is_typed or flow.was_left)


def _shown(flow: Flow, value: float | None) -> str:
    return shown(value, YEAR if flow.kind == START else NUMBER)


def _what(flow: Flow, names: dict[str, str]) -> str:
    name = names.get(flow.subject, flow.subject)
    match flow.kind:
        case "start":
            return name_of("start_year")
        case "w0" | "d0":
            return _("%(name)s, %(figure)s in the first year") % {"name": name, "figure": name_of(flow.kind).lower()}
        case "seats":
            return _("%(name)s, places at each intake") % {"name": name}
        case _:
            figure = _("places") if flow.kind == INTAKE and flow.figure == "seats" else name_of(flow.figure).lower()
            return f"{name}, {figure} {flow.year}"


def _why(flow: Flow) -> str:
    if flow.was_left:
        return _("let be before")
    if flow.is_typed:
        return _("taken away by hand") if flow.now is None else _("not from this source")
    return ""
