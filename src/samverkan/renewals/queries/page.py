"""The renewal at a glance: a short path of steps with their days, and who has the next move."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, AgreementState
from samverkan.renewals.deadlines import LEAD_DAYS, Deadline, dates_of, next_opening
from samverkan.renewals.models import OVER, LeadTime, Renewal, RenewalState, Step, Why
from samverkan.renewals.queries.tasks import DEEDS, TaskLine, page_of, task_lines


@dataclass(frozen=True)
class StepLine:
    """One step of the path: what each party has to do, and whether it is the one to take now."""

    step: str
    label: str
    deed: str
    due_on: date | None
    tasks: tuple[TaskLine, ...]
    url: str
    is_current: bool

    @property
    def is_done(self) -> bool:
        return all(line.is_done for line in self.tasks)


@dataclass(frozen=True)
class Timing:
    """When a renewal begins by itself: what was said about it, and what it leads to."""

    days: int
    version: int
    opening: Deadline | None
    why: str


@dataclass(frozen=True)
class RenewalPage:
    """What the page of an agreement's renewal shows."""

    agreement: Agreement
    today: date
    renewal: Renewal | None
    earlier: tuple[Renewal, ...]
    steps: tuple[StepLine, ...]
    own_tasks: tuple[TaskLine, ...]
    next_move: str
    action: str
    action_url: str
    timing: Timing
    may_act: bool
    may_begin: bool


def renewal_page(agreement: Agreement, by: Actor, today: date, number: int | None = None) -> RenewalPage:
    """Return the open renewal, else the latest, else none; or the one that is asked for by its number."""
    every = list(
        Renewal.objects.visible_to(by).filter(agreement=agreement).select_related("agreement__home", "follower")
    )
    chosen = next((each for each in every if number in (None, each.number)), None)
    lines = task_lines(chosen, by, today) if chosen else []
    may_act = can(by, Permission.AGREEMENT_REGISTER, agreement)
    steps = _steps(chosen, lines) if chosen else []
    own = next((line for line in lines if line.is_own and line.is_turn), None) if chosen and chosen.is_open else None
    over = any(each.outcome in OVER for each in every)
    return RenewalPage(
        agreement=agreement,
        today=today,
        renewal=chosen,
        earlier=tuple(each for each in every if each is not chosen),
        steps=tuple(steps),
        own_tasks=tuple(line for line in lines if line.task.step == Step.OWN),
        next_move=_next_move(lines) if chosen and chosen.is_open else "",
        action=str(DEEDS.get(Step(own.task.step), "")) if own and may_act else "",
        action_url=page_of(own.task, agreement.pk) if own else "",
        timing=timing(agreement, today),
        may_act=may_act,
        may_begin=may_act
        and agreement.state == AgreementState.IN_FORCE
        and not over
        and not any(each.is_open for each in every),
    )


def _steps(renewal: Renewal, lines: list[TaskLine]) -> list[StepLine]:
    made: list[StepLine] = []
    current = "" if not renewal.is_open else _current(renewal, lines)
    for step in (step for step in Step if step != Step.OWN):
        tasks = tuple(line for line in lines if line.task.step == step)
        if not tasks:
            continue
        due_on = tasks[0].task.due_on
        url = page_of(tasks[0].task, renewal.agreement_id)
        made.append(StepLine(step, str(step.label), str(DEEDS[step]), due_on, tasks, url, step == current))
    return made


def _current(renewal: Renewal, lines: list[TaskLine]) -> str:
    """Return the first step that is not done; evaluating is passed once a wording is worked on."""
    left = [line.task.step for line in lines if not line.is_done and line.task.step != Step.OWN]
    if renewal.state == RenewalState.DRAFTING:
        left = [step for step in left if step != Step.EVALUATE] or left
    return next((step for step in Step if step in left), "")


def _next_move(lines: list[TaskLine]) -> str:
    """Return the sentence that says who has the next move, what it is and by when."""
    turn = [line for line in lines if line.is_turn and line.task.step != Step.OWN]
    first = next((step for step in Step if any(line.task.step == step for line in turn)), None)
    if first is None:
        return ""
    named = [line.party.name for line in turn if line.task.step == first]
    words = ngettext("%(names)s has the next move: %(step)s.", "%(names)s have the next move: %(step)s.", len(named))
    return words % {"names": _(" and ").join(named), "step": _lower(str(first.label))}


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def timing(agreement: Agreement, today: date) -> Timing:
    """Return when the agreement's next renewal begins by itself."""
    own = LeadTime.objects.filter(agreement=agreement).first()
    days = own.days if own else LEAD_DAYS
    opening = next_opening(dates_of(agreement), days, today)
    return Timing(days, own.version if own else 0, opening, str(Why(opening.why).label) if opening else "")
