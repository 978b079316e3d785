"""Each party's view of a commitment: report it, confirm the counterpart's, share a private one."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements import states
from samverkan.agreements.models import Agreement, Commitment, Party, Standing, StatusReport
from samverkan.journal.actions import record


class NotAParty(Exception):
    """The actor's organisation is not a party to the agreement, or has left it."""


class DoesNotFit(Exception):
    """The state does not fit the kind of commitment, or lacks what it needs."""


class NothingToConfirm(Exception):
    """The view is the actor's own, or is no longer the counterpart's latest."""


@transaction.atomic
def report(
    *,
    commitment: Commitment,
    state: str,
    as_of: date,
    year: int | None = None,
    sentence: str = "",
    evidence_url: str = "",
    evidence_note: str = "",
    circle: str = Circle.SHARED,
    by: Actor,
    at: datetime,
) -> StatusReport:
    """Record how the actor's party sees a commitment on a day; it becomes the party's latest view."""
    require(by, Permission.COMMITMENT_REPORT, commitment)
    party = own_party(commitment.agreement, by, timezone.localdate(at))
    year = year if states.needs_year(commitment.kind) else None
    _check(commitment, state, year, as_of, evidence_url or evidence_note, timezone.localdate(at))
    if Circle.PRIVATE in (commitment.agreement.circle, commitment.circle):
        circle = Circle.PRIVATE  # what is said before the agreement is shared never goes with it unnoticed
    made = StatusReport(
        commitment=commitment, party=party, state=state, year=year, sentence=sentence, as_of=as_of,
        evidence_url=evidence_url, evidence_note=evidence_note, circle=circle,
        reported_at=at, reported_by=by.person,
    )  # fmt: skip
    _take_its_place(made)
    _note_it(made, by, at)
    return made


def confirm_view(*, seen: StatusReport, by: Actor, at: datetime) -> StatusReport:
    """Say that the actor's party sees a commitment as another party does: one click."""
    if seen.party.organisation_id == by.organisation_id or seen.circle == Circle.PRIVATE or _is_overtaken(seen):
        raise NothingToConfirm(_("There is a newer view than the one you wanted to confirm. Look at it first."))
    return report(
        commitment=seen.commitment,
        state=seen.state,
        year=seen.year,
        as_of=timezone.localdate(at),
        evidence_url=seen.evidence_url,
        evidence_note=seen.evidence_note,
        by=by,
        at=at,
    )


@transaction.atomic
def share_report(*, private: StatusReport, by: Actor, at: datetime) -> StatusReport:
    """Send a private view to the other parties: from now on it is the party's view."""
    if private.circle != Circle.PRIVATE or private.party.organisation_id != by.organisation_id:
        raise NothingToConfirm(_("Only your own party's private note can be sent."))
    commitment = private.commitment
    return report(
        commitment=commitment, state=private.state, year=private.year, as_of=private.as_of,
        sentence=private.sentence, evidence_url=private.evidence_url, evidence_note=private.evidence_note,
        by=by, at=at,
    )  # fmt: skip


def own_party(agreement: Agreement, by: Actor, on: date) -> Party:
    """Return the actor's own party to the agreement, or raise NotAParty."""
    party = agreement.parties.filter(organisation=by.organisation_id).first()
    if party is None or not party.is_member(on):
        raise NotAParty(_("Only a party to the agreement can do this."))
    return party


def _check(commitment: Commitment, state: str, year: int | None, as_of: date, evidence: str, today: date) -> None:
    if commitment.standing == Standing.DROPPED:
        raise DoesNotFit(_("This commitment has been dropped. Restore it before you report on it."))
    if not states.is_fitting(commitment.kind, state):
        raise DoesNotFit(_("This state does not fit this kind of commitment. Choose one of those offered."))
    if states.needs_year(commitment.kind) and not year:
        raise DoesNotFit(_("Say which year it was kept or missed."))
    if as_of > today or (year and year > today.year):
        raise DoesNotFit(_("A report is about what has been; choose a day that is not in the future."))
    if states.needs_evidence(state) and not evidence:
        raise DoesNotFit(_("Show why it no longer holds: a link, or where it can be read."))


# A view puts aside what is seen by no more than itself: one that is public stays until a newer public one.
PUTS_ASIDE: dict[str, tuple[str, ...]] = {
    Circle.PRIVATE: (Circle.PRIVATE,),
    Circle.SHARED: (Circle.PRIVATE, Circle.SHARED),
    Circle.PUBLIC: (Circle.PRIVATE, Circle.SHARED, Circle.PUBLIC),
}


def _take_its_place(made: StatusReport) -> None:
    """Save the report as its party's latest view, unless there is one of a later day or year already."""
    mine = StatusReport.objects.filter(commitment=made.commitment, party=made.party, is_latest=True)
    older = mine.filter(circle__in=PUTS_ASIDE[made.circle])
    newer = [view for view in older if view.circle == made.circle and _when(view) > _when(made)]
    made.is_latest = not newer
    if made.is_latest:
        older.update(is_latest=False)
    made.save()


def _when(view: StatusReport) -> tuple[int, date]:
    return view.year or 0, view.as_of


def _is_overtaken(seen: StatusReport) -> bool:
    others = StatusReport.objects.filter(commitment=seen.commitment, party=seen.party, is_latest=True)
    newer = [view for view in others.exclude(circle=Circle.PRIVATE) if (_when(view), view.pk) > (_when(seen), seen.pk)]
    return not seen.is_latest or bool(newer)


def _note_it(made: StatusReport, by: Actor, at: datetime) -> None:
    """Journal a shared view with its commitment, a private one apart, so that its party alone sees the line."""
    is_private = made.circle == Circle.PRIVATE
    record(
        "agreements.report_privately" if is_private else "agreements.report",
        made if is_private else made.commitment,
        by=by,
        at=at,
        within=made.commitment.agreement,
        detail={"report": made.pk, "state": made.state, "year": made.year, "as_of": made.as_of},
    )
