"""Which computation of a case a result page shows, in which scenario, and what stands around it."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.actor import can
from samverkan.accounts.permissions import Permission
from samverkan.planning.models import Case
from samverkan.planning.queries import results
from samverkan.planning.queries.results import Result
from samverkan.planning.queries.telling import told
from samverkan.planning.views.loading import find, of_case
from samverkan.ui.components import Tab
from samverkan.ui.page import Crumb
from samverkan_engine.tables.planned import DRAWN, Planned

if TYPE_CHECKING:
    from samverkan.runs.actions.telling import Telling

COMPUTATION, SCENARIO = "rakning", "scenario"


@dataclass(frozen=True)
class Here:
    """A result page: the case, the result it shows, and the scenario that happens."""

    case: Case
    result: Result
    scenario: str
    asked: str

    @cached_property
    def planned(self) -> Planned:
        return self.result.planned()

    @cached_property
    def telling(self) -> "Telling":
        return told(self.planned, self.scenario)

    def address(self, page: str, *args: object, scenario: str | None = None) -> str:
        """Return the address of another result page of the same computation, in the same scenario or another."""
        scene = self.scenario if scenario is None else scenario
        said = {**({COMPUTATION: self.asked} if self.asked else {}), **({SCENARIO: scene} if scene != DRAWN else {})}
        asked = f"?{urlencode(said)}" if said else ""
        return reverse(f"planning:{page}", args=[self.case.pk, *args]) + asked

    def of(self, calculation: int) -> str:
        """Return the address of the result of another computation of the case."""
        return f"{reverse('planning:result', args=[self.case.pk])}?{urlencode({COMPUTATION: calculation})}"


def here(request: HttpRequest, pk: int, permission: Permission | None = None) -> Here | None:
    """
    Return what a page shows; another's case, or none such, gives 404, one that is only read 403 where more is asked.

    None when nothing is computed yet, or by a version of the program that told less.
    """
    case = find(request, pk, permission)
    asked, scenario = request.GET.get(COMPUTATION, ""), request.GET.get(SCENARIO, DRAWN)
    result = results.one(case, asked) if asked else results.newest(case)
    if result is None:
        if asked:
            raise Http404
        return None
    found = Here(case, result, scenario, asked)
    if not result.is_whole:
        return None
    if scenario != DRAWN and scenario not in found.planned.scenarios["scenario"].to_pylist():
        raise Http404
    return found


def shown(
    request: HttpRequest, at: Here, template: str, page: str, /, *args: object, switches: bool = False, **context: Any
) -> HttpResponse:
    """Return a result page with its tabs, and the scenarios to switch between where it tells of one."""
    scenes = at.telling.scenario_names().items() if switches else ()
    return render(
        request,
        f"planning/{template}",
        {
            "case": at.case,
            "result": at.result,
            "about": at.planned.about,
            "tabs": tabs(at, page),
            "scenarios": [Tab(name, at.address(page, *args, scenario=key), key == at.scenario) for key, name in scenes],
            "sentence": at.telling.sentence(),
            "verdict": at.telling.verdict(),
            "caution": caution(at),
            "may_calculate": can(request.actor, Permission.RUN_START, at.case),
            "current": page,
            "ask_url": at.address("ask") if can(request.actor, Permission.TOPIC_PROPOSE, at.case) else "",
            "grounds_url": at.address("grounds"),
            "crumbs": of_case(at.case, Crumb(_("Result"))),
            **context,
        },
    )


def caution(at: Here) -> str:
    """Return what a reader must know before they rest anything on it; empty where nothing."""
    not_fit, _sentence = at.telling.verdict()
    return " · ".join(filter(None, (not_fit, _("Worked example") if at.planned.about.is_example else "")))


def tabs(at: Here, current: str) -> list[Tab]:
    """Return the result pages of a case as tabs."""
    named = (
        (("result",), _("Result")),
        (("occupations", "occupation"), _("Occupation by occupation")),
        (("plan",), _("The plan")),
        (("worth",), _("What more gives")),
        (("try",), _("Try other figures")),
        (("beside",), _("Compare")),
        (("grounds",), _("Why these numbers")),
    )
    return [Tab(words, at.address(pages[0]), current in pages) for pages, words in named]


def nothing_yet(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the page of a case of which nothing is computed yet."""
    case = find(request, pk)
    context = {
        "case": case,
        "last": results.latest(case),
        "is_older": results.newest(case) is not None,
        "may_calculate": can(request.actor, Permission.RUN_START, case),
        "crumbs": of_case(case, Crumb(_("Result"))),
    }
    return render(request, "planning/nothing_yet.html", context)
