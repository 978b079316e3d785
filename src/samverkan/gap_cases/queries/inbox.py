"""What gap cases bring up for a meeting: those with options ready and not yet raised, and look-backs that are due."""

from collections.abc import Iterator

from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.agreements.models import Agreement
from samverkan.gap_cases.models import CaseState, GapCase
from samverkan.gap_cases.models.cases import BROUGHT_UP
from samverkan.gap_cases.queries.wording import ask, reasons
from samverkan.meetings.models import ItemKind
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.inbox import Derived
from samverkan.ui.dates import day

LOOK_BACK = "gap_look_back:"


def brought_up(agreement: Agreement) -> Iterator[Derived]:
    """Yield what the parties' shared cases give reason to take up."""
    waiting = Q(decisions__withdrawn_at=None, decisions__look_backs__done_at=None)
    found = GapCase.objects.visible_to(sharing.reader(agreement)).filter(agreement=agreement, closed_at=None)
    found = found.with_state().annotate(next_due=Min("decisions__look_backs__due_on", filter=waiting))
    today = timezone.localdate()
    for case in found.select_related("decider__organisation").prefetch_related("options").order_by("pk"):
        if case.state == CaseState.READY:
            yield Derived(f"{BROUGHT_UP}{case.pk}", ItemKind.DECISION, ask(case), reasons(case))
        elif case.next_due and case.next_due <= today:
            title = _("Look back at the decision on the competence gap %(case)s") % {"case": case.title}
            why = _("Due on %(day)s.") % {"day": day(case.next_due)}
            yield Derived(f"{LOOK_BACK}{case.pk}:{case.next_due.year}", ItemKind.FOLLOW_UP, title, why)
