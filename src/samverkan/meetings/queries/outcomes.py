"""What came out of a meeting, as the one who looks may see it."""

from dataclasses import dataclass
from datetime import date

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.models import Activity, ActivityStatus
from samverkan.meetings.models import JointPosition, Meeting, OutcomeAction, OutcomeNote
from samverkan.meetings.queries.lists import PositionLine, line, with_decisions

STILL_TO_DO = (ActivityStatus.PLANNED, ActivityStatus.UNDER_WAY)


@dataclass(frozen=True)
class ActionLine:
    """An action from a meeting: the activity it became, who leads it, when it is due, how it stands."""

    action: OutcomeAction
    owners: str
    is_late: bool

    @property
    def state(self) -> str:
        return "overdue" if self.is_late else self.action.activity.status


@dataclass(frozen=True)
class NoteLine:
    """A note; an internal one is seen by its own party only."""

    note: OutcomeNote

    @property
    def is_internal(self) -> bool:
        return self.note.circle == Circle.PRIVATE


@dataclass(frozen=True)
class Outcomes:
    """Joint positions, actions and notes."""

    positions: tuple[PositionLine, ...]
    actions: tuple[ActionLine, ...]
    notes: tuple[NoteLine, ...]

    def __bool__(self) -> bool:
        return bool(self.positions or self.actions or self.notes)

    def of(self, item: int | None) -> "Outcomes":
        """Return what came out of one item of the agenda, or out of none."""
        return Outcomes(
            tuple(shown for shown in self.positions if shown.position.item_id == item),
            tuple(shown for shown in self.actions if shown.action.item_id == item),
            tuple(shown for shown in self.notes if shown.note.item_id == item),
        )


NOTHING = Outcomes((), (), ())


def outcomes(meeting: Meeting, by: Actor, today: date) -> Outcomes:
    """Return everything that came out of a meeting, already found to be visible."""
    positions = with_decisions(JointPosition.objects.filter(meeting=meeting)).order_by("number")
    actions = meeting.outcome_actions.filter(activity__in=Activity.objects.visible_to(by)).select_related("activity")
    notes = OutcomeNote.objects.visible_to(by).filter(meeting=meeting)
    return Outcomes(
        tuple(line(position) for position in positions),
        tuple(
            action_line(action, today)
            for action in actions.prefetch_related("activity__leads__person", "activity__leads__organisation")
        ),
        tuple(NoteLine(note) for note in notes),
    )


def action_line(action: OutcomeAction, today: date) -> ActionLine:
    """Return an action with its leads in words, and whether its day has passed."""
    leads = [f"{x.organisation.short_mark}: {x.person.name}" for x in action.activity.leads.all() if x.person]
    is_open = action.activity.status in STILL_TO_DO
    return ActionLine(action, ", ".join(leads), bool(is_open and action.due_on and action.due_on < today))
