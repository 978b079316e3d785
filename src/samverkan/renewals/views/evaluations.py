"""The party's own evaluation, sending it, and all of them beside each other."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.views.loading import back_to
from samverkan.renewals.actions import evaluating
from samverkan.renewals.actions.finding import AlreadySettled
from samverkan.renewals.forms.evaluations import EvaluationForm, initial
from samverkan.renewals.models import Evaluation, Renewal
from samverkan.renewals.queries import evaluations as queries
from samverkan.renewals.queries.figures import figures
from samverkan.renewals.views.loading import crumbs, find_renewal
from samverkan.ui.components import Confirmation

REFUSALS = (evaluating.AlreadySent, AlreadySettled, NotAParty)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what one's own party thinks; kept as a draft that nobody else sees."""
    renewal = find_renewal(request, pk, Permission.AGREEMENT_REGISTER)
    together = reverse("renewals:evaluations", args=[pk])
    own = queries.own_evaluation(renewal, request.actor)
    if request.method != "POST":
        if (own and own.sent_at) or not renewal.is_open:
            return redirect(together)
        return _show(request, renewal, _form(request, renewal, own))
    form = _form(request, renewal, own)
    if not form.is_valid():
        return _show(request, renewal, form, status=422)
    try:
        evaluating.save_evaluation(
            renewal=renewal,
            judgement=form.judgement(),
            version=form.cleaned_data["version"],
            by=request.actor,
            at=timezone.now(),
        )
    except EditedMeanwhile as refusal:
        return _refused(request, renewal, form, str(refusal))
    except REFUSALS as refusal:
        return back_to(request, together, refused=str(refusal))
    if "send" in request.POST:
        return redirect("renewals:send_evaluation", pk)
    here = reverse("renewals:evaluation", args=[pk])
    return back_to(request, here, done=_("The draft is saved. Only your party sees it."))


def _form(request: HttpRequest, renewal: Renewal, own: Evaluation | None) -> EvaluationForm:
    domains, areas = queries.subjects(renewal.agreement, request.actor)
    data = request.POST if request.method == "POST" else None
    return EvaluationForm(data, domains=domains, areas=areas, initial=initial(own))


def _refused(request: HttpRequest, renewal: Renewal, form: EvaluationForm, words: str) -> HttpResponse:
    theirs = queries.own_evaluation(renewal, request.actor)
    form.add_error(None, words)
    form.data = {**form.data.dict(), "version": theirs.version if theirs else 0}
    return _show(request, renewal, form, theirs, status=409)


def _show(
    request: HttpRequest, renewal: Renewal, form: EvaluationForm, theirs: Evaluation | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "renewal": renewal,
        "agreement": renewal.agreement,
        "form": form,
        "theirs": theirs,
        "figures": figures(renewal.agreement, request.actor, timezone.localdate()),
        "crumbs": crumbs(renewal.agreement, (_("Evaluation"), "")),
    }
    return render(request, "renewals/evaluation.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_SHARE)
def send_evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it to the other parties, after a question."""
    renewal = find_renewal(request, pk, Permission.AGREEMENT_SHARE)
    own = queries.own_evaluation(renewal, request.actor)
    back = reverse("renewals:evaluation", args=[pk])
    if request.method == "POST":
        given = request.POST.get("version", "")
        try:
            evaluating.send_evaluation(
                renewal=renewal,
                version=int(given) if given.isdecimal() else 0,
                by=request.actor,
                at=timezone.now(),
            )
        except (EditedMeanwhile, evaluating.NotReady, *REFUSALS) as refusal:
            return back_to(request, back, refused=str(refusal))
        done = _("The evaluation is sent to the other parties.")
        return back_to(request, reverse("renewals:evaluations", args=[pk]), done=done)
    if own is None or own.sent_at or not renewal.is_open:
        return redirect(back)
    confirmation = Confirmation(
        title=_("Send the evaluation"),
        what=_("Your party's evaluation of “%(title)s” is sent to the other parties.")
        % {"title": renewal.agreement.title},
        verb=_("Send to the parties"),
        cancel_url=back,
        consequences=[
            _("The other parties read it at once, and it may become a public record with each of them."),
            _("It stays as it is: it cannot be changed afterwards."),
            _("The figures are kept as they are today."),
        ],
        hidden=[("version", str(own.version))],
    )
    context = {"confirmation": confirmation, "crumbs": crumbs(renewal.agreement, (_("Send the evaluation"), ""))}
    return render(request, "ui/confirm.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def evaluations(request: HttpRequest, pk: int) -> HttpResponse:
    """What each party has sent, side by side."""
    renewal = find_renewal(request, pk)
    context = {
        "renewal": renewal,
        "agreement": renewal.agreement,
        "page": queries.side_by_side(renewal, request.actor, timezone.localdate()),
        "crumbs": crumbs(renewal.agreement, (_("Evaluations"), "")),
    }
    return render(request, "renewals/evaluations.html", context)
