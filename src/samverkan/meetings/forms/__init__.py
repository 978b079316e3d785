"""What people fill in about meetings."""

from samverkan.meetings.forms.adjusting import AddendumForm, AdjustersForm, RemarksForm, SignedForm
from samverkan.meetings.forms.agenda import ItemForm, TakeForm, TopicForm
from samverkan.meetings.forms.minutes import (
    ActionForm,
    NoteForm,
    OutcomeForm,
    ParticipantsForm,
    PositionForm,
)
from samverkan.meetings.forms.planning import CancelForm, ForumForm, LogForm, MeetingsForm, PlanForm
from samverkan.meetings.forms.positions import (
    PartyDecisionForm,
    PositionLogForm,
    SeveralDecisionsForm,
    WordingForm,
)

__all__ = [
    "ActionForm",
    "AddendumForm",
    "AdjustersForm",
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
    "PositionLogForm",
    "RemarksForm",
    "SeveralDecisionsForm",
    "SignedForm",
    "TakeForm",
    "TopicForm",
    "WordingForm",
]
