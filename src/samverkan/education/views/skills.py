"""What a programme teaches: its course plan, and the skills that are read from it, confirmed, taken away or added."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.education import actions
from samverkan.education.forms import PlanForm, SkillSearch
from samverkan.education.models import Judged
from samverkan.education.queries.finding import place_of, skill_of, skills_called
from samverkan.education.queries.programme import programme_view
from samverkan.education.views.loading import crumbs, find, form_page


@require_safe
@needs(Permission.EDUCATION_EDIT)
def skills(request: HttpRequest, pk: int) -> HttpResponse:
    """Go through the skills: each with its passage, to be confirmed or taken away; and search for others to add."""
    programme = find(request, pk, Permission.EDUCATION_EDIT)
    words = request.GET.get("q", "").strip()
    context = {
        "programme": programme,
        "page": programme_view(programme),
        "form": SkillSearch(request.GET or None),
        "words": words,
        "found": skills_called(words, place_of(programme)) if words else (),
        "crumbs": crumbs(programme, _("What it teaches")),
    }
    return render(request, "education/skills.html", context)


@needs(Permission.EDUCATION_EDIT)
def give_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the course plan as a file or as text."""
    programme = find(request, pk, Permission.EDUCATION_EDIT)
    form = PlanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_plan(programme=programme, given=form.given(), by=request.actor, at=timezone.now())
            messages.success(request, _("The course plan is kept. Its skills are being read."))
            return redirect("education:skills", pk=pk)
        except actions.NothingToRead as refusal:
            form.add_error(None, str(refusal))
    notes = _("The skills that it names are proposed, each with the words it was read from. You then confirm them.")
    return form_page(request, form, _("Give the course plan"), verb=_("Read it"), programme=programme, notes=notes)


@require_POST
@needs(Permission.EDUCATION_EDIT)
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the newest plan be read once more."""
    programme = find(request, pk, Permission.EDUCATION_EDIT)
    try:
        actions.read_again(programme=programme, by=request.actor, at=timezone.now())
    except actions.NothingToRead as refusal:
        messages.error(request, str(refusal))
    return redirect("education:skills", pk=pk)


@require_POST
@needs(Permission.EDUCATION_EDIT)
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the ticked skills, or take them away."""
    programme = find(request, pk, Permission.EDUCATION_EDIT)
    ticked = [int(one) for one in request.POST.getlist("fardighet") if one.isdecimal()]
    as_ = Judged.REMOVED if "bort" in request.POST else Judged.CONFIRMED
    number = actions.judge(programme=programme, skills=ticked, as_=as_, by=request.actor, at=timezone.now())
    if not number:
        messages.error(request, _("Tick the skills first."))
    elif as_ == Judged.REMOVED:
        words = ngettext("%(count)s skill is taken away.", "%(count)s skills are taken away.", number)
        messages.success(request, words % {"count": number})
    else:
        words = ngettext("%(count)s skill is confirmed.", "%(count)s skills are confirmed.", number)
        messages.success(request, words % {"count": number})
    return redirect("education:skills", pk=pk)


@require_POST
@needs(Permission.EDUCATION_EDIT)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a skill that was found by its name."""
    programme = find(request, pk, Permission.EDUCATION_EDIT)
    concept = skill_of(request.POST.get("begrepp", ""), place_of(programme))
    if concept is None:
        messages.error(request, _("There is no such skill among the taxonomies that are kept. Search again."))
        return redirect("education:skills", pk=pk)
    actions.add_skill(programme=programme, concept=concept, by=request.actor, at=timezone.now())
    messages.success(request, _("The skill is added."))
    return redirect("education:skills", pk=pk)
