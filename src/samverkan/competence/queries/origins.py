"""Where the figures of these pages come from."""

from django.utils.translation import gettext as _

from samverkan.competence.places import name_of
from samverkan.runs.models import Run
from samverkan.sources.chart_files import Told
from samverkan.sources.queries import datasets
from samverkan.sources.spreadsheets import Value
from samverkan.ui.dates import day

SHOWN = ("ASSESSMENTS", "FIGURES", "OFFERS")


def told_of(*names: str, region: str = "") -> Told:
    """Return what a file of a chart says of the kept tables that it is made of, of a region where it is of one."""
    return Told([said(origin) for name in names for origin in datasets.origins(name, region)])


def told_of_run(run: Run) -> Told:
    """Return what a file of a chart says of a count of ads: which ads the computation read, and which it was."""
    counted = _("computation %(number)s of %(day)s, code %(code)s") % {
        "number": run.pk,
        "day": day(run.ended_at or run.asked_at),
        "code": run.code_version,
    }
    read = run.inputs.filter(table="ADS").select_related("dataset__fetch")
    return Told([said(datasets.origin_of(one.dataset)) for one in read if one.dataset], counted)


def said(origin: datasets.Origin) -> str:
    """Return a source in words: its name, which part of it, when it was fetched and on what terms."""
    named = f"{origin.name} ({origin.part})" if origin.part else origin.name
    fetched = _("%(source)s, fetched %(day)s") % {"source": named, "day": day(origin.fetched_at)}
    return f"{fetched}, {origin.licence}" if origin.licence else fetched


def origins(region: str) -> tuple[datasets.Origin, ...]:
    """Return each source of what is shown of a region, once, with its licence and when it was fetched."""
    every = datasets.origins_of(SHOWN, region).values()
    return tuple(dict.fromkeys(origin for some in every for origin in some))


def about_run(run: Run, region: str, first: str, last: str) -> list[list[Value]]:
    """Return the last rows of a file made of a count: place, time, sources and computation."""
    told = told_of_run(run)
    rows: list[list[Value]] = [[_("Region"), name_of(region)], [_("Months"), f"{first}–{last}"]]
    rows += [[_("Source"), source] for source in told.sources]
    return [*rows, [_("Computation"), told.computation]]
