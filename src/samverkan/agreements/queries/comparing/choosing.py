"""The drafts and agreements that somebody may choose two of to compare."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, Draft, DraftState
from samverkan.search import key

MOST = 100
"""So many of each are offered at once; words of the title find the others."""


@dataclass(frozen=True)
class Group:
    """Some that belong together in the list, as (key, title)."""

    label: str | Promise
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Choices:
    """What can be chosen now, and whether there is more than is shown."""

    groups: tuple[Group, ...]
    has_more: bool

    @property
    def count(self) -> int:
        return sum(len(group.options) for group in self.groups)


def may_compare_drafts(by: Actor) -> bool:
    """Say whether the actor works with the party's drafts."""
    return Permission.AGREEMENT_DRAFT in by.permissions


def choices(by: Actor, text: str = "") -> Choices:
    """Return the agreements and drafts that the actor sees, by words of the title: three queries."""
    seen = Agreement.objects.visible_to(by)
    own = seen.of_organisation(by.organisation_id)
    others = seen.exclude(pk__in=own.order_by().values("pk"))
    groups = [
        (_("Agreements of my party"), _options("avtal", own.found_by(text))),
        (_("Other agreements"), _options("avtal", others.found_by(text))),
        (_("Drafts of my party"), _draft_options(by, text)),
    ]
    return Choices(
        groups=tuple(Group(label, tuple(options[:MOST])) for label, options in groups if options),
        has_more=any(len(options) > MOST for _label, options in groups),
    )


def _options(kind: str, things: QuerySet[Agreement]) -> list[tuple[str, str]]:
    found = things.order_by("title_key", "pk").values_list("pk", "title")[: MOST + 1]
    return [(f"{kind}-{pk}", title) for pk, title in found]


def _draft_options(by: Actor, text: str) -> list[tuple[str, str]]:
    if not may_compare_drafts(by):
        return []
    drafts = Draft.objects.visible_to(by).filter(title_key__contains=key(text)).order_by("-made_at", "-pk")
    found = drafts.values_list("pk", "title", "state")[: MOST + 1]
    return [(f"utkast-{pk}", _draft_label(title, state)) for pk, title, state in found]


def _draft_label(title: str, state: str) -> str:
    return title if state == DraftState.OPEN else f"{title} ({DraftState(state).label})"
