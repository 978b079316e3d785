"""What the parts and figures of a case file are called."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from samverkan_engine.cases.faults import Path, placed

SECTIONS = {
    "allmant": _("Region and years"),
    "yrken": _("Occupations"),
    "utbildningar": _("Programmes"),
    "profiler": _("Throughput"),
    "arbetsmarknad": _("Labour market"),
    "etablering": _("Establishment"),
    "historik": _("What has been"),
    "kostnader": _("Costs"),
    "granser": _("Resources"),
}
"""The parts of a file, by their names in addresses, in the order that one fills them in."""

OF_PART = {
    "region": "allmant", "start_year": "allmant", "horizon_years": "allmant", "occupations": "yrken",
    "programmes": "utbildningar", "profiles": "profiler", "labour": "arbetsmarknad", "establishment": "etablering",
    "history": "historik", "costs": "kostnader", "capacity": "granser",
}  # fmt: skip
"""The part in which each key of the file stands."""

OF_ESTABLISHMENT = (("history", "plant_plan"), ("history", "plant_actual"))

FORMS = {
    "campus": _("on campus"),
    "distance": _("at a distance"),
    "part-time": _("part-time"),
    "modular": _("in modules"),
    "work-integrated": _("work-integrated"),
    "evening": _("in the evening"),
    "commissioned": _("commissioned"),
}

PROFILES = {
    "hing": _("Engineer, three years"),
    "civing": _("Engineer, five years"),
    "yh": _("Higher vocational education"),
    "short": _("Short course"),
    "commissioned": _("Commissioned education"),
}

FIGURES = {
    "w0": _("People"),
    "d0": _("Jobs"),
    "mix": _("Share of the establishment's jobs"),
    "age55": _("Share aged 55 or more"),
    "seats": _("Places at each intake"),
    "terms": _("Study terms"),
    "applicants": _("Applicants per intake"),
    "cost_per_seat": _("Cost of a place, the whole programme"),
    "route": _("Where they go to work"),
    "donor": _("Where they come from"),
    "finish": _("Of those who register, who finish"),
    "show": _("Of those admitted, who register"),
    "stay": _("Of those who finish, who stay in the region"),
    "matched": _("Of those who work, who work in the field"),
    "exit_rate": _("Who leave their occupation in a year"),
    "base_in_share": _("Who move or commute in, in a normal year"),
    "extra_in_cap": _("Most who can move in beside these"),
    "pull": _("Who move in for each unfilled job and year (eta)"),
    "surplus_leaves": _("Of a surplus, who leave (lambda)"),
    "demand_trend": _("Growth of jobs without the establishment"),
    "closing_hazard": _("Risk that it closes"),
    "size_sd_log": _("Spread of its size against the plan"),
    "indirect_jobs_per_job": _("Jobs elsewhere for each of its jobs"),
    "higher_education_per_fte_student": _("A full-time student for a year"),
    "performance_ratio_technology": _("Performance ratio, technology"),
    "yh_per_place_year": _("A place in higher vocational education for a year"),
    "yh_short_course_per_place_year_technology": _("A place in a short course, as if for a year"),
    "commissioned_15_weeks_per_person": _("A place in a commissioned course of a term"),
    "vacancy_year": _("A job unfilled for a year"),
    "moved_in_person": _("Somebody who moves in for a job"),
    "students_per_teacher": _("Full-time students for each full-time teacher"),
    "teachers_available": _("Teachers for new measures"),
    "smallest_class": _("Fewest in a class"),
    "largest_change_per_year": _("Most places more or fewer from one year to the next"),
    "budget_per_year": _("Money a year"),
    "recruits_per_year": _("Most people recruited from elsewhere a year"),
    "scenarios": _("Scenario"),
    "own": _("A way of your own"),
    "jobs": _("Jobs"),
    "weight": _("How likely"),
    "name": _("Name"),
    "start_year": _("Last observed year"),
    "horizon_years": _("Years foreseen"),
    "base": _("of all"),
    "age55_weight": _("more where many are 55 or older"),
    "sd": _("spread"),
    "sd_log": _("spread"),
    "admitted": _("Admitted"),
    "registered": _("Began"),
    "finished": _("Completed it"),
    "stayed": _("Stayed in the region"),
    "people": _("People"),
    "exits": _("Who left until the next autumn"),
    "observed": _("Counts"),
    "intakes": _("Intakes"),
    "plant_plan": _("What was said"),
    "plant_actual": _("People at work"),
    "population": _("People living there"),
    "moves": _("Moves over the border"),
}
"""Every figure by its key in the file."""

UNITS = {
    "extra_in_cap": _("people per year"),
    "base_in_share": _("share per year"),
    "surplus_leaves": _("share per year"),
    "closing_hazard": _("per year after the start"),
    "higher_education_per_fte_student": _("SEK"),
    "yh_per_place_year": _("SEK"),
    "yh_short_course_per_place_year_technology": _("SEK"),
    "commissioned_15_weeks_per_person": _("SEK"),
    "vacancy_year": _("SEK"),
    "moved_in_person": _("SEK"),
    "cost_per_seat": _("SEK"),
    "budget_per_year": _("SEK per year"),
    "performance_ratio_technology": _("share"),
    "students_per_teacher": _("students"),
    "teachers_available": _("full-time teachers"),
    "smallest_class": _("places"),
    "largest_change_per_year": _("places per programme"),
    "recruits_per_year": _("people per year"),
    "seats": _("places"),
    "applicants": _("people"),
    "terms": _("study terms"),
}


def name_of(key: object) -> str:
    """Return what a key of the file is called; its own word when nobody has given it another."""
    return str(FIGURES.get(str(key), PROFILES.get(str(key), key)))


def words_for(path: Path, document: Mapping[str, Any]) -> str:
    """Return where a value stands, as a person would say it: “YH Underhållstekniker, places at each intake”."""
    part, *rest = path
    if part == "occupations" and len(rest) >= 2 and isinstance(rest[1], int):
        return _joined(document["occupations"]["list"][rest[1]]["name"], rest[2:])
    if part == "programmes" and rest and isinstance(rest[0], int):
        return _joined(document["programmes"][rest[0]]["name"], rest[1:], document)
    if part == "establishment" and rest[:1] == ["scenarios"] and len(rest) >= 2 and isinstance(rest[1], int):
        return _joined(f"{name_of('scenarios')} {document['establishment']['scenarios'][rest[1]]['id']}", rest[2:])
    return _joined("", rest) if rest else name_of(part) if str(part) in FIGURES else placed(path)


PLAIN = ("value", "mean")


def _joined(first: str, steps: Iterable[object], document: Mapping[str, Any] | None = None) -> str:
    occupations = {one["ssyk"]: one["name"] for one in document["occupations"]["list"]} if document else {}
    words = [first] if first else []
    for step in steps:
        if step not in PLAIN:
            words.append(str(occupations.get(step) or _within(name_of(step), words)))
    return ", ".join(words)


def _within(name: str, words: list[str]) -> str:
    """Return a name as it stands within a row of words."""
    return name[:1].lower() + name[1:] if words else name


def part_of(path: Path) -> str:
    """Return the part of the file in which a value is changed; empty for a value of no part."""
    if path[:2] in OF_ESTABLISHMENT:
        return "etablering"
    return OF_PART.get(str(path[0]), "") if path else ""
