"""What a coordinator makes of a question that the data proposes: takes it up, words it anew, or dismisses it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.meetings.actions.agenda import append
from samverkan.meetings.actions.checks import note_on, opened
from samverkan.meetings.models import AgendaItem, ItemKind, Meeting, QuestionChoice, QuestionState
from samverkan.meetings.queries.briefing.facts import facts
from samverkan.meetings.queries.briefing.questions import Question, proposed
from samverkan.meetings.queries.inbox import QUESTION

MINUTES = 20


class NotProposed(Exception):
    """The question is no longer proposed: the data has changed, or it is on the agenda already."""


@transaction.atomic
def take_question(*, meeting: Meeting, key: str, by: Actor, at: datetime) -> AgendaItem:
    """Put a proposed question on the agenda, with the reason as its background."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    standing = current.items.filter(derived_from=QUESTION + key).first()
    if standing:
        return standing  # the button was pressed twice
    question = find(current, key, at)
    item = append(
        current, title=question.text[:200], kind=ItemKind.QUESTION, minutes=MINUTES, background=question.why,
        derived_from=QUESTION + key,
    )  # fmt: skip
    note_on("meetings.take_question", item, by, at, source=key)
    return item


@transaction.atomic
def reword_question(*, meeting: Meeting, key: str, text: str, by: Actor, at: datetime) -> QuestionChoice:
    """Word a proposed question anew; why it is proposed stays."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    find(current, key, at)
    return choose(current, key, QuestionState.REWORDED, text, by, at)


@transaction.atomic
def dismiss_question(*, meeting: Meeting, key: str, by: Actor, at: datetime) -> QuestionChoice:
    """Leave a proposed question out of this meeting's briefing; another takes its place."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    standing = QuestionChoice.objects.filter(meeting=current, key=key, state=QuestionState.DISMISSED).first()
    if standing:
        return standing
    find(current, key, at)
    return choose(current, key, QuestionState.DISMISSED, "", by, at)


@transaction.atomic
def bring_back_questions(*, meeting: Meeting, by: Actor, at: datetime) -> int:
    """Let all dismissed questions be proposed again, and return how many they were."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    number, _kinds = QuestionChoice.objects.filter(meeting=current, state=QuestionState.DISMISSED).delete()
    if number:
        record("meetings.bring_back_questions", current, by=by, at=at, within=current.agreement)
    return number


def find(meeting: Meeting, key: str, at: datetime) -> Question:
    """Return a question that is proposed; raise NotProposed otherwise."""
    found = next((each for each in proposed(facts(meeting, at, is_whole=False)) if each.key == key), None)
    if found is None:
        raise NotProposed(_("The question is no longer proposed: what it was about has changed."))
    return found


def choose(meeting: Meeting, key: str, state: str, text: str, by: Actor, at: datetime) -> QuestionChoice:
    """Keep what was chosen for the question, in place of what was chosen before."""
    chosen, _is_new = QuestionChoice.objects.update_or_create(
        meeting=meeting, key=key, defaults={"state": state, "text": text, "chosen_at": at, "chosen_by": by.person}
    )
    verb = "meetings.dismiss_question" if state == QuestionState.DISMISSED else "meetings.reword_question"
    record(verb, meeting, by=by, at=at, within=meeting.agreement, detail={"source": key})
    return chosen
