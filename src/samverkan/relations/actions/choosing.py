"""Each party chooses who in its own leadership answers."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person
from samverkan.journal.actions import record
from samverkan.relations.actions import sending
from samverkan.relations.actions.finding import held
from samverkan.relations.models import Check, CheckState, Respondent
from samverkan.relations.queries.choosing import can_be_asked


class NotToBeAsked(Exception):
    """Somebody who was chosen is not of the party, or has no address to be asked at."""


class HasAnswered(Exception):
    """Somebody who has answered cannot be left out any more."""


@transaction.atomic
def choose(*, check: Check, people: Collection[Person], by: Actor, at: datetime) -> Check:
    """
    Let just these people of one's own party answer; those who are new get their mail at once if the check has begun.

    Raises NotToBeAsked, HasAnswered, NotNow, NotAParty, NotAllowed.
    """
    check, party = held(check, by, at, CheckState.PROPOSED, CheckState.OPEN)
    wanted = {person.pk: person for person in people}
    allowed = set(can_be_asked(by.home, timezone.localdate(at)).values_list("pk", flat=True))
    known = {one.person_id: one for one in check.respondents.filter(party=party)}
    if set(wanted) - allowed - set(known):
        raise NotToBeAsked(_("Choose among the people of your own party who have an e-mail address."))
    gone = [one for pk, one in known.items() if pk not in wanted]
    if any(one.answered_at for one in gone):
        raise HasAnswered(_("Somebody you left out has answered already, and answers are not taken away."))
    errands.close(purpose=sending.PURPOSE, things=[one.pk for one in gone], at=at)
    Respondent.objects.filter(pk__in=[one.pk for one in gone]).delete()
    new = [
        Respondent.objects.create(check_of=check, party=party, person=person)
        for pk, person in wanted.items()
        if pk not in known
    ]
    if check.is_open:
        sending.ask(check.respondents.filter(pk__in=[one.pk for one in new]).select_related(*sending.WITH), at=at)
    detail = {"year": check.year, "asked": len(wanted)}
    record("relations.choose", check, by=by, at=at, within=check.agreement, detail=detail)
    return check
