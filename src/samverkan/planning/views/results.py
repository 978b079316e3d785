"""What was computed of a case: its first screen, occupation by occupation, the plan, and why."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.planning.queries import showing
from samverkan.planning.queries.comments import comments
from samverkan.planning.queries.telling import Drawn, language, told_of
from samverkan.planning.views.showing import Here, here, nothing_yet, shown
from samverkan.runs import actions as runs
from samverkan.sources import chart_files
from samverkan.ui.files import to_keep


@require_safe
@needs(Permission.AGREEMENT_READ)
def first(request: HttpRequest, pk: int) -> HttpResponse:
    """One sentence, one chart, three choices."""
    at = here(request, pk)
    if at is None:
        return nothing_yet(request, pk)
    page = showing.first(at.telling, at.address("plan"))
    context = {
        "page": page,
        "report_url": at.address("report"),
        "comments": comments(at.case),
        "may_comment": can(request.actor, Permission.TOPIC_PROPOSE, at.case),
    }
    return file(request, at, page.missing) or shown(request, at, "result.html", "result", switches=True, **context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def occupations(request: HttpRequest, pk: int) -> HttpResponse:
    """Every occupation of the case."""
    at = here(request, pk)
    if at is None:
        return nothing_yet(request, pk)
    page = showing.occupations(at.telling)
    lines = [(line, at.address("occupation", line.ssyk)) for line in page.lines]
    context = {"page": page, "lines": lines}
    return file(request, at, *page.scenarios.charts) or shown(
        request, at, "occupations.html", "occupations", switches=True, **context
    )


@require_safe
@needs(Permission.AGREEMENT_READ)
def occupation(request: HttpRequest, pk: int, ssyk: str) -> HttpResponse:
    """One occupation: what is missing, jobs and people, and why."""
    at = here(request, pk)
    if at is None:
        return nothing_yet(request, pk)
    if ssyk not in at.planned.about.occupations:
        raise Http404
    page = showing.occupation(at.telling, ssyk)
    context = {"page": page, "may_take_up": can(request.actor, Permission.TOPIC_PROPOSE)}
    return file(request, at, page.gap, page.jobs, *page.why.charts) or shown(
        request, at, "occupation.html", "occupation", ssyk, switches=True, **context
    )


@require_safe
@needs(Permission.AGREEMENT_READ)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan over all scenarios."""
    at = here(request, pk)
    if at is None:
        return nothing_yet(request, pk)
    parts = showing.plan(at.telling)
    charts = [chart for part in parts for chart in part.charts]
    context: dict[str, Any] = {
        "parts": parts,
        "overdrawn": at.telling.overdrawn(),
        "measures": showing.measures(at.telling, lambda name: at.address("measure", name)),
        "plans": [(called, at.address("one_plan", name)) for name, called in at.telling.plans().items()],
    }
    return file(request, at, *charts) or shown(request, at, "plan.html", "plan", **context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def worth(request: HttpRequest, pk: int) -> HttpResponse:
    """What one more class, seat, krona and teacher is worth."""
    at = here(request, pk)
    if at is None:
        return nothing_yet(request, pk)
    parts = showing.worth(at.telling)
    charts = [chart for part in parts for chart in part.charts]
    return file(request, at, *charts) or shown(request, at, "worth.html", "worth", parts=parts)


@require_safe
@needs(Permission.AGREEMENT_READ)
def measure(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One measure by itself, year by year."""
    return _effect(request, pk, showing.MEASURE, name)


@require_safe
@needs(Permission.AGREEMENT_READ)
def one_plan(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One of the plans, year by year."""
    return _effect(request, pk, showing.PLAN, name)


def _effect(request: HttpRequest, pk: int, what: str, name: str) -> HttpResponse:
    at = here(request, pk)
    if at is None:
        return nothing_yet(request, pk)
    page = showing.effect(at.telling, what, name)
    if page is None:
        raise Http404
    charts = page.people, page.left, *page.why.charts
    return file(request, at, *charts) or shown(request, at, "effect.html", "plan", page=page)


@require_safe
@needs(Permission.AGREEMENT_READ)
def grounds(request: HttpRequest, pk: int) -> HttpResponse:
    """What decides the answer, and where every number comes from."""
    at = here(request, pk)
    if at is None:
        return nothing_yet(request, pk)
    page = showing.grounds(at.telling)
    charts = [chart for one in (page.moves, page.sways, page.said) if one for chart in one.charts]
    return file(request, at, *charts) or shown(request, at, "grounds.html", "grounds", page=page)


@require_safe
@needs(Permission.AGREEMENT_READ)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over the report: one page that can be read and printed alone."""
    at = here(request, pk)
    if at is None:
        return nothing_yet(request, pk)
    return to_keep(runs.report(at.planned, language()), f"{slugify(at.case.title)[:60] or 'rapport'}.html")


def file(request: HttpRequest, at: Here, *charts: Drawn) -> HttpResponse | None:
    """Return the chart that is asked for as a file."""
    if not request.GET.keys() & {"diagram", "fil"}:
        return None
    return chart_files.wanted(request, {one.name: one.chart for one in charts}, told_of(at.result))
