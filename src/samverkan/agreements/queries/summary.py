"""The strip on top of an agreement: how many promises stand where."""

from collections import Counter
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from samverkan.agreements.models import ReportState
from samverkan.agreements.queries.health import CommitmentView
from samverkan.agreements.queries.health.scores import scores
from samverkan.ui.components import SummaryItem

S = ReportState
# What is said to be going on, to be well and to be amiss, whatever the kind of promise.
GOING_ON = frozenset({S.UNDER_WAY, S.AT_RISK, S.OPEN})
FULFILLED = frozenset({S.DONE, S.KEPT, S.HOLDS, S.ESTABLISH, S.NOT_ESTABLISH})
NOT_FULFILLED = frozenset({S.MISSED, S.HOLDS_NO_LONGER})

GROUPS: dict[str, Callable[[CommitmentView], bool]] = {
    "under_way": lambda view: view.state in GOING_ON and view.standing != "dropped",
    "done": lambda view: view.state in FULFILLED and view.standing != "dropped",
    "missed": lambda view: view.state in NOT_FULFILLED and view.standing != "dropped",
    "differs": lambda view: view.differs,
    "under_review": lambda view: view.under_review,
    "on_broken": lambda view: view.rests_on_broken,
    "at_risk": lambda view: view.state == S.AT_RISK and view.standing != "dropped",
    "changed": lambda view: view.is_changed,
    "dropped": lambda view: view.standing == "dropped",
    "overdue": lambda view: view.overdue,
    "behind": lambda view: view.is_behind,
    "never_started": lambda view: view.never_started,
    "ownerless": lambda view: view.ownerless,
    "unconfirmed": lambda view: bool(view.state) and not view.is_confirmed and not view.differs,
}
ONLY_LISTED = ("on_broken",)  # the strip shows these as under review
ALWAYS_SHOWN = ("under_way", "done")
STATE_OF = {"behind": "", "never_started": "", "ownerless": ""}


def counts(views: Iterable[CommitmentView]) -> Counter[str]:
    """Return how many of the promises belong to each group; one promise may belong to several."""
    return Counter(group for view in views for group, belongs in GROUPS.items() if belongs(view))


def group_label(group: str, count: int = 2) -> str:
    """Return the words that stand after the figure of a group: "6 under way"."""
    return {
        "under_way": _("under way"),
        "done": npgettext("promises", "fulfilled", "fulfilled", count),
        "missed": _("not kept"),
        "differs": _("where the views differ"),
        "under_review": _("under review"),
        "on_broken": _("resting on what no longer holds"),
        "at_risk": pgettext("promises", "at risk"),
        "changed": npgettext("promises", "changed", "changed", count),
        "dropped": npgettext("promises", "dropped", "dropped", count),
        "overdue": npgettext("promises", "overdue", "overdue", count),
        "behind": _("behind in reporting"),
        "never_started": _("never started"),
        "ownerless": _("without owner"),
        "unconfirmed": npgettext("promises", "unconfirmed", "unconfirmed", count),
    }[group]


def strip(views: list[CommitmentView], url: str, health_url: str = "") -> list[SummaryItem]:
    """Return the figures that sum up an agreement, each a link to the promises behind it; its two scores last."""
    found = counts(views)
    total = len(views)
    always = ALWAYS_SHOWN if any(view.is_inside for view in views) else ()
    first = SummaryItem(total, ngettext("promise", "promises", total), url=url)
    return [first, *_groups(found, always, url), *(_scores(views, health_url) if always and health_url else ())]


def _groups(found: Counter[str], always: tuple[str, ...], url: str) -> list[SummaryItem]:
    return [
        SummaryItem(found[group], group_label(group, found[group]), STATE_OF.get(group, group), f"{url}?lage={group}")
        for group in GROUPS
        if (found[group] and group not in ONLY_LISTED) or group in always
    ]


def _scores(views: list[CommitmentView], url: str) -> list[SummaryItem]:
    """Return the two scores, each of a hundred; none while there is nothing to judge."""
    found = scores(views)
    told = ((found.alive, _("of 100 alive")), (found.on_course, _("of 100 on course")))
    return [SummaryItem(score, words, url=url) for score, words in told if score is not None]
