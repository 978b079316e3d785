"""The pages of a living agreement."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.agreements import remarks, tabs
from samverkan.agreements.forms.commitments import ManyForm
from samverkan.agreements.forms.filters import CommitmentFilter, DayForm
from samverkan.agreements.models import Commitment
from samverkan.agreements.queries.commitments import wanted_views
from samverkan.agreements.queries.health import commitment_views, is_ours
from samverkan.agreements.queries.living import first_date, living_agreement
from samverkan.agreements.queries.summary import strip
from samverkan.agreements.queries.wordings import waiting
from samverkan.agreements.views.loading import find_agreement
from samverkan.areas.models import Area


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The text with every promise marked; `?atagande=4` opens one beside it, `?den=2026-03-01` looks back."""
    agreement, today = find_agreement(request, pk), timezone.localdate()
    form = DayForm(request.GET)
    as_of = form.day(first_date(agreement), today)
    living = living_agreement(agreement, request.actor, today, as_of=as_of, number=form.number)
    if request.htmx and request.htmx.target == "panel":
        return render(request, "agreements/living/_panel.html", {"page": living, "panel": living.chosen})
    context = {
        "page": living,
        "panel": living.chosen,
        "strip": strip(
            living.views, reverse("agreements:commitments", args=[pk]), reverse("agreements:health", args=[pk])
        ),
        "remarks": remarks.on_agreement(agreement, request.actor) if living.is_inside else [],
        "tabs": tabs.tabs(agreement, "text", commitments=len(living.views)),
        "crumbs": tabs.crumbs(agreement),
        "may_edit": Permission.COMMITMENT_EDIT in request.actor.permissions
        and is_ours(agreement, agreement, request.actor),
        "waiting": waiting(agreement, request.actor).count() if living.is_inside else 0,
    }
    return render(request, "agreements/living/page.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def commitments(request: HttpRequest, pk: int) -> HttpResponse:
    """The same promises as a list, with filters and order."""
    agreement, today = find_agreement(request, pk), timezone.localdate()
    areas = list(Area.objects.visible_to(request.actor).filter(commitments__agreement=agreement).distinct())
    form = CommitmentFilter(request.GET, agreement=agreement, areas=areas)
    wanted, may_edit = form.wanted(), can(request.actor, Permission.COMMITMENT_EDIT, agreement)
    visible = Commitment.objects.visible_to(request.actor).filter(agreement=agreement)
    is_placed = bool(wanted.domain or wanted.area)
    views = commitment_views(visible, request.actor, today, placed=is_placed, within=agreement)
    context = {
        "agreement": agreement,
        "views": wanted_views(views, wanted, request.actor, request.GET.get("sort", "")),
        "total": len(views),
        "form": form,
        "active": wanted.active,
        "strip": strip(views, request.path),
        "tabs": tabs.tabs(agreement, "commitments", commitments=len(views)),
        "crumbs": tabs.crumbs(agreement, (_("Commitments"), "")),
        "may_edit": may_edit,
        "many_form": may_edit and ManyForm(agreement=agreement, by=request.actor, on=today),
    }
    return render(request, "agreements/living/commitments.html", context)
