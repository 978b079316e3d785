"""The tabs and breadcrumbs of an agreement's pages; rooms above use the same."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.agreements.models import Agreement
from samverkan.ui.components import Tab
from samverkan.ui.page import Crumb

Pages = dict[str, tuple[str, str]]
"""By a name for each: its label, and its address, empty where no room offers it."""


def tabs(agreement: Agreement, current: str, **counts: int) -> list[Tab]:
    """
    Return the agreement's pages in three groups: what it says, what was promised, what happens in the year.

    `current` is the name of one of the pages, as in the tables below; `counts` gives pages their numbers.
    """
    pages = {
        _("The agreement"): said(agreement),
        _("Commitments"): promised(agreement),
        _("The year"): happening(agreement),
    }
    return [grouped(label, within, current, counts) for label, within in pages.items()]


def said(agreement: Agreement) -> Pages:
    """Return the pages of the agreement itself."""
    page = [agreement.pk]
    return {
        "text": (_("Text"), address("agreements:page", page)),
        "terms": (_("Terms"), address("agreements:terms", page)),
        "facts": (_("Facts"), address("agreements:facts", page)),
        "parties": (_("Parties"), address("agreements:parties", page)),
        "history": (_("History"), address("agreements:history", page)),
        "public": (_("What is public"), address("publishing:shown", page)),
    }


def promised(agreement: Agreement) -> Pages:
    """Return the pages of what was promised, what it rests on, how it goes and what is done for it."""
    page = [agreement.pk]
    return {
        "commitments": (_("All commitments"), address("agreements:commitments", page)),
        "assumptions": (_("Assumptions"), address("agreements:assumptions", page)),
        "health": (pgettext("page", "Health"), address("agreements:health", page)),
        "activities": (_("Activities"), f"{address('agreements:activities', [])}?avtal={agreement.pk}"),
    }


def happening(agreement: Agreement) -> Pages:
    """Return the pages of what comes back every year, and of the end."""
    page = [agreement.pk]
    return {
        "wheel": (_("The wheel"), address("overview:wheel", page)),
        "reports": (pgettext("page", "Status reports"), address("reporting:rounds", page)),
        "meetings": (_("Meetings"), address("meetings:of_agreement", page)),
        "relations": (_("Relationship check"), address("relations:checks", page)),
        "partner_reports": (_("Partner reports"), address("partner_reports:reports", page)),
        "renewal": (pgettext("page", "Renewal"), address("renewals:page", page)),
    }


def grouped(label: str, pages: Pages, current: str, counts: dict[str, int]) -> Tab:
    """Return a group of pages as a tab that leads to its first page, with the pages within it."""
    within = tuple(
        Tab(name, url, current=code == current, count=counts.get(code)) for code, (name, url) in pages.items() if url
    )
    return Tab(label, within[0].url, current=any(tab.current for tab in within), within=within)


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
