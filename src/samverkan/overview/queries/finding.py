"""Finding things of every room by their words, within the circles of the one who looks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Activity, Agreement, Commitment
from samverkan.areas.models import Area
from samverkan.meetings.models import JointPosition
from samverkan.search import key
from samverkan.ui.dates import day

SHORTEST = 2
IN_A_GROUP = 20
EXCERPT = 220


@dataclass(frozen=True)
class Hit:
    """One thing found."""

    title: str
    url: str
    text: str = ""


@dataclass(frozen=True)
class Group:
    """What one kind of thing has to offer: the first of them, and how many there are."""

    label: str
    count: int
    hits: tuple[Hit, ...]

    @property
    def rest(self) -> int:
        return self.count - len(self.hits)


@dataclass(frozen=True)
class Found:
    """The answer to a search; `advice` says in words why there is none."""

    words: str
    groups: tuple[Group, ...] = ()
    advice: str = ""

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


def search(words: str, by: Actor) -> Found:
    """Return what the actor may see whose title or text holds the words: two queries for each kind that has any."""
    words = " ".join(words.split())[:200]
    wanted = key(words)
    if not wanted:
        return Found(words, advice=_("Write what you look for: a word from a title, a promise or a joint position."))
    if len(wanted) < SHORTEST:
        return Found(words, advice=_("Write at least two letters."))
    groups = tuple(group for kind in KINDS if (group := kind(words, by)).count)
    return Found(words, groups, "" if groups else _("Nothing you may see holds these words. Try fewer or other words."))


def agreements(words: str, by: Actor) -> Group:
    wanted = key(words)
    named = Q(title_key__contains=wanted) | Q(parties__organisation__name_key__contains=wanted)
    found = Agreement.objects.visible_to(by).filter(named).distinct().order_by("title_key", "pk")
    return _group(LABELS["agreements"], found, lambda one: Hit(one.title, reverse("agreements:page", args=[one.pk])))


def commitments(words: str, by: Actor) -> Group:
    found = Commitment.objects.visible_to(by).filter(agreement__in=Agreement.objects.visible_to(by)).found_by(words)
    return _group(LABELS["commitments"], found.select_related("agreement").order_by("agreement", "number"), _promise)


def _promise(one: Any) -> Hit:
    words = {"number": one.number, "agreement": one.agreement.title}
    text = _("Commitment %(number)s in %(agreement)s") % words
    return Hit(short(one.text), reverse("agreements:commitment", args=[one.agreement_id, one.number]), text)


def activities(words: str, by: Actor) -> Group:
    found = Activity.objects.visible_to(by).found_by(words).order_by("title_key", "pk")
    return _group(
        LABELS["activities"],
        found,
        lambda one: Hit(one.title, reverse("agreements:activity", args=[one.pk]), str(one.get_status_display())),
    )


def areas(words: str, by: Actor) -> Group:
    found = Area.objects.visible_to(by).found_by(words).order_by("name_key", "pk")
    return _group(
        LABELS["areas"],
        found,
        lambda one: Hit(one.name, reverse("overview:area", args=[one.pk]), str(one.get_status_display())),
    )


def positions(words: str, by: Actor) -> Group:
    found = JointPosition.objects.visible_to(by).found_by(words).select_related("agreement")
    return _group(LABELS["positions"], found.order_by("-agreed_on", "-pk"), _position)


def _position(one: Any) -> Hit:
    words = {"number": one.number, "agreement": one.agreement.title, "date": day(one.agreed_on)}
    text = _("Joint position %(number)s in %(agreement)s, %(date)s") % words
    return Hit(short(one.text), reverse("meetings:position", args=[one.pk]), text)


def short(text: str, longest: int = EXCERPT) -> str:
    """Return the beginning of a long text, cut between words."""
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0] + " …"


def _group(label: Any, found: QuerySet[Any], hit: Callable[[Any], Hit]) -> Group:
    first = tuple(hit(one) for one in found[: IN_A_GROUP + 1])
    count = len(first) if len(first) <= IN_A_GROUP else found.count()
    return Group(str(label), count, first[:IN_A_GROUP])


LABELS = {
    "agreements": gettext_lazy("Agreements"),
    "commitments": gettext_lazy("Commitments"),
    "activities": gettext_lazy("Activities"),
    "areas": gettext_lazy("Areas"),
    "positions": gettext_lazy("Joint positions"),
}
KINDS = (agreements, commitments, activities, areas, positions)
