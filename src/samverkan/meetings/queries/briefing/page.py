"""The preview of a briefing with what a coordinator does about it: the questions proposed, the parties' parts."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from samverkan import papers
from samverkan.accounts.actor import Actor
from samverkan.meetings.models import BriefingPart, Meeting
from samverkan.meetings.queries.briefing.facts import facts
from samverkan.meetings.queries.briefing.paper import paper_of
from samverkan.meetings.queries.briefing.questions import Question, questions


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


def with_own_drafts(meetings: QuerySet[Meeting], by: Actor) -> QuerySet[Meeting]:
    """Count with each meeting what the actor's own party has written in its briefing and not sent."""
    drafts = BriefingPart.objects.filter(meeting=OuterRef("pk"), home=by.organisation_id, sent_at=None)
    counted = drafts.exclude(text="").order_by().values("meeting").annotate(n=Count("pk")).values("n")
    return meetings.annotate(own_drafts=Coalesce(Subquery(counted, output_field=IntegerField()), 0))


def briefing_page(
    meeting: Meeting,
    *,
    language: str,
    at: datetime,
    looks_back: bool,
    is_whole: bool,
    may_plan: bool,
) -> BriefingPage:
    """Return the preview; what is not sent is only counted, and only to the party that writes it."""
    found = facts(meeting, at, looks_back=looks_back, is_whole=is_whole)
    return BriefingPage(
        paper=paper_of(found, language, is_whole=is_whole),
        questions=tuple(questions(found)),
        dismissed=sum(state == "dismissed" for state, _text in found.added.choices.values()),
        unsent=getattr(meeting, "own_drafts", 0) if may_plan else 0,
        is_whole=is_whole,
        may_plan=may_plan,
        has_agenda=bool(found.items),
    )
