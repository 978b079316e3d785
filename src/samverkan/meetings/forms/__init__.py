"""What people fill in about meetings."""

from samverkan.meetings.forms.agenda import ItemForm, TakeForm, TopicForm
from samverkan.meetings.forms.minutes import (
    ActionForm,
    NoteForm,
    OutcomeForm,
    ParticipantsForm,
    PartyDecisionForm,
    PositionForm,
)
from samverkan.meetings.forms.planning import CancelForm, ForumForm, LogForm, MeetingsForm, PlanForm

__all__ = [
    "ActionForm",
    "CancelForm",
    "ForumForm",
    "ItemForm",
    "LogForm",
    "MeetingsForm",
    "NoteForm",
    "OutcomeForm",
    "ParticipantsForm",
    "PartyDecisionForm",
    "PlanForm",
    "PositionForm",
    "TakeForm",
    "TopicForm",
]
