"""A look-back at a decision: forecast and outcome side by side, and what was learnt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.gap_cases.actions import looking_back
from samverkan.gap_cases.forms.deciding import LookBackForm, values_of
from samverkan.gap_cases.models import LookBack
from samverkan.gap_cases.queries.outcome import known_beside
from samverkan.gap_cases.views.loading import back, find, form_page
from samverkan.ui.forms import renew


@needs(Permission.TOPIC_PROPOSE)
def write(request: HttpRequest, pk: int, years: int) -> HttpResponse:
    """Write down what came of the decision so many years after it."""
    case = find(request, pk, Permission.TOPIC_PROPOSE)
    standing = LookBack.objects.filter(decision__case=case, decision__withdrawn_at=None)
    one = get_object_or_404(standing.select_related("decision__case__agreement__home", "decision__option"), years=years)
    form, theirs = LookBackForm(request.POST or None, initial=values_of(one)), None
    if request.method == "POST" and form.is_valid():
        said = {"outcome": form.outcome(), "version": form.cleaned_data["version"]}
        try:
            looking_back.look_back(of=one, **said, by=request.actor, at=timezone.now())
            return back(request, case, done=_("The look-back is written down."))
        except EditedMeanwhile as meanwhile:
            kept = LookBack.objects.get(pk=one.pk)
            theirs = [(_("People it has given so far"), kept.people), (_("What was learnt"), kept.learnt)]
            renew(form, kept.version, why=meanwhile)
        except looking_back.CannotLookBack as refusal:
            form.add_error(None, str(refusal))
    title = ngettext("Look back after %(years)s year", "Look back after %(years)s years", years) % {"years": years}
    notes = known_beside(one, timezone.localdate())
    return form_page(request, form, title, _("Save the look-back"), case, theirs=theirs, notes=notes)
