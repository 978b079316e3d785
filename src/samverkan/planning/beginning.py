"""
A case as it is begun: with what the sources say of a region, and what usually holds where nobody has said anything yet.

What usually holds stands in `docs/explanation/competence-cases.md` with where it comes from; each number says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from samverkan_engine.cases.format import NAME

Document = dict[str, Any]
WEEKS_A_TERM = 20
IN_THE_FIELD = 0.65
"""Of those who finish and stay, who work in the field; the share that holds for higher vocational education."""


@dataclass(frozen=True)
class Intake:
    """One year of a programme, as far as it is known."""

    year: int
    seats: int | None = None
    applicants: int | None = None
    registered: int | None = None
    finished: int | None = None
    source: str = ""


@dataclass(frozen=True)
class Taught:
    """
    A programme to begin with.

    leads_to  the SSYK groups that its field leads to
    profile   which usual shares it has
    number    its number in education, where it is kept there
    """

    name: str
    form: str
    profile: str
    terms: int
    leads_to: tuple[str, ...]
    source: str
    cost: int | None = None
    intakes: tuple[Intake, ...] = ()
    number: int | None = None


@dataclass(frozen=True)
class Worked:
    """An occupation to begin with: how many work in it, by which source."""

    ssyk: str
    name: str
    people: float
    source: str = ""


@dataclass(frozen=True)
class Start:
    """What a case begins with."""

    region: str
    year: int
    occupations: Sequence[Worked]
    programmes: Sequence[Taught] = field(default=())
    code: str = ""


def document(start: Start) -> Document:
    """Return a case file that holds, with everything that is not known assumed, and said to be."""
    programmes = list(_programmes(start)) or [_option(start)]
    region = {"name": start.region, **({"code": start.code} if len(start.code) == 4 else {})}
    intakes = [intake for one, said in zip(start.programmes, programmes, strict=False) for intake in _past(one, said)]
    return {
        "schema": NAME,
        "region": region,
        "start_year": start.year,
        "horizon_years": 10,
        **({"history": {"intakes": past}} if (past := [one for one in intakes if one["year"] <= start.year]) else {}),
        "occupations": {"list": [_occupation(one) for one in start.occupations]},
        "programmes": programmes,
        "profiles": _profiles(),
        "labour": _labour(),
        "costs": _costs(),
        "capacity": _capacity(),
    }


def _occupation(one: Worked) -> Document:
    number = round(one.people)
    ground = {"source": one.source} if one.source else {"assumption": _("to be replaced with the region's own count")}
    note = _("People and jobs are both those employed; unfilled jobs come on top.")
    return {"ssyk": one.ssyk, "name": one.name, "w0": number, "d0": number, **ground, "note": note}


def _programmes(start: Start) -> Iterable[Document]:
    taken: set[str] = set()
    known = {one.ssyk for one in start.occupations}
    for one in start.programmes:
        leads = [ssyk for ssyk in one.leads_to if ssyk in known]
        if not leads:
            continue
        yield {
            "id": _free(slugify(one.name)[:40] or "utbildning", taken),
            "name": one.name,
            "form": one.form,
            "seats": _seats(one),
            "terms": {"value": one.terms, "source": one.source},
            "route": {
                **{ssyk: round(IN_THE_FIELD / len(leads), 3) for ssyk in leads},
                "assumption": _("65 of 100 work in the field, evenly over the occupations it leads to"),
            },
            "profile": one.profile,
            **({"cost_per_seat": {"value": one.cost, "source": one.source}} if one.cost else {}),
        }


def _seats(one: Taught) -> Document:
    newest = next((intake for intake in one.intakes if intake.seats is not None), None)
    if newest is None:
        return {"value": 0, "assumption": _("nobody has said how many places there are")}
    return {"value": newest.seats, "year": newest.year, "source": newest.source or one.source}


def _past(one: Taught, said: Document) -> Iterable[Document]:
    """Yield the intakes that have been; one whose parts are more than its whole is left out."""
    for intake in one.intakes:
        counts = {
            name: getattr(intake, name)
            for name in ("applicants", "registered", "finished")
            if getattr(intake, name) is not None
        }
        if counts and list(counts.values()) == sorted(counts.values(), reverse=True):
            yield {"programme": said["id"], "year": intake.year, **counts, "source": intake.source or one.source}


def _option(start: Start) -> Document:
    """Return a programme that nobody gives yet, for a case without any."""
    first = start.occupations[0]
    assumed = _("an option")
    return {
        "id": "ny-utbildning",
        "name": _("New programme for %(occupation)s") % {"occupation": first.name},
        "form": "campus",
        "seats": {"value": 0, "assumption": assumed},
        "terms": {"value": 4, "assumption": assumed},
        "route": {first.ssyk: IN_THE_FIELD, "assumption": assumed},
        "profile": "yh",
    }


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    taken.add(name)
    return name


def _usual() -> Mapping[str, str]:
    return {"assumption": _("what usually holds; replace it with the region's own figure")}


def _profiles() -> Document:
    read = {
        "hing": (0.49, "https://www.tn.se/arbetsmarknad/29238/varannan-ingenjorsstudent-missar-examen/"),
        "civing": (0.54, "https://www.tn.se/arbetsmarknad/29238/varannan-ingenjorsstudent-missar-examen/"),
        "yh": (0.60, "SCB, Studerande och examinerade inom yrkeshögskolan 2021"),
    }
    assumed = {"short": (0.85, 0.90, 0.80), "commissioned": (0.92, 0.97, 0.93)}
    profiles: Document = {
        key: {
            "finish": {"mean": finish, "sd": 0.25, "source": source, "weak": True},
            "show": {"mean": 0.75 if key == "yh" else 0.80, "sd": 0.35, **_usual()},
            "stay": {"mean": 0.70 if key == "yh" else 0.40, "sd": 0.40, **_usual()},
        }
        for key, (finish, source) in read.items()
    }
    for key, shares in assumed.items():
        named = zip(("finish", "show", "stay"), shares, strict=True)
        profiles[key] = {name: {"mean": share, "sd": 0.3, **_usual()} for name, share in named}
    return profiles


def _labour() -> Document:
    return {
        "exit_rate": {"base": 0.03, "age55_weight": 0.06, **_usual()},
        "base_in_share": {"value": 0.02, **_usual()},
        "extra_in_cap": {"value": 200, **_usual()},
        "pull": {"mean": 0.16, "sd_log": 0.4, **_usual()},
        "surplus_leaves": {"value": 0.3, **_usual()},
        "demand_trend": {"mean": 0.0, "sd": 0.006, **_usual()},
    }


def _costs() -> Document:
    amounts = {
        "higher_education_per_fte_student": 93_000,
        "yh_per_place_year": 64_700,
        "yh_short_course_per_place_year_technology": 89_200,
        "commissioned_15_weeks_per_person": 60_000,
        "vacancy_year": 800_000,
        "moved_in_person": 150_000,
    }
    return {key: {"value": value, **_usual()} for key, value in amounts.items()}


def _capacity() -> Document:
    amounts = {
        "students_per_teacher": 12,
        "teachers_available": 10,
        "smallest_class": 15,
        "largest_change_per_year": 40,
        "budget_per_year": 20_000_000,
    }
    return {key: {"value": value, **_usual()} for key, value in amounts.items()}
