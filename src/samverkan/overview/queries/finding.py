"""Finding things of every room by their words, within the circles of the one who looks."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement
from samverkan.search import actions, asking, passages, queries, suggesting
from samverkan.search.models import Entry
from samverkan.search.passages import Piece
from samverkan.search.registry import Searched, of_kind

ON_A_PAGE = 20
MOST_AGREEMENTS = 200
EXCERPT = 220
DATE = "date"

TABS: dict[str, str | Promise] = {
    "agreements": gettext_lazy("Agreements"),
    "commitments": gettext_lazy("Commitments"),
    "activities": gettext_lazy("Activities"),
    "meetings": gettext_lazy("Meetings"),
    "positions": gettext_lazy("Joint positions"),
    "papers": pgettext_lazy("search", "Papers"),
    "areas": gettext_lazy("Areas"),
    "education": pgettext_lazy("room", "Education"),
    "gap_cases": gettext_lazy("Competence gaps"),
    "enquiries": gettext_lazy("Enquiries"),
    "indicators": pgettext_lazy("room", "Indicators"),
    "planning": pgettext_lazy("room", "Planning"),
    "definitions": gettext_lazy("Definitions"),
    "organisations": gettext_lazy("Organisations"),
    "people": gettext_lazy("People"),
}


@dataclass(frozen=True)
class Wish:
    """What the address asks for: words, a kind, an agreement, an order and a page."""

    words: str = ""
    tab: str = ""
    agreement: int | None = None
    sort: str = ""
    page: str = "1"


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is called, the passage, and where it stands."""

    title: tuple[Piece, ...]
    url: str
    label: str
    passage: tuple[Piece, ...]
    agreement: str
    dated_on: date | None


@dataclass(frozen=True)
class Group:
    """A kind of thing, and how many of them were found."""

    tab: str
    label: str
    count: int
    is_current: bool = False


@dataclass(frozen=True)
class Found:
    """The answer to a search; `advice` says in words why there is none, `instead` what would find something."""

    wish: Wish
    words: str
    agreements: tuple[tuple[int, str], ...] = ()
    groups: tuple[Group, ...] = ()
    page: Page[Any] | None = None
    hits: tuple[Hit, ...] = ()
    advice: str = ""
    instead: str = ""
    is_behind: bool = False  # what was written lately has not all been read yet

    @property
    def count(self) -> int:
        """How many were found of every kind."""
        return sum(group.count for group in self.groups)

    @property
    def shown(self) -> int:
        """How many were found of the kind that is shown."""
        return self.page.paginator.count if self.page else 0


def search(wish: Wish, by: Actor) -> Found:
    """Return what the actor may see that holds the words, after the index has been brought up to date."""
    asked = asking.read(wish.words)
    choices = agreements_of(by)
    if advice := unclear(asked):
        return Found(wish, asked.words, choices, advice=advice)
    is_behind = not actions.catch_up()
    places = queries.found(asked, by, place=wish.agreement)
    groups = grouped(Counter(place.kind for place in places), wish.tab)
    if not groups:
        instead = "" if wish.agreement else suggesting.suggestion(asked, by)
        return Found(wish, asked.words, choices, advice=nothing(wish), instead=instead, is_behind=is_behind)
    if any(group.is_current for group in groups):
        places = [place for place in places if tab_of(place.kind) == wish.tab]
    page = Paginator(queries.in_order(places, by_date=wish.sort == DATE), ON_A_PAGE).get_page(wish.page)
    hits = tuple(hits_of(queries.entries_at(page.object_list), asked, by, dict(choices)))
    return Found(wish, asked.words, choices, groups, page, hits, is_behind=is_behind)


def tab_of(kind: str) -> str:
    """Return the tab that a kind of thing stands under."""
    searched = of_kind(kind)
    return searched.tab if searched else ""


def unclear(asked: asking.Asked) -> str:
    """Return why there is nothing to look for, in words."""
    if asked.is_empty:
        return _("Write what you look for: a word from a title, a promise or a joint position.")
    if asked.is_short:
        return _("Write at least two letters.")
    if asked.only_without:
        return _("Write also a word that is to be there, beside those that are not.")
    return ""


def nothing(wish: Wish) -> str:
    """Return the advice when nothing was found."""
    if wish.agreement:
        return _("Nothing in this agreement that you may see holds these words. Search in all agreements.")
    return _("Nothing you may see holds these words. Try fewer or other words.")


def agreements_of(by: Actor) -> tuple[tuple[int, str], ...]:
    """Return the agreements that one may search in: the party's own."""
    own = Agreement.objects.visible_to(by).of_organisation(by.organisation_id).order_by("title_key", "pk")
    return tuple(own.values_list("pk", "title")[:MOST_AGREEMENTS])


def grouped(numbers: Counter[str], current: str) -> tuple[Group, ...]:
    """Return the kinds that anything was found of, in the order of the tabs."""
    sums = dict.fromkeys(TABS, 0)
    for kind, number in numbers.items():
        sums[tab_of(kind)] += number
    return tuple(Group(tab, str(TABS[tab]), number, tab == current) for tab, number in sums.items() if number)


def hits_of(entries: list[Entry], asked: asking.Asked, by: Actor, known: dict[int, str]) -> list[Hit]:
    """Return entries as they are shown, each with the first agreement it stands in that the actor may see."""
    unknown = {number for entry in entries for number in entry.agreements} - set(known)
    if unknown:
        known = known | dict(Agreement.objects.visible_to(by).filter(pk__in=unknown).values_list("pk", "title"))
    shown = []
    for entry in entries:
        kind = of_kind(entry.kind)
        assert kind is not None
        shown.append(hit(entry, kind, asked, next((known[each] for each in entry.agreements if each in known), "")))
    return shown


def hit(entry: Entry, kind: Searched, asked: asking.Asked, agreement: str) -> Hit:
    """Return one entry as it is shown; without a title of its own it has its agreement's. Nothing is said twice."""
    title = entry.title or agreement or str(kind.label)
    return Hit(
        title=passages.passage(title, asked, entry.language),
        url=entry.address,
        label=str(kind.label),
        passage=passages.passage(entry.text, asked, entry.language)
        if entry.text.rstrip(" .") != title.rstrip(" .")
        else (),
        agreement="" if agreement == title else agreement,
        dated_on=entry.dated_on,
    )


def short(text: str, longest: int = EXCERPT) -> str:
    """Return the beginning of a long text, cut between words."""
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0] + " …"
