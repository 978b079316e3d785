"""What all ways of settling share: the last day of the agreement, the promises that end with it, the outcome."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.permissions import Permission
from samverkan.agreements import states
from samverkan.agreements.actions.facts import edit_facts
from samverkan.agreements.actions.reports import report
from samverkan.agreements.actions.standing import stand
from samverkan.agreements.actions.telling import tell_others
from samverkan.agreements.models import Agreement, AgreementState, ReportState, Standing
from samverkan.journal.actions import record
from samverkan.renewals.models import Fate, Handover, Outcome, Renewal, RenewalState


def end_promises(handovers: list[Handover], by: Actor, at: datetime) -> None:
    """Drop and close the promises that do not go on, in the agreement where they stood."""
    for each in handovers:
        if each.fate == Fate.DROP:
            stand(commitment=each.commitment, standing=Standing.DROPPED, reason=each.reason, by=by, at=at)
        elif each.fate == Fate.DONE and each.party.is_member(timezone.localdate(at)):
            _report_done(each, at)


def _report_done(each: Handover, at: datetime) -> None:
    """
    Let the party that closed a promise as done thereby have reported it done, where a promise can be reported so.

    Of a promise that is kept each year, or that only points out a direction, closing it says nothing of how it went.
    """
    if not states.is_fitting(each.commitment.kind, ReportState.DONE):
        return
    sentence = each.reason or _("Closed as done when the agreement was to be renewed.")
    decider = Actor(each.decided_by, each.party.organisation, allowed=frozenset({Permission.COMMITMENT_REPORT}))
    day = timezone.localdate(each.decided_at)
    report(commitment=each.commitment, state=ReportState.DONE, as_of=day, sentence=sentence[:400], by=decider, at=at)


def end_on(agreement: Agreement, last_day: date, by: Actor, at: datetime) -> None:
    """Let the agreement end on a day; if that has been, it has ended."""
    if agreement.valid_to != last_day.isoformat():
        change_facts(agreement, {"valid_to": last_day.isoformat()}, by, at)
    if last_day < timezone.localdate(at):
        agreement.state = AgreementState.ENDED
        agreement.save(update_fields=["state"])


def change_facts(agreement: Agreement, values: Mapping[str, Any], by: Actor, at: datetime) -> None:
    """Change facts of the agreement, as anybody would who edits them."""
    edit_facts(agreement, values=values, version=agreement.version, by=by, at=at)


def settle(
    renewal: Renewal,
    outcome: str,
    verb: str,
    *,
    reason: str = "",
    last_day: date | None = None,
    follower: Agreement | None = None,
    by: Actor,
    at: datetime,
) -> Renewal:
    """Write down how the renewal ended, and tell the other parties."""
    renewal.state, renewal.outcome = RenewalState.SETTLED, outcome
    renewal.reason, renewal.last_day, renewal.follower = reason.strip(), last_day, follower
    renewal.settled_at, renewal.settled_by = at, by.person
    renewal.version += 1
    renewal.save()
    _tell(renewal, by, at)
    detail = {"number": renewal.number, "last_day": last_day, "follower": follower.pk if follower else None}
    record(f"renewals.{verb}", renewal, by=by, at=at, within=renewal.agreement, detail=detail)
    return renewal


def _tell(renewal: Renewal, by: Actor, at: datetime) -> None:
    def sentence() -> str:
        words = {"party": by.organisation, "outcome": Outcome(renewal.outcome).label}
        return f"{_('%(party)s has settled the renewal: %(outcome)s.') % words} {renewal.reason}".strip()

    path, own = reverse("renewals:page", args=[renewal.agreement_id]), by.organisation_id
    tell_others(renewal.agreement, kind="renewal.settled", sentence=sentence, path=path, except_for=own, at=at)
