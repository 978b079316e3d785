"""What waits in renewals: each open task whose turn has come."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting, everybody
from samverkan.renewals.models import RenewalTask, Step
from samverkan.renewals.queries.tasks import CARDS, MINUTES, page_of, waiting_tasks
from samverkan.ui.components import Card
from samverkan.ui.dates import day

LEAD = timedelta(days=21)  # what passes boards is taken up before its day


def open_tasks(viewer: Viewer) -> QuerySet[Any]:
    """Return the tasks of the party in renewals that are under way."""
    related = ("renewal__agreement", "party")
    return waiting_tasks(viewer.actor, viewer.today).select_related(*related).order_by("due_on", "pk")


def do_task(task: RenewalTask, viewer: Viewer) -> Task:
    renewal, agreement = task.renewal, task.renewal.agreement
    title = task.text if task.step == Step.OWN else str(CARDS[Step(task.step)]) % {"agreement": agreement.title}
    text = _("The renewal works against %(day)s.") % {"day": day(renewal.against_on)} if renewal.against_on else ""
    card = Card(
        title=title,
        text=text,
        where=agreement.title if task.step == Step.OWN else "",
        url=page_of(task, agreement.pk),
        due=task.due_on,
        minutes=MINUTES.get(Step(task.step)),
    )
    return Task(task.due_on - LEAD if task.due_on else viewer.today + timedelta(days=14), card)


TASKS = Waiting("renewal", Permission.AGREEMENT_REGISTER, "renewal__agreement", open_tasks, everybody, do_task)
