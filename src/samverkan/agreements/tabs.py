"""The tabs and breadcrumbs of an agreement's pages; rooms above use the same."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.agreements.models import Agreement
from samverkan.ui.components import Tab
from samverkan.ui.page import Crumb


def tabs(agreement: Agreement, current: str, **counts: int) -> list[Tab]:
    """Return the agreement's tabs; `current` is the name of one of them, as in the table below."""
    page = [agreement.pk]
    addresses = {
        "text": (_("Text"), address("agreements:page", page)),
        "commitments": (_("Commitments"), address("agreements:commitments", page)),
        "health": (pgettext("page", "Health"), address("agreements:health", page)),
        "terms": (_("Terms"), address("agreements:terms", page)),
        "activities": (_("Activities"), f"{address('agreements:activities', [])}?avtal={agreement.pk}"),
        "wheel": (_("The year"), address("overview:wheel", page)),
        "meetings": (_("Meetings"), address("meetings:of_agreement", page)),
        "reports": (pgettext("page", "Status reports"), address("reporting:rounds", page)),
        "renewal": (pgettext("page", "Renewal"), address("renewals:page", page)),
        "facts": (_("Facts"), address("agreements:facts", page)),
        "parties": (_("Parties"), address("agreements:parties", page)),
        "history": (_("History"), address("agreements:history", page)),
        "public": (_("What is public"), address("publishing:shown", page)),
    }
    return [
        Tab(label, url, current=name == current, count=counts.get(name))
        for name, (label, url) in addresses.items()
        if url
    ]


def crumbs(agreement: Agreement, *steps: tuple[str, str]) -> list[Crumb]:
    """Return the way to a page of the agreement; each step is a label and an address, the last one's empty."""
    start = address("overview:portfolio", [])
    own = reverse("agreements:page", args=[agreement.pk]) if steps else ""
    way = [Crumb(_("Agreements"), start), Crumb(agreement.title, own), *(Crumb(*step) for step in steps)]
    return [crumb for crumb in way if crumb.url or crumb is way[-1]]


def address(name: str, args: list[int]) -> str:
    """Return the address of a page that a room above may or may not have."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
