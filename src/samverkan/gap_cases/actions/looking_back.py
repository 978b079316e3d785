"""The look-backs at a decision: what came of it, and what was learnt; owners are reminded when one is due."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.accounts.actor import NOBODY, Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.gap_cases.models import CaseOwner, LookBack
from samverkan.gap_cases.models.decisions import AHEAD
from samverkan.gap_cases.queries.news import reachable
from samverkan.journal.actions import record
from samverkan.mail.actions import tell
from samverkan.ui.dates import day


class CannotLookBack(Exception):
    """It is too early, the decision was taken back, or something is missing."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a decision: how many people it gave, how many are missing still, by what source, what was learnt."""

    people: int | None = None
    missing: int | None = None
    source: str = ""
    source_url: str = ""
    learnt: str


@transaction.atomic
def look_back(*, of: LookBack, outcome: Outcome, version: int, by: Actor, at: datetime) -> LookBack:
    """Write down what came of a decision. Raises CannotLookBack, EditedMeanwhile, NotAllowed."""
    case = of.decision.case
    require(by, Permission.TOPIC_PROPOSE, case)
    _check(of, outcome, at)
    take_turn(of, version)
    for name, value in vars(outcome).items():
        setattr(of, name, value)
    of.done_at, of.done_by = at, by.person
    of.save(update_fields=[*vars(outcome), "done_at", "done_by"])
    detail = {"case": case.pk, "years": of.years}
    record("gap_cases.look_back", case, by=by, at=at, within=case.agreement, detail=detail)
    return of


def _check(one: LookBack, outcome: Outcome, at: datetime) -> None:
    if one.decision.withdrawn_at:
        raise CannotLookBack(_("The decision has been taken back."))
    if timezone.localdate(at) < one.due_on - AHEAD:
        raise CannotLookBack(_("The look-back is due on %(day)s.") % {"day": day(one.due_on)})
    if not outcome.learnt.strip():
        raise CannotLookBack(_("Say what was learnt: that is what the next decision needs."))
    if (outcome.people is not None or outcome.missing is not None) and not outcome.source.strip():
        raise CannotLookBack(_("Say where the figures come from."))


def remind_due(*, at: datetime) -> int:
    """Remind the owners of every look-back whose day is near, once; return how many mails that led to."""
    due = LookBack.objects.filter(
        done_at=None,
        reminded_at=None,
        due_on__lte=timezone.localdate(at) + AHEAD,
        decision__withdrawn_at=None,
        decision__case__closed_at=None,
        decision__case__home__is_example=False,
    )
    return sum(_remind(one, at) for one in due.select_related("decision__case__agreement__home").order_by("pk"))


@transaction.atomic
def _remind(one: LookBack, at: datetime) -> int:
    kept = LookBack.objects.filter(pk=one.pk, reminded_at=None)
    if not kept.update(reminded_at=at):
        return 0
    case = one.decision.case
    owners = reachable(timezone.localdate(at)).filter(case=case)
    told = list(owners.select_related("person", "party__organisation"))
    for owner in told:
        _tell(one, owner, at)
    detail = {"case": case.pk, "years": one.years}
    record("gap_cases.remind", case, by=NOBODY, at=at, within=case.agreement, detail=detail)
    return len(told)


def _tell(one: LookBack, owner: CaseOwner, at: datetime) -> None:
    case, person = one.decision.case, owner.person
    with override(person.language):
        sentence = _("Look back at the decision on “%(case)s” by %(day)s: what came of it?")
        tell(
            to=str(person.email),
            language=person.language,
            kind="gap_cases.look_back",
            sentence=sentence % {"case": case.title, "day": day(one.due_on)},
            path=reverse("gap_cases:look_back", args=[case.pk, one.years]),
            reason=_("You own the gap case in your party."),
            party_key=owner.party.organisation.key,
            thing=f"look_back:{one.pk}",
            about=case.agreement.title,
            at=at,
        )
