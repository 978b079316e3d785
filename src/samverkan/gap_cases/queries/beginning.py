"""What a new case begins from: the agreement it belongs to, what the page before knew, and cases like it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, AgreementState
from samverkan.competence.places import county_of, name_of
from samverkan.competence.queries import regions
from samverkan.competence.queries.facts import facts
from samverkan.competence.queries.names import name_of_group
from samverkan.gap_cases.models import GapCase
from samverkan.gap_cases.queries import needs
from samverkan.gap_cases.queries.plans import Plans

AHEAD = 5
"""So many years ahead the employment service looks; a gap is asked about the same year unless another is said."""
ASKED = {
    "ssyk": "ssyk", "region": "region", "year": "ar", "low": "minst", "high": "mest", "source": "kalla",
    "origin": "ur", "area": "omrade",
}  # fmt: skip
"""The fields that the address may fill in, and what they are called there."""
FIGURES = ("low", "high", "source", "origin")
"""What a plan says rather than the address: the figures go with where they come from."""


def agreements(by: Actor) -> list[Agreement]:
    """Return the agreements of the actor's party that a case can belong to."""
    own = Agreement.objects.visible_to(by).filter(parties__organisation=by.organisation_id)
    return list(own.exclude(state=AgreementState.ENDED).select_related("home").distinct().order_by("title_key"))


def chosen(there: Sequence[Agreement], asked: str) -> Agreement | None:
    """Return the agreement asked for, else one that is shared before one that is not, else none."""
    wanted = next((one for one in there if str(one.pk) == asked), None)
    return wanted or next(iter(sorted(there, key=lambda one: (one.circle == "private", one.pk))), None)


def others(there: Sequence[Agreement], current: Agreement, asked: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the other agreements: title, and the end of the address that chooses each."""
    kept = {name: value for name, value in asked.items() if name != "avtal"}
    return [(one.title, urlencode({**kept, "avtal": one.pk})) for one in there if one.pk != current.pk]


def start(asked: Mapping[str, Any], by: Actor, today: date) -> dict[str, Any]:
    """Return what the form begins with: what the address says, and the gap by the plan that it names."""
    said: dict[str, Any] = {field: asked[name] for field, name in ASKED.items() if asked.get(name)}
    said.setdefault("year", today.year + AHEAD)
    said.setdefault("region", county_of(by.organisation.municipality_code) if by.organisation else "")
    if need := needs.found(str(asked.get("behov", "")), by):
        said["region"] = said["region"] or regions.chosen("", regions.regions(), by)
        said = needs.start(need, said["region"], by) | said
    ssyk, region = str(said.get("ssyk", "")), str(said.get("region", ""))
    if "title" not in said and len(ssyk) == 4 and ssyk.isdecimal() and region:
        words = {"occupation": occupation(region, ssyk, today), "region": name_of(region)}
        said["title"] = _("%(occupation)s in %(region)s") % words
    if str(asked.get("plan", "")).isdecimal():
        told = by_plan(int(asked["plan"]), ssyk, said["year"], by)
        said = {**told, **said, **{name: told[name] for name in FIGURES if name in told}}
    return said


def by_plan(pk: int, ssyk: str, year: Any, by: Actor) -> dict[str, Any]:
    """Return a gap as a plan tells it; nothing where the actor sees no such plan."""
    plans = Plans(ssyk, int(year) if str(year).isdecimal() else 0, by)
    told, result = plans.gap(pk), plans.result(pk)
    if told is None or result is None or told.left_low is None:
        return {}
    gap = {"low": told.left_low, "high": told.left_high, "source": told.source, "origin": told.origin}
    return {"title": result.about.occupations[ssyk], **gap}


def occupation(region: str, ssyk: str, today: date) -> str:
    """Return what an occupation is called."""
    return name_of_group(facts(region, today, ssyk), ssyk)[:200]


def twins(ssyk: str, region: str, by: Actor) -> list[GapCase]:
    """Return the cases about the same occupation in the same region that are not closed."""
    if not (ssyk and region):
        return []
    return list(GapCase.objects.visible_to(by).like(ssyk, region))
