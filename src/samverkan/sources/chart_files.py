"""The charts of a page as files: the very chart that the page shows, so nobody gets more in a file than on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samverkan import papers
from samverkan.sources import spreadsheets
from samverkan.sources.spreadsheets import Value
from samverkan.ui import files
from samverkan.ui.charts import Chart, Sheet, framed
from samverkan.ui.dates import day

ENDINGS = ("csv", "xlsx", "png", "svg")


@dataclass(frozen=True)
class Told:
    """
    What a file says of its chart.

    sources      where the figures come from, each with its day
    computation  which run made them, with the version of the code; empty for none
    """

    sources: Sequence[str] = ()
    computation: str = ""

    def lines(self, chart: Chart, on: date) -> list[tuple[str, str]]:
        """Return what is said, each with what it is."""
        said = [
            (_("Unit"), chart.unit),
            (_("Source"), "; ".join(self.sources)),
            (_("Computation"), self.computation),
            (_("Taken out"), day(on)),
        ]
        return [(what, words) for what, words in said if words]


def wanted(request: HttpRequest, charts: Mapping[str, Chart | None], told: Told) -> HttpResponse | None:
    """
    Return the file that is asked for with ?diagram=name&fil=png; nothing when the page itself is.

    charts  those of the page by a Swedish name, which becomes the file's
    Raises Http404 for a chart that the page does not have or a file that it cannot be.
    """
    name, ending = request.GET.get("diagram", ""), request.GET.get("fil", "")
    if not name and not ending:
        return None
    chart = charts.get(name)
    if chart is None or ending not in ENDINGS:
        raise Http404
    on = timezone.localdate()
    return files.to_keep(file(chart, told, ending, on), f"{slugify(name)}-{on.isoformat()}.{ending}")


def file(chart: Chart, told: Told, ending: str, on: date) -> bytes:
    """Return a chart as csv, xlsx, png or svg, with its title, unit, source, day and computation."""
    if ending == "csv":
        return spreadsheets.write_csv(rows(chart, told, on))
    if ending == "xlsx":
        return spreadsheets.write_xlsx(rows(chart, told, on), chart.title)
    svg = framed(chart, [f"{what}: {words}" for what, words in told.lines(chart, on)])
    return papers.png(svg) if ending == "png" else svg.encode()


def rows(chart: Chart, told: Told, on: date) -> list[Sequence[Value]]:
    """Return the head, the figures, and last what they are and where they come from."""
    sheet = chart.sheet or Sheet(chart.table_headers, chart.table_rows)
    about = [(_("Title"), chart.title), *told.lines(chart, on)]
    return [list(sheet.headers), *(list(row) for row in sheet.rows), [], *about]
