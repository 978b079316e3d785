"""The page on which two drafts or agreements are compared."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements import tabs
from samverkan.agreements.forms.comparing import ChosenForm, SearchForm, ShownForm, wanted
from samverkan.agreements.queries.comparing import ComparedPage, ComparedSide, choices, compared_page, sides_named
from samverkan.ui.components import SummaryItem
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.AGREEMENT_READ)
def compare(request: HttpRequest) -> HttpResponse:
    """
    Two beside each other: `?a=avtal-3&b=utkast-5`, or `?val=avtal-3&val=avtal-4` from a list.

    What the reader does not see answers 404, the same as what does not exist.
    """
    one, other = chosen_sides(request)
    page = compared_page(one, other, wanted(request.GET)) if one and other else None
    context: dict[str, object] = {
        "one": one,
        "other": other,
        "page": page,
        "crumbs": _crumbs(),
        "is_too_few": len(request.GET.getlist("val")) == 1,
        "is_too_many": len(request.GET.getlist("val")) > 2,
    }
    context |= _of_page(request, page) if page else _to_choose(request, one, other)
    return render(request, "agreements/comparing/page.html", context)


def _crumbs() -> list[Crumb]:
    start = tabs.address("overview:portfolio", [])
    return [*([Crumb(_("Agreements"), start)] if start else []), Crumb(_("Compare"), "")]


def _to_choose(request: HttpRequest, one: ComparedSide | None, other: ComparedSide | None) -> dict[str, object]:
    found = choices(request.actor, request.GET.get("q", "").strip()[:100])
    names = {"a": one.key if one else "", "b": other.key if other else ""}
    kept = [(side.key, side.title) for side in (one, other) if side]
    form = ChosenForm(initial=names).offer(found, *kept)
    return {"choices": found, "form": form, "search": SearchForm(request.GET)}


def _of_page(request: HttpRequest, page: ComparedPage) -> dict[str, object]:
    both, only_one, only_other = page.counts
    names = {"a": page.one.key, "b": page.other.key}
    return {
        "filters": ShownForm(request.GET).offer(page),
        "active": wanted(request.GET).active,
        "here": _address(**names),
        "turned": _address(a=names["b"], b=names["a"]),
        "other_a": _address(b=names["b"]),
        "other_b": _address(a=names["a"]),
        "query": urlencode(names),
        "csv": tabs.address("overview:comparison_csv", []),
        "pdf": tabs.address("overview:comparison_pdf", []),
        "xlsx": tabs.address("overview:comparison_xlsx", []),
        "strip": [
            SummaryItem(both, _("both promise"), url="#bada"),
            SummaryItem(only_one, _("only in A"), url="#bara-a"),
            SummaryItem(only_other, _("only in B"), url="#bara-b"),
        ],
    }


def chosen_sides(request: HttpRequest) -> tuple[ComparedSide | None, ComparedSide | None]:
    """Return the two that an address names, None for one it does not name; 404 for one that the reader cannot see."""
    ticked = [*request.GET.getlist("val")[:2], "", ""]
    names = [request.GET.get("a", "") or ticked[0], request.GET.get("b", "") or ticked[1]]
    sides = sides_named(names, request.actor)
    if any(name and side is None for name, side in zip(names, sides, strict=True)):
        raise Http404
    return sides[0], sides[1]


def _address(**names: str) -> str:
    return f"{reverse('agreements:compare')}?{urlencode(names)}"
