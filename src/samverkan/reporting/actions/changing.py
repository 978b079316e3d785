"""What a party changes in a round about its own people: more questions, fewer, and to whom they go."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Binding, Commitment
from samverkan.journal.actions import record
from samverkan.reporting.actions import sending
from samverkan.reporting.actions.finding import NothingChosen, held
from samverkan.reporting.actions.opening import WITH, ask_about
from samverkan.reporting.models import Ask, Respondent, Round
from samverkan.reporting.queries.asking import can_be_mailed, candidates, owner_of


@transaction.atomic
def add(*, asked: Round, commitments: Collection[Commitment], by: Actor, at: datetime) -> int:
    """
    Ask the actor's own people about more promises, or again about those that were withdrawn; return of how many.

    Raises NothingChosen, NotOpen, NotAParty, NotAllowed.
    """
    asked, party = held(asked, Permission.COMMITMENT_EDIT, by, at)
    wanted = {commitment.pk for commitment in commitments}
    own = {ask.commitment_id: ask for ask in asked.asks.filter(party=party, commitment__in=wanted)}
    back = [ask for ask in own.values() if ask.withdrawn_at]
    asked.asks.filter(pk__in=[ask.pk for ask in back]).update(withdrawn_at=None, withdrawn_by=None)
    found = candidates(asked.agreement, by, timezone.localdate(at), only_own=True)
    new = [one for one in found if one.commitment.pk in wanted and one.commitment.pk not in own]
    if not new and not back:
        raise NothingChosen(_("Tick at least one promise."))
    people = {one.pk: one for one in ask_about(asked, new)}
    again = asked.respondents.filter(asks__in=back, asks__answer=None).select_related(*WITH).distinct()
    people |= {one.pk: one for one in again}
    sending.ask(people.values(), at=at)
    added = asked.asks.filter(
        party=party, commitment__in=[*(one.commitment.pk for one in new), *(ask.commitment_id for ask in back)]
    )
    _note("reporting.add", asked, list(added.select_related("commitment")), by, at)
    return len(new) + len(back)


@transaction.atomic
def withdraw(*, asked: Round, asks: Collection[Ask], by: Actor, at: datetime) -> int:
    """
    Take questions to the actor's own people back, as long as they are not answered; return how many.

    A link with nothing left to answer stops working. Raises NothingChosen, NotOpen, NotAParty, NotAllowed.
    """
    asked, party = held(asked, Permission.COMMITMENT_EDIT, by, at)
    own = asked.asks.standing().filter(party=party, answer=None, pk__in=[ask.pk for ask in asks])
    taken = list(own.select_related("commitment"))
    people = set(own.exclude(respondent=None).values_list("respondent", flat=True))
    count = own.update(withdrawn_at=at, withdrawn_by=by.person)
    if not count:
        raise NothingChosen(_("Only questions to your own party that are not answered can be taken back."))
    _close_empty(asked, people, at)
    _note("reporting.withdraw", asked, taken, by, at)
    return count


@transaction.atomic
def hand_to_owners(*, asked: Round, by: Actor, at: datetime) -> int:
    """
    Send the actor's party's unanswered questions to those who own the promises now; return to how many people.

    Raises NothingChosen, NotOpen, NotAParty, NotAllowed.
    """
    asked, party = held(asked, Permission.COMMITMENT_EDIT, by, at)
    waiting = asked.asks.standing().filter(party=party, answer=None).select_related("respondent")
    bindings = Binding.objects.filter(party=party, commitment__in=waiting.order_by().values("commitment"))
    owners = {one.commitment_id: owner_of(one) for one in bindings.select_related("owner", "party__contact")}
    left, people = set(), {}
    for ask in waiting:
        owner = owners.get(ask.commitment_id)
        now = ask.respondent.person_id if ask.respondent else None
        if owner is None or not can_be_mailed(owner) or owner.pk == now:
            continue
        left.add(ask.respondent_id)
        one, _new = Respondent.objects.get_or_create(round=asked, person=owner, party=party)
        people[one.pk] = one
        Ask.objects.filter(pk=ask.pk).update(respondent=one)
    if not people:
        raise NothingChosen(_("Every question is with the one who owns the promise, or nobody owns it yet."))
    _close_empty(asked, {pk for pk in left if pk}, at)
    sending.ask(asked.respondents.filter(pk__in=people).select_related(*WITH), at=at)
    detail = {"number": asked.number}
    record("reporting.hand_to", asked, by=by, at=at, within=asked.agreement, detail=detail)
    return len(people)


def _close_empty(asked: Round, people: Collection[int], at: datetime) -> None:
    """Let the links of those who have nothing left to answer work no more."""
    busy = set(asked.asks.standing().filter(respondent__in=people, answer=None).values_list("respondent", flat=True))
    errands.close(purpose=sending.PURPOSE, things=[pk for pk in people if pk not in busy], at=at)


def _note(verb: str, asked: Round, asks: list[Ask], by: Actor, at: datetime) -> None:
    """Write the line; the others are told of what they see, and a line about private promises alone is private too."""
    shared = [ask for ask in asks if ask.commitment.circle != Circle.PRIVATE]
    detail = {"number": asked.number, "count": len(shared) or len(asks)}
    record(verb, asked if shared else asks[0], by=by, at=at, within=asked.agreement, detail=detail)
