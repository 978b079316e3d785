"""
Two scores of some promises, kept apart: whether they are alive, and whether they are on course.

Alive asks three things of each promise that is still to be kept: does each bound party have an owner, has a report come
within its rhythm, has anything begun. On course asks, of the promises that have a state, how many go well. How both are
computed, and why, stands in docs/explanation/health.md. They are never added, and never compared between partnerships.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.agreements.models import ReportState
from samverkan.agreements.queries.health.commitments import CommitmentView

S = ReportState
WELL = frozenset({S.UNDER_WAY, S.DONE, S.KEPT, S.HOLDS, S.OPEN, S.ESTABLISH, S.NOT_ESTABLISH})
AMISS = frozenset({S.MISSED, S.HOLDS_NO_LONGER})
QUESTIONS = 3
GOOD, FAIR = 85, 60


@dataclass(frozen=True)
class Scores:
    """
    What some promises add up to.

    asked       the promises that are still to be kept, of which alive is asked; behind, ownerless and never_started
                are counted among them
    well … under_review   each promise with a state, in one class only: what comes last here goes first
    unconfirmed   of those with a state, how many a bound party has yet to confirm: shown in grey, taken from no score
    """

    asked: int = 0
    behind: int = 0
    ownerless: int = 0
    never_started: int = 0
    well: int = 0
    at_risk: int = 0
    missed: int = 0
    differing: int = 0
    under_review: int = 0
    unconfirmed: int = 0
    on_broken: int = 0

    @property
    def with_state(self) -> int:
        """How many promises on course is asked of."""
        return self.well + self.at_risk + self.missed + self.differing + self.under_review

    @property
    def alive(self) -> int | None:
        """How many of a hundred questions of upkeep have a good answer; None while there is nothing to ask."""
        faults = self.behind + self.ownerless + self.never_started
        return share(QUESTIONS * self.asked - faults, QUESTIONS * self.asked)

    @property
    def on_course(self) -> int | None:
        """How many of a hundred promises with a state go well; None while none has one."""
        return share(self.well, self.with_state)

    @property
    def alive_words(self) -> str:
        return alive_words(self.alive)

    @property
    def course_words(self) -> str:
        return course_words(self.on_course)

    @property
    def needs(self) -> int:
        """How many things ask for somebody, whatever the score."""
        return self.behind + self.ownerless + self.never_started + self.differing + self.under_review


def share(part: int, whole: int) -> int | None:
    """Return how many of a hundred, rounded down so that a hundred means all; None of nothing."""
    return part * 100 // whole if whole else None


def alive_words(score: int | None) -> str:
    """Return a score of upkeep in words."""
    if score is None:
        return _("nothing to look after yet")
    if score >= GOOD:
        return pgettext("health", "well looked after")
    return pgettext("health", "partly looked after") if score >= FAIR else pgettext("health", "needs looking after")


def course_words(score: int | None) -> str:
    """Return a score of course in words."""
    if score is None:
        return _("no states reported yet")
    if score >= GOOD:
        return pgettext("health", "on course")
    return pgettext("health", "partly on course") if score >= FAIR else pgettext("health", "needs to be talked about")


def course_of(view: CommitmentView) -> str:
    """Return the one class a promise with a state belongs to; nothing for one that has none, or has not begun."""
    if view.standing == "dropped":
        return ""
    if view.under_review:
        return "under_review"
    if view.differs:
        return "differing"
    if view.state is None or view.state == S.NOT_STARTED:
        return "missed" if view.state and view.overdue else ""
    if view.overdue or view.state in AMISS:
        return "missed"
    return "at_risk" if view.state == S.AT_RISK else "well"


def scores(views: Iterable[CommitmentView]) -> Scores:
    """Return what the promises add up to."""
    every = list(views)
    courses = [course_of(view) for view in every]
    asked = [view for view in every if view.is_asked]
    return Scores(
        asked=len(asked),
        behind=sum(view.is_behind for view in asked),
        ownerless=sum(view.ownerless for view in asked),
        never_started=sum(view.never_started for view in asked),
        well=courses.count("well"),
        at_risk=courses.count("at_risk"),
        missed=courses.count("missed"),
        differing=courses.count("differing"),
        under_review=courses.count("under_review"),
        unconfirmed=sum(is_unconfirmed(view) for view in every),
        on_broken=sum(view.rests_on_broken for view in every),
    )


def is_unconfirmed(view: CommitmentView) -> bool:
    """Say whether somebody has said how the promise stands and a bound party has yet to say the same."""
    return bool(view.state) and not view.is_confirmed and not view.differs and view.standing != "dropped"
