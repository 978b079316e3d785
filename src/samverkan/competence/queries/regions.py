"""Which regions there is anything to read about, and which of them a party looks at first."""

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.competence.places import COUNTRY, county_of, name_of
from samverkan.sources.queries import datasets


def regions() -> list[tuple[str, str]]:
    """Return the counties, and the country, that the kept assessments and figures cover: code and name, by name."""
    codes: set[str] = set()
    for name in ("ASSESSMENTS", "FIGURES"):
        codes.update(datasets.table(name)["region"].unique().to_pylist())
    counties = sorted((code for code in codes if len(code) == 2 and code != COUNTRY), key=name_of)
    return [(code, name_of(code)) for code in [*counties, *([COUNTRY] if COUNTRY in codes else [])]]


def chosen(asked: str, there: list[tuple[str, str]], by: Actor) -> str:
    """Return the region to show: the one asked for, else the party's own county, else a partner's, else the first."""
    codes = [code for code, _name in there]
    if asked in codes:
        return asked
    own = county_of(by.organisation.municipality_code) if by.organisation else ""
    if own in codes:
        return own
    for code in Organisation.objects.exclude(municipality_code="").values_list("municipality_code", flat=True):
        if county_of(code) in codes:
            return county_of(code)
    return codes[0] if codes else ""
