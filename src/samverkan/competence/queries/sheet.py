"""The occupations of a region as rows of a spreadsheet, with where the figures come from."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samverkan.competence.places import name_of
from samverkan.competence.queries.facts import Facts
from samverkan.competence.queries.listing import Occupation, asked
from samverkan.competence.queries.origins import origins
from samverkan.sources.spreadsheets import Value
from samverkan.ui.numbers import Number


def rows(found: list[Occupation], facts: Facts) -> Iterator[list[Value]]:
    """Yield the head, a row an occupation, and last the sources."""
    yield [
        _("SSYK"), _("Occupation"), _("Region"), _("Recruitment"), _("Chances of work"), _("Five-year outlook"),
        _("Employed"), _("Year"), _("Change in number"), _("Since"), _("Education in the region"), _("Places"),
        _("Education at a distance"), _("What to ask at the meeting"),
    ]  # fmt: skip
    for one in found:
        judged, change = one.judged, one.change
        yield [
            one.ssyk,
            one.name,
            name_of(facts.region),
            judged.recruitment if judged else None,
            judged.chances if judged else None,
            judged.outlook if judged else None,
            cell(one.employed),
            str(one.employed.year),
            cell(change),
            str(change.year) if change else None,
            len(one.supply.here),
            one.supply.places,
            len(one.supply.distance),
            asked(facts, one).title,
        ]
    for origin in origins(facts.region):
        yield [_("Source"), origin.name, origin.licence, origin.fetched_at.date().isoformat()]


def cell(number: Number | None) -> Value:
    """Return a count as a whole number, or an empty cell."""
    return None if number is None or number.value is None else round(number.value)
