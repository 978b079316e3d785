"""Tasks that a person adds to those every renewal has, and the days by which tasks are to be done."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Party
from samverkan.journal.actions import record
from samverkan.renewals.actions.finding import held
from samverkan.renewals.models import Renewal, RenewalTask, Step


class NoTask(Exception):
    """The task says nothing, or is one that the facts alone tick."""


@transaction.atomic
def add_task(*, renewal: Renewal, party: Party, text: str, due_on: date | None, by: Actor, at: datetime) -> RenewalTask:
    """Add a task of a party's; all parties see it."""
    renewal, _own = held(renewal, Permission.AGREEMENT_REGISTER, by, at)
    if not text.strip() or party.agreement_id != renewal.agreement_id:
        raise NoTask(_("Say what is to be done."))
    made = RenewalTask.objects.create(
        renewal=renewal, party=party, step=Step.OWN, text=text.strip()[:200], due_on=due_on
    )
    detail = {"number": renewal.number, "task": made.pk, "party": party.pk, "due_on": due_on}
    record("renewals.add_task", renewal, by=by, at=at, within=renewal.agreement, detail=detail)
    return made


@transaction.atomic
def tick_task(*, task: RenewalTask, is_done: bool, by: Actor, at: datetime) -> RenewalTask:
    """Tick a task that was written by hand, or take it up again."""
    renewal, _own = held(task.renewal, Permission.AGREEMENT_REGISTER, by, at)
    _by_hand(task)
    task.done_at, task.done_by = (at, by.person) if is_done else (None, None)
    task.save(update_fields=["done_at", "done_by"])
    verb = "finish_task" if is_done else "reopen_task"
    detail = {"number": renewal.number, "task": task.pk}
    record(f"renewals.{verb}", renewal, by=by, at=at, within=renewal.agreement, detail=detail)
    return task


@transaction.atomic
def remove_task(*, task: RenewalTask, by: Actor, at: datetime) -> None:
    """Take away a task that was written by hand."""
    renewal, _own = held(task.renewal, Permission.AGREEMENT_REGISTER, by, at)
    _by_hand(task)
    detail = {"number": renewal.number, "task": task.pk}
    record("renewals.remove_task", renewal, by=by, at=at, within=renewal.agreement, detail=detail)
    task.delete()


def _by_hand(task: RenewalTask) -> None:
    if task.step != Step.OWN:
        raise NoTask(_("This task is done when what it asks for has happened, and is not ticked by hand."))
