"""A check is proposed by one party, worded by any of them, and begins when all have said yes."""

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
from samverkan.accounts.versions import take_turn
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.models import Agreement, AgreementState
from samverkan.journal.actions import record
from samverkan.relations.actions import sending
from samverkan.relations.actions.finding import LEADS, held
from samverkan.relations.actions.telling import tell_others
from samverkan.relations.models import FEW, MOST, Check, CheckState, Consent, Statement, same_wording
from samverkan.relations.wording import STATEMENTS

Words = tuple[str, str]
"""A statement in Swedish and in English; the English may be empty."""


class CannotPropose(Exception):
    """The agreement has no other party to ask, a check of that year stands, or the day has been."""


class WrongStatements(Exception):
    """There are too few or too many statements, or the same one twice."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Which year a check is of, by when it is answered, a line to those who are asked, and its statements."""

    year: int
    answer_by: date
    message: str = ""
    statements: tuple[Words, ...] = STATEMENTS


@transaction.atomic
def propose(*, agreement: Agreement, plan: Plan, by: Actor, at: datetime) -> Check:
    """
    Propose a check to the other parties; the proposer has said yes by that.

    Raises CannotPropose, WrongStatements, NotAParty, NotAllowed.
    """
    require(by, LEADS, agreement)
    today = timezone.localdate(at)
    party = own_party(agreement, by, today)
    agreement = Agreement.objects.select_for_update(of=("self",)).select_related("home").get(pk=agreement.pk)
    _check(agreement, plan, today)
    last = agreement.checks.aggregate(last=Coalesce(Max("number"), 0))["last"]
    made = Check.objects.create(
        agreement=agreement,
        number=last + 1,
        year=plan.year,
        message=plan.message.strip(),
        answer_by=plan.answer_by,
        party=party,
        proposed_at=at,
        proposed_by=by.person,
        circle=Circle.SHARED,
        home=by.home,
    )
    _put(made, plan.statements)
    Consent.objects.create(check_of=made, party=party, said_at=at, said_by=by.person)
    tell_others(made, "proposed", by, at)
    record("relations.propose", made, by=by, at=at, within=agreement, detail={"year": made.year})
    return made


def _check(agreement: Agreement, plan: Plan, today: date) -> None:
    if agreement.circle == Circle.PRIVATE or agreement.parties.current().count() < 2:
        raise CannotPropose(_("A check takes two. Share the agreement with the other party first."))
    if agreement.state != AgreementState.IN_FORCE:
        raise CannotPropose(_("A check is made of an agreement in force."))
    if Check.objects.standing().filter(agreement=agreement, year=plan.year).exists():
        raise CannotPropose(_("There is a check for %(year)s already.") % {"year": plan.year})
    if Check.objects.under_way().filter(agreement=agreement).exists():
        raise CannotPropose(_("A check is under way. Close it or take it back before you propose another."))
    if plan.answer_by < today:
        raise CannotPropose(_("Choose a day to answer by that has not been."))


def _put(check: Check, statements: Iterable[Words]) -> None:
    """Write the statements of a check anew. Raises WrongStatements."""
    stripped = [(" ".join(swedish.split()), " ".join(english.split())) for swedish, english in statements]
    keys = [same_wording(*words) for words in stripped]
    if not FEW <= len(stripped) <= MOST:
        sentence = _("A check has %(few)d to %(most)d statements. You have %(count)d.")
        raise WrongStatements(sentence % {"few": FEW, "most": MOST, "count": len(stripped)})
    if len(set(keys)) < len(keys):
        raise WrongStatements(_("The same statement stands there twice."))
    check.statements.all().delete()
    Statement.objects.bulk_create(
        Statement(check_of=check, position=place, swedish=swedish, english=english, key=key)
        for place, ((swedish, english), key) in enumerate(zip(stripped, keys, strict=True), start=1)
    )


@transaction.atomic
def word(*, check: Check, statements: Collection[Words], version: int, by: Actor, at: datetime) -> Check:
    """
    Change the statements before the check begins; what the other parties had said yes to they are asked again.

    Raises WrongStatements, EditedMeanwhile, NotNow, NotAParty, NotAllowed.
    """
    check, party = held(check, by, at, CheckState.PROPOSED)
    take_turn(check, version)
    _put(check, statements)
    check.consents.exclude(party=party).delete()
    check.consents.get_or_create(party=party, defaults={"said_at": at, "said_by": by.person})
    tell_others(check, "worded", by, at)
    record("relations.word", check, by=by, at=at, within=check.agreement, detail={"year": check.year})
    return check


@transaction.atomic
def agree(*, check: Check, version: int, by: Actor, at: datetime) -> Check:
    """
    Say yes for one's party to the statements as they were read; with the last yes the check begins.

    Saying yes twice is saying it once. Raises EditedMeanwhile, NotNow, NotAParty, NotAllowed.
    """
    check, party = held(check, by, at, CheckState.PROPOSED)
    _said, is_new = check.consents.get_or_create(party=party, defaults={"said_at": at, "said_by": by.person})
    if not is_new:
        return check
    take_turn(check, version)
    missing = check.agreement.parties.current().exclude(pk__in=check.consents.values("party"))
    if missing.exists():
        record("relations.agree", check, by=by, at=at, within=check.agreement, detail={"year": check.year})
        return check
    check.state, check.started_at = CheckState.OPEN, at
    check.save(update_fields=["state", "started_at"])
    sending.ask(check.respondents.select_related(*sending.WITH), at=at)
    tell_others(check, "started", by, at)
    record("relations.start", check, by=by, at=at, within=check.agreement, detail={"year": check.year})
    return check
