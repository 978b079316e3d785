"""How the renewal ends: the choice between the ways, and one page for each with what follows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions.families import CannotLink
from samverkan.agreements.actions.registering import CannotRegister
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.actions.standing import NoReason
from samverkan.agreements.models import Agreement
from samverkan.agreements.views.loading import back_to
from samverkan.renewals.actions import settling
from samverkan.renewals.actions.finding import AlreadySettled
from samverkan.renewals.deadlines import last_day
from samverkan.renewals.forms.settling import CallOffForm, EndForm, ProlongForm, RenewForm, ReplaceForm, Settling
from samverkan.renewals.models import Renewal
from samverkan.renewals.queries.settling import readiness
from samverkan.renewals.views.loading import crumbs, find_renewal
from samverkan.ui.components import Confirmation

REFUSALS = (
    settling.NotReady, settling.BadDate, NoReason, CannotRegister, CannotLink, AlreadySettled, EditedMeanwhile,
    NotAParty, NotAllowed, ValidationError,
)  # fmt: skip


@dataclass(frozen=True)
class Way:
    """One way to settle: what is asked, what follows, and what is done."""

    title: str
    what: str
    verb: str
    consequences: tuple[str, ...]
    deed: Callable[..., Renewal]
    form: Settling
    danger: bool = False
    is_asked_by_settle: bool = True


@require_safe
@needs(Permission.AGREEMENT_REGISTER)
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose how the renewal ends, with what is missing for each way."""
    renewal = find_renewal(request, pk, Permission.AGREEMENT_REGISTER)
    if not renewal.is_open:
        return redirect("renewals:page", pk)
    context = {
        "renewal": renewal,
        "agreement": renewal.agreement,
        "ready": readiness(renewal, request.actor),
        "crumbs": crumbs(renewal.agreement, (_("Settle"), "")),
    }
    return render(request, "renewals/settle.html", context)


def _settle(request: HttpRequest, pk: int, way_of: Callable[[HttpRequest, Renewal], Way]) -> HttpResponse:
    renewal = find_renewal(request, pk, Permission.AGREEMENT_REGISTER)
    if not renewal.is_open:
        return back_to(request, reverse("renewals:page", args=[pk]), refused=_("The renewal is settled already."))
    way = way_of(request, renewal)
    if way.form.is_valid():
        try:
            deed = {"renewal": renewal, "by": request.actor, "at": timezone.now()}
            way.deed(**deed, **way.form.values())
            return back_to(request, reverse("renewals:page", args=[pk]), done=_("The renewal is settled."))
        except REFUSALS as refusal:
            way.form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
    settle_url = reverse("renewals:settle", args=[pk])
    steps = [(_("Settle"), settle_url)] if way.is_asked_by_settle else []
    confirmation = Confirmation(
        title=way.title,
        what=way.what,
        verb=way.verb,
        cancel_url=settle_url if way.is_asked_by_settle else reverse("renewals:page", args=[pk]),
        consequences=way.consequences,
        danger=way.danger,
    )
    context = {
        "confirmation": confirmation,
        "form": way.form,
        "crumbs": crumbs(renewal.agreement, *steps, (way.title, "")),
    }
    return render(request, "ui/confirm.html", context, status=422 if way.form.is_bound else 200)


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _end(agreement: Agreement) -> date | None:
    return last_day(agreement.valid_to)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the new agreement."""
    return _settle(request, pk, _renew)


def _renew(request: HttpRequest, renewal: Renewal) -> Way:
    agreement, end = renewal.agreement, _end(renewal.agreement)
    initial = {
        "title": agreement.title,
        "valid_from": (end + timedelta(days=1)).isoformat() if end else "",
        "last_day": end,
        "version": renewal.version,
    }
    return Way(
        title=_("Renew the agreement"),
        what=_("A new agreement with the agreed wording takes over from “%(title)s”.") % {"title": agreement.title},
        verb=_("Renew"),
        consequences=(
            _("The promises that are carried over stand in the new agreement with their owners, and show where they "
              "come from."),
            _("The present agreement ends on the day you give. All that was written about it stays."),
            _("The other parties are told by mail and confirm the new agreement themselves."),
        ),
        deed=settling.renew,
        form=RenewForm(_data(request), initial=initial),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def prolong(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the same agreement a later last day."""
    return _settle(request, pk, _prolong)


def _prolong(request: HttpRequest, renewal: Renewal) -> Way:
    agreement = renewal.agreement
    review = agreement.review_date
    coming = review if review and review > timezone.localdate() else None
    return Way(
        title=_("Prolong the agreement"),
        what=_("“%(title)s” goes on as it is, to a later day.") % {"title": agreement.title},
        verb=_("Prolong"),
        consequences=(
            _("The wording and all promises stay as they are."),
            _("The other parties are told by mail, with the reason you give."),
            _("The next renewal begins by itself before the new dates."),
        ),
        deed=settling.prolong,
        form=ProlongForm(_data(request), initial={"version": renewal.version, "review_date": coming}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def let_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the agreement end."""
    return _settle(request, pk, _let_end)


def _let_end(request: HttpRequest, renewal: Renewal) -> Way:
    agreement = renewal.agreement
    initial = {"last_day": _end(agreement), "version": renewal.version}
    return Way(
        title=_("Let the agreement end"),
        what=_("“%(title)s” ends, and nothing comes after it.") % {"title": agreement.title},
        verb=_("Let it end"),
        consequences=(
            _("Each open promise is closed or dropped, as you have decided."),
            _("All that was written about the agreement stays and can be read."),
            _("The other parties are told by mail, with your closing words."),
        ),
        deed=settling.let_end,
        form=EndForm(_data(request), initial=initial),
        danger=True,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def replace(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which agreement takes its place."""
    return _settle(request, pk, _replace)


def _replace(request: HttpRequest, renewal: Renewal) -> Way:
    agreement = renewal.agreement
    own = Agreement.objects.visible_to(request.actor).of_organisation(request.actor.organisation_id)
    initial = {"last_day": _end(agreement), "version": renewal.version}
    return Way(
        title=_("Replaced by another agreement"),
        what=_("Another agreement, already registered, takes the place of “%(title)s”.") % {"title": agreement.title},
        verb=_("Replace"),
        consequences=(
            _("The two agreements are linked in the family."),
            _("The promises that are carried over are added to the other agreement."),
            _("The present agreement ends on the day you give. All that was written about it stays."),
        ),
        deed=settling.replace,
        form=ReplaceForm(_data(request), choosable=own.exclude(pk=agreement.pk), initial=initial),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the renewal off."""
    return _settle(request, pk, _call_off)


def _call_off(request: HttpRequest, renewal: Renewal) -> Way:
    return Way(
        title=_("Call off the renewal"),
        what=_("The renewal of “%(title)s” stops here.") % {"title": renewal.agreement.title},
        verb=_("Call off"),
        consequences=(
            _("The agreement stays as it is. What was written in the renewal can still be read."),
            _("It does not begin by itself again for the same date, but you can begin it by hand."),
        ),
        deed=settling.call_off,
        form=CallOffForm(_data(request), initial={"version": renewal.version}),
        danger=True,
        is_asked_by_settle=False,
    )
