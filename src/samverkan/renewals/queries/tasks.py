"""What is to be done in a renewal, by whom and by when, and whose turn it is."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.agreements.queries.health import party_mark
from samverkan.renewals.models import Renewal, RenewalTask, Step
from samverkan.ui.components import PartyMark

SETTLE_AHEAD = timedelta(days=30)
"""Settling is nobody's turn earlier than this before its day."""

DEEDS = {
    Step.EVALUATE: pgettext_lazy("task", "Send your party's evaluation"),
    Step.WORD: pgettext_lazy("task", "Propose a wording, or stand behind the one proposed"),
    Step.HAND_OVER: pgettext_lazy("task", "Decide what becomes of the open promises"),
    Step.DECIDE: pgettext_lazy("task", "Record your party's decision"),
    Step.SETTLE: pgettext_lazy("task", "Settle the renewal"),
}
CARDS = {
    Step.EVALUATE: gettext_lazy("Evaluate %(agreement)s and send it to the other party"),
    Step.WORD: gettext_lazy("Read or propose the new wording of %(agreement)s"),
    Step.HAND_OVER: gettext_lazy("Decide what becomes of the open promises of %(agreement)s"),
    Step.DECIDE: gettext_lazy("Record our decision on the renewal of %(agreement)s"),
    Step.SETTLE: gettext_lazy("Settle the renewal of %(agreement)s"),
}
MINUTES = {Step.EVALUATE: 30, Step.WORD: 30, Step.HAND_OVER: 20, Step.DECIDE: 5, Step.SETTLE: 10}
PAGES = {
    Step.EVALUATE: "renewals:evaluation",
    Step.WORD: "renewals:wording",
    Step.HAND_OVER: "renewals:handover",
    Step.DECIDE: "agreements:parties",
    Step.SETTLE: "renewals:settle",
}


@dataclass(frozen=True)
class TaskLine:
    """One task as it is shown."""

    task: RenewalTask
    party: PartyMark
    is_own: bool
    is_done: bool
    is_turn: bool
    is_late: bool

    @property
    def state(self) -> str:
        if self.is_done:
            return "done"
        return "overdue" if self.is_late else "not_started"

    @property
    def word(self) -> str:
        """The state in a word: no more than that it has not happened yet is said of another party."""
        if self.is_done:
            return _("done")
        return _("late") if self.is_late else _("awaited")


def task_lines(renewal: Renewal, by: Actor, today: date) -> list[TaskLine]:
    """Return every task of the renewal, in the order of their days."""
    tasks = renewal.tasks.with_state().select_related("party__organisation")
    return [_line(task, by, today) for task in tasks]


def _line(task: Any, by: Actor, today: date) -> TaskLine:
    near = task.step == Step.SETTLE and (task.due_on is None or task.due_on - SETTLE_AHEAD <= today)
    return TaskLine(
        task,
        party_mark(task.party),
        task.party.organisation_id == by.organisation_id,
        task.is_done,
        not task.is_done and (task.is_turn or near),
        bool(not task.is_done and task.due_on and task.due_on < today),
    )


def waiting_tasks(by: Actor, today: date) -> QuerySet[Any]:
    """Return what waits for the actor's party in all renewals: one query."""
    near = Q(step=Step.SETTLE) & (Q(due_on=None) | Q(due_on__lte=today + SETTLE_AHEAD))
    mine: QuerySet[Any] = RenewalTask.objects.with_state().filter(party__organisation=by.organisation_id)
    seen = Renewal.objects.visible_to(by).open().order_by().values("pk")
    return mine.filter(Q(is_turn=True) | near, is_done=False, renewal__in=seen)


def page_of(task: RenewalTask, agreement: int) -> str:
    """Return where a task is done."""
    return reverse(PAGES.get(Step(task.step), "renewals:page"), args=[agreement])
