"""Addresses that a number leads to."""

from django.urls import reverse
from django.utils.http import urlencode

from samverkan.competence.queries.vacancies import address_of


def ads_behind(region: str, first: str, last: str, ssyk: str = "", skill: str = "") -> str:
    """Return where the ads of a region, an occupation or a skill, or all, are listed, of some months."""
    said = {"yrke": ssyk, "fardighet": address_of(skill) if skill else "", "fran": first, "till": last}
    kept = {name: value for name, value in said.items() if value}
    return f"{reverse('competence:ads', args=[region])}?{urlencode(kept)}"
