"""The agreement is renewed: a new one with the agreed wording takes over what is still to be done."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.agreements.actions.families import link
from samverkan.agreements.actions.registering import propose, register
from samverkan.agreements.given import AgreementGiven, AreaGiven, DomainGiven, PartyGiven, WordingGiven
from samverkan.agreements.models import Agreement, KinshipKind
from samverkan.areas.models import Area
from samverkan.renewals.actions.finding import held
from samverkan.renewals.actions.settling.carrying import carry
from samverkan.renewals.actions.settling.checks import agreed_wording, all_handed_over
from samverkan.renewals.actions.settling.closing import end_on, end_promises, settle
from samverkan.renewals.actions.settling.prolonging import BadDate
from samverkan.renewals.models import Outcome, Renewal
from samverkan.renewals.queries.members import members
from samverkan.runs import actions as runs


@dataclass(frozen=True, kw_only=True)
class NextAgreement:
    """What is said of the new agreement; signed_on empty means that each party has yet to agree to it."""

    title: str
    valid_from: str = ""
    valid_to: str = ""
    signed_on: str = ""
    notice_date: date | None = None
    review_date: date | None = None


@transaction.atomic
def renew(
    *,
    renewal: Renewal,
    following: NextAgreement,
    last_day: date,
    version: int,
    by: Actor,
    at: datetime,
) -> Renewal:
    """
    Make the new agreement with the agreed wording and the carried promises; the old one ends on `last_day`.

    The new one stands in the circle that the parties share, with the actor's party as the first to confirm it.
    Raises NotReady, BadDate, CannotRegister, EditedMeanwhile, AlreadySettled, NotAParty, NotAllowed.
    """
    renewal, _party = held(renewal, Permission.AGREEMENT_REGISTER, by, at)
    take_turn(renewal, version)
    handovers = all_handed_over(renewal)
    wording = agreed_wording(renewal)
    _check(renewal, last_day)
    old = renewal.agreement
    given = _given(old, following, wording.text, by)
    circle = Circle.PRIVATE if old.circle == Circle.PRIVATE else Circle.SHARED
    make = register if following.signed_on else propose
    new = make(given, by=by, at=at, circle=circle)
    link(new, earlier=old, kind=KinshipKind.RENEWAL, dated=following.valid_from, by=by, at=at)
    carry(handovers, new, by=by, at=at)
    end_promises(handovers, by, at)
    end_on(old, last_day, by, at)
    return settle(renewal, Outcome.RENEWED, "renew", last_day=last_day, follower=new, by=by, at=at)


def _check(renewal: Renewal, last_day: date) -> None:
    begun = renewal.agreement.valid_from or renewal.agreement.signed_on
    if begun and last_day.isoformat()[: len(begun)] < begun:
        raise BadDate(_("The agreement ends before it begins. Correct one of the dates."))


def _given(old: Agreement, following: NextAgreement, text: str, by: Actor) -> AgreementGiven:
    document = runs.read_text(text)
    return AgreementGiven(
        title=following.title,
        kind=old.kind,
        language=old.language,
        purpose=old.purpose,
        signed_on=following.signed_on,
        valid_from=following.valid_from,
        valid_to=following.valid_to,
        notice_date=following.notice_date,
        review_date=following.review_date,
        meeting_cadence=old.meeting_cadence,
        report_every_days=old.report_every_days,
        parties=tuple(PartyGiven(organisation=party.organisation, contact=party.contact) for party in members(old)),
        wording=WordingGiven(
            text=document.text, paragraphs=tuple((p.start, p.end, p.kind.value) for p in document.paragraphs)
        ),
        domains=tuple(DomainGiven(code=each.code, own_name=each.own_name) for each in old.domains.all()),
        areas=tuple(AreaGiven(name=each.name) for each in Area.objects.visible_to(by).filter(agreements=old)),
    )
