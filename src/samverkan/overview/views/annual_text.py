"""The text for the annual report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.agreements import tabs
from samverkan.overview.queries import annual_text as queries
from samverkan.overview.queries.waiting import Viewer
from samverkan.ui.components import Tab

LANGUAGES = (("sv", "Svenska"), ("en", "English"))
YEARS = 15


@needs(Permission.AGREEMENT_READ)
def annual_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a text about one year that can be copied into the party's own annual report."""
    today = timezone.localdate()
    agreement = get_object_or_404(Viewer(request.actor, today).agreements().select_related("home"), pk=pk)
    years = [str(today.year - back) for back in range(YEARS)]
    year = asked if (asked := request.GET.get("ar", "")) in years else years[0]
    language = asked if (asked := request.GET.get("sprak", "")) in dict(LANGUAGES) else get_language() or "sv"
    facts = queries.facts_of(agreement, int(year), request.actor)
    with override(language):
        text = queries.compose(facts)
    address = reverse("overview:annual_text", args=[pk])
    context = {
        "agreement": agreement,
        "facts": facts,
        "text": text,
        "language": language,
        "year": year,
        "years": years,
        "tabs": [Tab(name, f"{address}?ar={year}&sprak={code}", code == language) for code, name in LANGUAGES],
        "crumbs": tabs.crumbs(agreement, (_("Text for the annual report"), "")),
    }
    return render(request, "overview/annual_text.html", context)
