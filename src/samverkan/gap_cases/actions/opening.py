"""A case opened, corrected, given an owner, sent to the other parties, closed and opened again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.models import Circle, Person
from samverkan.accounts.permissions import Permission
from samverkan.accounts.pressing import just_made
from samverkan.accounts.queries import people_of
from samverkan.accounts.versions import take_turn
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.models import Agreement, Party
from samverkan.areas.models import Area
from samverkan.gap_cases.actions import citing
from samverkan.gap_cases.actions.options import check_undecided
from samverkan.gap_cases.models import CaseOwner, GapCase
from samverkan.journal.actions import record

DECIDED_ON = ("ssyk", "region", "year", "low", "high", "source", "source_url")
"""What a decision rests on: look-backs set what came beside it."""


class OpenAlready(Exception):
    """There is a case about the same occupation in the same region that is not closed."""


class NoReason(Exception):
    """A case is closed only with a reason, and opened again only when it is closed."""


class NotToDecide(Exception):
    """The party said to decide is not one of the agreement's."""


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What a person says of a gap: who is missing, where, how many by when, by what source, whose decision."""

    title: str
    ssyk: str
    occupation: str
    region: str
    year: int
    low: int
    high: int
    source: str
    source_url: str = ""
    origin: str = ""
    why: str = ""
    area: Area | None = None
    decider_kind: str = ""
    decider: Party | None = None
    body: str = ""


@transaction.atomic
def open_case(
    *,
    agreement: Agreement,
    gap: Gap,
    needs: Iterable[citing.Cited] = (),
    circle: str = Circle.PRIVATE,
    anyway: bool = False,
    by: Actor,
    at: datetime,
) -> GapCase:
    """
    Take up a gap as a case of an agreement, within the party until it is sent; the button pressed twice opens one.

    needs  skills asked for and not given that the case rests on besides

    Raises OpenAlready unless `anyway`, NotToDecide, NotAParty, NotAllowed.
    """
    require(by, Permission.TOPIC_PROPOSE, agreement)
    party = own_party(agreement, by, timezone.localdate(at))
    circle = Circle.PRIVATE if agreement.circle == Circle.PRIVATE else circle
    said = {"agreement": agreement, "circle": circle, "home": party.organisation, "opened_by": by.person, **vars(gap)}
    there = GapCase.objects.visible_to(by).like(gap.ssyk, gap.region)
    if not anyway and there.exists():
        raise OpenAlready(_("There is a case about this occupation in this region already."))
    twin = just_made(there.filter(**said).order_by("pk"), "opened_at", by=by, at=at).last()
    if twin and there.exclude(pk=twin.pk).exists():
        return twin  # it was opened in spite of another a moment ago: the button was pressed twice
    _check(gap, agreement)
    made = GapCase.objects.create(**said, opened_at=at)
    if by.person:
        CaseOwner.objects.create(case=made, party=party, person=by.person)
    citing.keep(made, needs, by, at)
    _note("gap_cases.open", made, by, at)
    return made


@transaction.atomic
def edit(*, case: GapCase, gap: Gap, version: int, by: Actor, at: datetime) -> GapCase:
    """
    Correct what is said of a gap; what a decision rests on stays as it was decided on.

    Raises Settled, EditedMeanwhile, NotToDecide, NotAllowed.
    """
    require(by, Permission.TOPIC_PROPOSE, case)
    _check(gap, case.agreement)
    is_same = all(getattr(case, name) == getattr(gap, name) for name in DECIDED_ON)
    if not is_same:
        check_undecided(case)
    take_turn(case, version)
    said: dict[str, Any] = {**vars(gap), "origin": case.origin if is_same else ""}
    if case.area_id and not Area.objects.visible_to(by).filter(pk=case.area_id).exists():
        said["area"] = gap.area or case.area  # whoever does not see it cannot mean to take it away
    for name, value in said.items():
        setattr(case, name, value)
    case.save(update_fields=[*said, "title_key", "version"])
    _note("gap_cases.edit", case, by, at)
    return case


@transaction.atomic
def own(*, case: GapCase, person: Person | None, by: Actor, at: datetime) -> GapCase:
    """Choose who looks after the case in the actor's own party, or nobody. Raises NotAParty, NotAllowed."""
    require(by, Permission.TOPIC_PROPOSE, case)
    today = timezone.localdate(at)
    party = own_party(case.agreement, by, today)
    if person is None:
        case.owners.filter(party=party).delete()
    elif people_of(by.home, today).filter(pk=person.pk).exists():
        CaseOwner.objects.update_or_create(case=case, party=party, defaults={"person": person})
    else:
        raise NotAllowed(_("Choose somebody with a role in your own party."))
    _note("gap_cases.own", case, by, at)
    return case


@transaction.atomic
def share(*, case: GapCase, by: Actor, at: datetime) -> GapCase:
    """Send a case that only one party sees to the other parties of the agreement. Raises NotAllowed."""
    require(by, Permission.TOPIC_PROPOSE, case)
    if case.agreement.circle == Circle.PRIVATE:
        raise NotAllowed(_("Share the agreement with the other party first."))
    if case.circle == Circle.PRIVATE:
        case.circle = Circle.SHARED
        case.save(update_fields=["circle"])
        _note("gap_cases.share", case, by, at)
    return case


@transaction.atomic
def close(*, case: GapCase, why: str, version: int, by: Actor, at: datetime) -> GapCase:
    """Close a case with the reason. Raises NoReason, EditedMeanwhile, NotAllowed."""
    require(by, Permission.TOPIC_PROPOSE, case)
    if not why.strip():
        raise NoReason(_("Say why the case is closed, so that it can be understood later."))
    take_turn(case, version)
    case.closed_at, case.closed_by, case.closed_why = at, by.person, why.strip()
    case.save(update_fields=["closed_at", "closed_by", "closed_why"])
    _note("gap_cases.close", case, by, at)
    return case


@transaction.atomic
def reopen(*, case: GapCase, by: Actor, at: datetime) -> GapCase:
    """Open a closed case again, as it stood. Raises NoReason, NotAllowed."""
    require(by, Permission.TOPIC_PROPOSE, case)
    if case.closed_at is None:
        raise NoReason(_("The case is open."))
    case.closed_at, case.closed_by, case.closed_why = None, None, ""
    case.save(update_fields=["closed_at", "closed_by", "closed_why"])
    _note("gap_cases.reopen", case, by, at)
    return case


def _check(gap: Gap, agreement: Agreement) -> None:
    if gap.decider and gap.decider.agreement_id != agreement.pk:
        raise NotToDecide(_("The party that decides must be a party to the agreement."))


def _note(action: str, case: GapCase, by: Actor, at: datetime) -> None:
    record(action, case, by=by, at=at, within=case.agreement, detail={"case": case.pk})
