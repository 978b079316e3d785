"""The page of what waits: for me, or for my party."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.overview.queries.waiting import Task, Viewer, tasks
from samverkan.ui.components import Card, Tab

ON_A_PAGE = 50


@dataclass(frozen=True)
class MyWork:
    """What waits, in the order it should be taken."""

    today: date
    tabs: tuple[Tab, ...]
    page: Page[Task]
    agreement: str
    all_url: str
    has_agreements: bool
    is_mine: bool
    may_hand_over: bool

    @property
    def cards(self) -> list[Card]:
        return [task.card for task in self.page]


def my_work(viewer: Viewer, *, whose: str = "", agreement: int | None = None, number: str = "1") -> MyWork:
    """Return one page of what waits; `whose` is "party" for all of the party's, else the person's own."""
    mine = whose != "party"
    found = tasks(viewer, mine=mine, agreement=agreement)
    agreements = viewer.agreements().order_by()
    named = agreements.filter(pk=agreement).values_list("title", flat=True).first() if agreement else ""
    kept = {"avtal": str(agreement)} if agreement else {}
    return MyWork(
        today=viewer.today,
        tabs=(
            Tab(_("Mine"), address(kept), mine, len(found) if mine else None),
            Tab(_("My party's"), address({"vems": "party", **kept}), not mine, None if mine else len(found)),
        ),
        page=Paginator(found, ON_A_PAGE).get_page(number),
        agreement=named or "",
        all_url=address({} if mine else {"vems": "party"}),
        has_agreements=bool(found) or agreements.exists(),
        is_mine=mine,
        may_hand_over=not mine and Permission.COMMITMENT_EDIT in viewer.actor.permissions,
    )


def address(parameters: dict[str, str]) -> str:
    """Return the address of the page with what has been chosen."""
    start = reverse("overview:my_work")
    return f"{start}?{urlencode(parameters)}" if parameters else start
