"""One enquiry as its page shows it."""

from dataclasses import dataclass
from datetime import date

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.models import Organisation
from samverkan.accounts.permissions import Permission
from samverkan.commissioned.checklist import RULES, Answer, Rule, needed_before
from samverkan.commissioned.models import Checked, CommissionedCourse, Enquiry, Move, Need
from samverkan.commissioned.queries.lists import lateness
from samverkan.commissioned.queries.taught import Taught, taught
from samverkan.commissioned.states import SHOWN_AS, WAY, State, moves_from, next_of
from samverkan.education.models import Programme


@dataclass(frozen=True)
class Step:
    """One step of the way: when it was reached, and whether the enquiry stands there."""

    state: State
    move: Move | None
    is_current: bool

    @property
    def shape(self) -> str:
        return SHOWN_AS[self.state]


@dataclass(frozen=True)
class CheckedPoint:
    """A point of the checklist with what was found."""

    rule: Rule
    found: Checked | None

    @property
    def is_settled(self) -> bool:
        return self.found is not None and self.found.answer != Answer.NO


@dataclass(frozen=True)
class EnquiryPage:
    """What the page of an enquiry shows; `may_handle` is for the people of the party that answers."""

    enquiry: Enquiry
    needs: tuple[Need, ...]
    steps: tuple[Step, ...]
    points: tuple[CheckedPoint, ...]
    course: CommissionedCourse | None
    shape: str
    late: str
    may_handle: bool
    last_move: Move | None
    shared: tuple[Organisation, ...]
    taught: tuple[Taught, ...]
    builds_on: Programme | None

    @property
    def next(self) -> State | None:
        return next_of(self.enquiry.state) if self.may_handle else None

    @property
    def beside(self) -> tuple[State, ...]:
        """The moves that are no step on."""
        return tuple(state for state in moves_from(self.enquiry.state) if state not in WAY) if self.may_handle else ()

    @property
    def shown_course(self) -> CommissionedCourse | None:
        """The course, once it is agreed: a step taken back leaves what was written for the next time."""
        return self.course if self.enquiry.state in (State.AGREED, State.GIVEN, State.EVALUATED) else None

    @property
    def settled(self) -> int:
        return sum(point.is_settled for point in self.points)


def enquiry_page(enquiry: Enquiry, by: Actor, today: date) -> EnquiryPage:
    """Return the page; the moves of another party's enquiry are seen, its contact is not."""
    moves = list(enquiry.moves.standing().select_related("by"))
    needs, course = tuple(enquiry.needs.all()), CommissionedCourse.objects.filter(enquiry=enquiry).first()
    return EnquiryPage(
        enquiry=enquiry,
        needs=needs,
        steps=_steps(enquiry, moves),
        points=points(enquiry),
        course=course,
        shape=SHOWN_AS[State(enquiry.state)],
        late=lateness(enquiry, today),
        may_handle=is_answered_by(enquiry, by),
        last_move=moves[-1] if moves else None,
        shared=tuple(enquiry.organisations.all()),
        taught=taught(needs, by),
        builds_on=_seen(course, by),
    )


def is_answered_by(enquiry: Enquiry, by: Actor) -> bool:
    """Whether the actor may act on the enquiry: its own party answers it, and its role allows that."""
    return can(by, Permission.ENQUIRY_HANDLE) and enquiry.home_id == by.organisation_id


def points(enquiry: Enquiry) -> tuple[CheckedPoint, ...]:
    """Return the checklist with what was found."""
    found = {one.point: one for one in enquiry.checked.select_related("by")}
    return tuple(CheckedPoint(rule, found.get(rule.point)) for rule in RULES)


def unsettled(enquiry: Enquiry, to: str) -> tuple[Rule, ...]:
    """Return the points that stand in the way of a move."""
    settled = {point.rule.point for point in points(enquiry) if point.is_settled}
    return tuple(rule for rule in needed_before(to) if rule.point not in settled)


def _steps(enquiry: Enquiry, moves: list[Move]) -> tuple[Step, ...]:
    reached = {move.to_state: move for move in moves}
    beside = (State(enquiry.state),) if enquiry.state not in WAY else ()
    return tuple(Step(state, reached.get(state), state == enquiry.state) for state in (*WAY, *beside))


def _seen(course: CommissionedCourse | None, by: Actor) -> Programme | None:
    """Return what the course builds on, where the actor may see it."""
    if course is None or course.builds_on_id is None:
        return None
    found: Programme | None = Programme.objects.visible_to(by).filter(pk=course.builds_on_id).first()
    return found
