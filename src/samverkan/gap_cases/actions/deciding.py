"""The decision on a case, recorded with the look-backs that follow from it, and taken back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Party
from samverkan.gap_cases.forecast import expected, years_after
from samverkan.gap_cases.models import CaseDecision, Figures, GapCase, LookBack, Option
from samverkan.gap_cases.models.decisions import AFTER_YEARS
from samverkan.journal.actions import record
from samverkan.meetings.models import JointPosition


class CannotDecide(Exception):
    """The case is decided or closed, the day lies ahead, or what was chosen belongs to another case."""


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What was decided: which option, by which body, when, and where it can be read."""

    option: Option
    body: str
    decided_on: date
    party: Party | None = None
    registry_number: str = ""
    reason: str = ""
    joint_position: JointPosition | None = None


@transaction.atomic
def decide(*, case: GapCase, said: Decided, by: Actor, at: datetime) -> CaseDecision:
    """
    Record the decision on a case; it is looked back at after one, three and five years.

    Raises CannotDecide, NotAllowed.
    """
    require(by, Permission.DECISION_RECORD, case)
    case = GapCase.objects.select_for_update(of=("self",)).select_related("agreement__home").get(pk=case.pk)
    _check(case, said, timezone.localdate(at))
    made = CaseDecision.objects.create(case=case, recorded_at=at, recorded_by=by.person, **vars(said))
    figures = Figures.objects.filter(option=said.option, is_current=True).first()
    for years in AFTER_YEARS:
        due = years_after(said.decided_on, years)
        low, high = expected(figures.people if figures else [], due.year) or (None, None)
        LookBack.objects.create(decision=made, years=years, due_on=due, people_low=low, people_high=high)
    _note("gap_cases.decide", made, by, at)
    return made


def _check(case: GapCase, said: Decided, today: date) -> None:
    if case.closed_at:
        raise CannotDecide(_("The case is closed. Open it again first."))
    if case.decisions.filter(withdrawn_at=None).exists():
        raise CannotDecide(_("The decision is recorded already. Take it back before you record another."))
    if not case.options.filter(pk=said.option.pk).exists():
        raise CannotDecide(_("Choose one of the options of the case."))
    if said.decided_on > today:
        raise CannotDecide(_("A decision is recorded when it has been made; choose a day that has been."))
    if said.joint_position and said.joint_position.agreement_id != case.agreement_id:
        raise CannotDecide(_("The joint position belongs to another agreement."))
    if said.party and said.party.agreement_id != case.agreement_id:
        raise CannotDecide(_("The party that decides must be a party to the agreement."))


@transaction.atomic
def withdraw(*, decision: CaseDecision, why: str, by: Actor, at: datetime) -> CaseDecision:
    """Take back a decision that was recorded wrongly; it stays with the reason. Raises CannotDecide, NotAllowed."""
    require(by, Permission.DECISION_RECORD, decision.case)
    if not why.strip():
        raise CannotDecide(_("Say why the decision is taken back."))
    standing = CaseDecision.objects.filter(pk=decision.pk, withdrawn_at=None)
    if not standing.update(withdrawn_at=at, withdrawn_why=why.strip()):
        raise CannotDecide(_("The decision has been taken back already."))
    decision.withdrawn_at, decision.withdrawn_why = at, why.strip()
    _note("gap_cases.withdraw_decision", decision, by, at)
    return decision


def _note(action: str, decision: CaseDecision, by: Actor, at: datetime) -> None:
    case = decision.case
    detail = {"case": case.pk, "option": decision.option_id, "decided_on": decision.decided_on}
    record(action, case, by=by, at=at, within=case.agreement, detail=detail)
