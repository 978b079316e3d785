"""The preview of a briefing with what a coordinator does about it: the questions proposed, the parties' parts."""

from dataclasses import dataclass
from datetime import datetime

from samverkan import papers
from samverkan.accounts.actor import Actor
from samverkan.meetings.models import BriefingPart, Meeting
from samverkan.meetings.queries.briefing.facts import facts
from samverkan.meetings.queries.briefing.paper import paper_of
from samverkan.meetings.queries.briefing.questions import MOST, Question, questions


@dataclass(frozen=True)
class BriefingPage:
    """The paper as it would be, and what is left to do before it is frozen."""

    paper: papers.Paper
    questions: tuple[Question, ...]
    dismissed: int
    unsent: int
    is_whole: bool
    may_plan: bool
    has_agenda: bool

    @property
    def is_short_of_questions(self) -> bool:
        return len(self.questions) < MOST


def briefing_page(
    meeting: Meeting,
    by: Actor,
    *,
    language: str,
    at: datetime,
    looks_back: bool,
    is_whole: bool,
    may_plan: bool,
) -> BriefingPage:
    """Return the preview; what is not sent is only counted, and only to the party that writes it."""
    found = facts(meeting, at, looks_back=looks_back, is_whole=is_whole)
    drafts = BriefingPart.objects.filter(meeting=meeting, home=by.organisation_id, sent_at=None).exclude(text="")
    return BriefingPage(
        paper=paper_of(found, language, is_whole=is_whole),
        questions=tuple(questions(found)),
        dismissed=sum(state == "dismissed" for state, _text in found.added.choices.values()),
        unsent=drafts.count() if may_plan else 0,
        is_whole=is_whole,
        may_plan=may_plan,
        has_agenda=bool(found.items),
    )
