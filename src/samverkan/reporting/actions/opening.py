"""A round is opened: everybody who owns a promise is sent one mail, in all parties alike."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.models import Agreement, AgreementState, Commitment, Party
from samverkan.journal.actions import record
from samverkan.reporting.actions import sending
from samverkan.reporting.actions.finding import NothingChosen
from samverkan.reporting.actions.telling import tell_of_round
from samverkan.reporting.models import Ask, Respondent, Round
from samverkan.reporting.queries.asking import Candidate, candidates


class AlreadyOpen(Exception):
    """A round of the agreement is open."""


class CannotOpen(Exception):
    """The agreement is not in force, or the day to answer by has been."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a round is called, which year it asks about, by when, and a line to those who are asked."""

    title: str
    year: int
    due_on: date
    message: str = ""


@transaction.atomic
def open_round(
    *, agreement: Agreement, plan: Plan, commitments: Collection[Commitment], by: Actor, at: datetime
) -> Round:
    """
    Open a round about the promises and send each owner its mail; the other parties' coordinators are told.

    A promise that nobody owns is in the round too, and waits for an owner. Raises AlreadyOpen, CannotOpen,
    NothingChosen, NotAParty, NotAllowed.
    """
    require(by, Permission.COMMITMENT_EDIT, agreement)
    today = timezone.localdate(at)
    party = own_party(agreement, by, today)
    agreement = Agreement.objects.select_for_update(of=("self",)).select_related("home").get(pk=agreement.pk)
    _check(agreement, plan, today)
    wanted = {commitment.pk for commitment in commitments}
    found = [one for one in candidates(agreement, by, today) if one.commitment.pk in wanted]
    if not found:
        raise NothingChosen(_("Tick at least one promise."))
    made = _make(agreement, party, plan, by, at)
    respondents = ask_about(made, found)
    sending.ask(respondents, at=at)
    tell_of_round(made, by=by, at=at)
    detail = {"number": made.number, "due_on": made.due_on, "asked": sum(_is_shared(one) for one in found)}
    record("reporting.open", made, by=by, at=at, within=agreement, detail=detail)
    return made


def _check(agreement: Agreement, plan: Plan, today: date) -> None:
    if agreement.rounds.filter(state="open").exists():
        raise AlreadyOpen(_("A round is already open. Close it before you open another."))
    if agreement.state != AgreementState.IN_FORCE:
        raise CannotOpen(_("Only about an agreement in force can a round be opened."))
    if plan.due_on < today:
        raise CannotOpen(_("Choose a day to answer by that has not been."))
    if not 1900 <= plan.year <= today.year:
        raise CannotOpen(_("A round asks about what has been. Choose this year or an earlier one."))


def _make(agreement: Agreement, party: Party, plan: Plan, by: Actor, at: datetime) -> Round:
    last = agreement.rounds.aggregate(last=Coalesce(Max("number"), 0))["last"]
    return Round.objects.create(
        agreement=agreement,
        number=last + 1,
        title=plan.title.strip(),
        year=plan.year,
        message=plan.message.strip(),
        due_on=plan.due_on,
        party=party,
        opened_at=at,
        opened_by=by.person,
        circle=Circle.PRIVATE if agreement.circle == Circle.PRIVATE else Circle.SHARED,
        home=by.home,
    )


def _is_shared(one: Candidate) -> bool:
    return one.commitment.circle != Circle.PRIVATE


def ask_about(asked: Round, found: Iterable[Candidate]) -> list[Respondent]:
    """Put the questions into the round, and return those who are to be sent a mail."""
    found = list(found)
    people = {(one.person.pk, one.party.pk): one for one in found if one.person and one.is_reached}
    known = {(each.person_id, each.party_id): each for each in asked.respondents.select_related(*WITH)}
    for key, one in sorted(people.items()):
        if key not in known and one.person:
            known[key] = Respondent.objects.create(round=asked, person=one.person, party=one.party)
    Ask.objects.bulk_create(
        Ask(
            round=asked,
            commitment=one.commitment,
            party=one.party,
            respondent=known[one.person.pk, one.party.pk] if one.person and one.is_reached else None,
        )
        for one in found
    )
    return [known[key] for key in sorted(people)]


WITH = ("round__agreement", "person", "party__organisation")
"""What a mail to a respondent needs at hand."""
