"""What gap cases bring up for a meeting: those with options ready and not yet raised, and look-backs that are due."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.models import Circle
from samverkan.agreements.models import Agreement
from samverkan.gap_cases.models import CaseState, GapCase, LookBack
from samverkan.gap_cases.models.cases import BROUGHT_UP, GapCaseQuerySet
from samverkan.gap_cases.queries.wording import ask, reasons
from samverkan.meetings.models import ItemKind
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.inbox import Derived
from samverkan.ui.dates import day

LOOK_BACK = "gap_look_back:"


def brought_up(agreement: Agreement) -> Iterator[Derived]:
    """Yield what the parties' shared cases give reason to take up."""
    found = waiting(GapCase.objects.visible_to(sharing.reader(agreement)).filter(agreement=agreement))
    for case in found.select_related("decider__organisation").prefetch_related("options", "needs").order_by("pk"):
        yield derived(case)


def is_any(agreement: OuterRef) -> Exists:
    """Return, within a query, whether an agreement has any case to take up that all who read it see."""
    shared = GapCase.objects.filter(~Q(circle=Circle.PRIVATE) | Q(agreement__circle=Circle.PRIVATE))
    return Exists(waiting(shared.filter(agreement=agreement)).order_by())


def waiting(cases: GapCaseQuerySet) -> GapCaseQuerySet:
    """Return the cases that have options and are not raised, and those whose look-back is due, with its day."""
    undone = LookBack.objects.filter(
        decision__case=OuterRef("pk"), decision__withdrawn_at=None, done_at=None, due_on__lte=timezone.localdate()
    )
    told = cases.filter(closed_at=None).with_state().annotate(due_on=Subquery(undone.values("due_on")[:1]))
    return told.filter(Q(state=CaseState.READY) | Q(due_on__isnull=False))


def derived(case: Any) -> Derived:
    """Return a case as what is brought up: the decision that is asked for, or the look-back that is due."""
    if case.due_on is None:
        return Derived(f"{BROUGHT_UP}{case.pk}", ItemKind.DECISION, ask(case), reasons(case))
    title = _("Look back at the decision on the competence gap %(case)s") % {"case": case.title}
    why = _("Due on %(day)s.") % {"day": day(case.due_on)}
    return Derived(f"{LOOK_BACK}{case.pk}:{case.due_on.year}", ItemKind.FOLLOW_UP, title, why)
