"""The page on which a draft becomes an agreement."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions.registering import CannotRegister, register_draft
from samverkan.agreements.forms.registering import RegisterForm
from samverkan.agreements.models import Agreement, Draft, DraftState
from samverkan.agreements.queries.drafts import draft_page
from samverkan.agreements.queries.drafts.counted import counted_days
from samverkan.agreements.views.drafts.drafting import crumbs, own_draft


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def register(request: HttpRequest, draft_id: int) -> HttpResponse:
    """What will be made, who each party is, who will see it; then it is registered."""
    draft = own_draft(request, draft_id)
    if draft.state == DraftState.REGISTERED and draft.agreement:
        return _to_agreement(request, draft.agreement, _("The agreement was already registered."))
    may_share = Permission.AGREEMENT_SHARE in request.actor.permissions
    content = draft.working().content
    form = RegisterForm(request.POST or None, content=content, by=request.actor, may_share=may_share)
    if request.method == "POST" and form.is_valid():
        try:
            agreement = _register(request, draft, form)
        except (CannotRegister, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as refusal:
            form.add_error(None, ", ".join(refusal.messages))
        except EditedMeanwhile as refusal:
            messages.warning(request, str(refusal))
            return redirect("agreements:draft", draft_id=draft.pk)
        else:
            return _to_agreement(request, agreement, _("The agreement is registered."))
    return _page(request, draft, form)


def _register(request: HttpRequest, draft: Draft, form: RegisterForm) -> Agreement:
    version = request.POST.get("version", "")
    return register_draft(
        draft,
        choices=form.choices(),
        version=int(version) if version.isdecimal() else 0,
        by=request.actor,
        at=timezone.now(),
    )


def _to_agreement(request: HttpRequest, agreement: Agreement, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect("agreements:page", pk=agreement.pk)


def _page(request: HttpRequest, draft: Draft, form: RegisterForm) -> HttpResponse:
    context = {
        "draft": draft,
        "form": form,
        "page": draft_page(draft.working()),
        "counted": counted_days(draft.working().content, timezone.localdate()),
        "draft_url": reverse("agreements:draft", args=[draft.pk]),
        "crumbs": crumbs(_("Register the agreement"), draft),
    }
    return render(request, "agreements/registering/register.html", context, status=400 if form.errors else 200)
