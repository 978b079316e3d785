"""The same agreement goes on for longer."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.agreements.actions.standing import NoReason
from samverkan.renewals.actions.finding import held
from samverkan.renewals.actions.settling.closing import change_facts, settle
from samverkan.renewals.deadlines import last_day
from samverkan.renewals.models import Outcome, Renewal


class BadDate(Exception):
    """A day does not come after the one that it must come after."""


@transaction.atomic
def prolong(
    *,
    renewal: Renewal,
    valid_to: str,
    notice_date: date | None = None,
    review_date: date | None = None,
    reason: str,
    version: int,
    by: Actor,
    at: datetime,
) -> Renewal:
    """
    Let the agreement go on to a later day, with its promises as they are and a new day for notice.

    Raises BadDate, NoReason, EditedMeanwhile, AlreadySettled, NotAParty.
    """
    renewal, _party = held(renewal, Permission.AGREEMENT_REGISTER, by, at)
    take_turn(renewal, version)
    if not reason.strip():
        raise NoReason(_("Say why. The other parties read it, and so does whoever takes over after you."))
    agreement = renewal.agreement
    end, before = last_day(valid_to), last_day(agreement.valid_to)
    if end is None or (before and end <= before):
        raise BadDate(_("Give a last day that comes after the present one."))
    if notice_date and notice_date > end:
        raise BadDate(_("The last day to give notice comes after the end. Correct one of the dates."))
    dates = {"valid_to": valid_to, "notice_date": notice_date, "review_date": review_date}
    change_facts(agreement, dates, by, at)
    return settle(renewal, Outcome.PROLONGED, "prolong", reason=reason, last_day=end, by=by, at=at)
