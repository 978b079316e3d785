"""Unmet need and gap cases: which cases rest on a skill asked for and not given, and what a case begun of one says."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.commissioned.queries.elsewhere import said
from samverkan.commissioned.queries.outcomes import Unmet, unmet_need
from samverkan.competence.places import COUNTRY
from samverkan.competence.queries.vacancies import newest
from samverkan.gap_cases.models import CitedNeed, GapCase
from samverkan.runs.queries.tables import shown
from samverkan.search import key


@dataclass(frozen=True)
class Line:
    """A skill that was asked for and not given, as the reader may see it, and the cases that rest on it."""

    unmet: Unmet
    said: str
    cases: tuple[GapCase, ...]


@dataclass(frozen=True)
class Ground:
    """A need that a case cites, and how many asked as far as the reader may see today; empty where that is nothing."""

    name: str
    said: str


def lines(by: Actor) -> tuple[Line, ...]:
    """Return the unmet need that the actor sees, most people first, each with the cases that rest on it."""
    cases: dict[str, list[GapCase]] = defaultdict(list)
    seen = GapCase.objects.visible_to(by).order_by().values("pk")
    for cited in CitedNeed.objects.filter(case__in=seen).select_related("case").order_by("case__title_key"):
        cases[cited.key].append(cited.case)
    return tuple(Line(one, said(one), tuple(cases[one.key])) for one in unmet_need(by))


def grounds(case: GapCase, by: Actor) -> tuple[Ground, ...]:
    """Return what a case rests on besides its gap, with the figures that the reader may see."""
    cited = list(case.needs.all())
    known = {one.key: said(one) for one in unmet_need(by)} if cited else {}
    return tuple(Ground(one.name, known.get(one.key, "")) for one in cited)


def found(asked: str, by: Actor) -> Unmet | None:
    """Return an unmet need that the actor sees, by its key; nothing where there is none."""
    return next((one for one in unmet_need(by) if one.key == asked), None) if asked else None


def choices(case: GapCase, by: Actor) -> list[tuple[str, str, str]]:
    """Return what a case can rest on: key, name and id of what it cites already and of what the actor sees."""
    both = [*case.needs.all(), *unmet_need(by)]
    once = {key(one.name): (one.key, one.name, one.concept) for one in reversed(both)}
    return sorted(once.values(), key=lambda one: key(one[1]))


def start(unmet: Unmet, region: str, by: Actor) -> dict[str, Any]:
    """
    Return what the form of a case begins with that is opened from an unmet need.

    Of the people only those that may be said to anybody, since a case can be sent to other parties.
    """
    filled: dict[str, Any] = {
        "need": unmet.key,
        "title": _("%(skill)s: asked for and not given") % {"skill": unmet.name},
        "source": _("Enquiries about commissioned education that came to nothing"),
        "why": _("Employers asked for %(skill)s as commissioned education and did not get it.") % {"skill": unmet.name},
    }
    if unmet.to_tell is not None:
        filled |= {"low": unmet.to_tell, "high": unmet.to_tell}
    if ssyk := most_asking(unmet.concept, (region, COUNTRY), by):
        filled["ssyk"] = ssyk
    return filled


def most_asking(concept: str, regions: Iterable[str], by: Actor) -> str:
    """Return the occupation, by its SSYK group, whose ads ask most for a skill in the first region that has any."""
    run = newest(by) if concept else None
    if run is None:
        return ""
    for region in regions:
        vacancies: Counter[str] = Counter()
        for row in shown(run, "DEMAND", by, region=region, skill=concept).to_pylist():
            if row["ssyk"]:
                vacancies[row["ssyk"]] += row["vacancies"] or 0
        if any(vacancies.values()):
            return vacancies.most_common(1)[0][0]
    return ""
