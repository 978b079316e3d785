"""What promises and areas rest on: written down, marked as changed, looked at again, restored, taken out of use."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle, Person
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries import people_of
from samverkan.accounts.versions import take_turn
from samverkan.agreements.actions.owning import NotOurPerson
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.actions.visible import replace_visible
from samverkan.agreements.models import Agreement, Assumption, AssumptionChange, Commitment
from samverkan.agreements.queries.health.resting import judged
from samverkan.areas.models import Area
from samverkan.indicators.models import Indicator
from samverkan.journal.actions import record


class NoChange(Exception):
    """An assumption is marked as changed only with the day and what changed, and once."""


class IndicatorNotShared(Exception):
    """What all parties rest on is not watched by an indicator that some of them do not see."""


@dataclass(frozen=True)
class Tripwire:
    """An indicator, and the limit on one side of which it breaks the assumption."""

    indicator: Indicator
    broken_when: str
    limit: Decimal


@transaction.atomic
def assume(
    *,
    agreement: Agreement,
    text: str,
    commitments: Collection[Commitment],
    areas: Collection[Area] = (),
    look_again_on: date | None = None,
    watcher: Person | None = None,
    tripwire: Tripwire | None = None,
    circle: str = Circle.SHARED,
    by: Actor,
    at: datetime,
) -> Assumption:
    """Write down what some of the agreement's promises, or areas, rest on."""
    require(by, Permission.COMMITMENT_EDIT, agreement)
    party = own_party(agreement, by, timezone.localdate(at))
    made = Assumption(
        agreement=agreement, text=text, look_again_on=look_again_on, watcher=watcher, home=party.organisation,
        circle=Circle.PRIVATE if agreement.circle == Circle.PRIVATE else circle,
    )  # fmt: skip
    _watch(made, tripwire)
    made.save()
    made.commitments.set(commitments)
    made.areas.set(areas)
    record("agreements.assume", made, by=by, at=at, within=agreement, detail={"assumption": made.pk})
    return made


@transaction.atomic
def tie(
    *,
    assumption: Assumption,
    text: str,
    commitments: Collection[Commitment],
    areas: Collection[Area] = (),
    look_again_on: date | None,
    watcher: Person | None = None,
    tripwire: Tripwire | None = None,
    version: int,
    by: Actor,
    at: datetime,
) -> Assumption:
    """Correct an assumption and what rests on it; raises EditedMeanwhile when somebody else saved first."""
    require(by, Permission.COMMITMENT_EDIT, assumption)
    take_turn(assumption, version)
    assumption.text, assumption.look_again_on, assumption.watcher = text, look_again_on, watcher
    if tripwire or _sees_indicator(assumption, by):  # one that the actor does not see stays
        _watch(assumption, tripwire)
    assumption.save()
    replace_visible(assumption.commitments, Commitment, commitments, by)
    replace_visible(assumption.areas, Area, areas, by)
    _note("agreements.edit_assumption", assumption, by, at)
    return assumption


@transaction.atomic
def hand_watch(*, assumption: Assumption, to: Person, by: Actor, at: datetime) -> Assumption:
    """Let somebody else in the actor's own party watch an assumption that one of its people watches."""
    require(by, Permission.COMMITMENT_EDIT, assumption)
    if not people_of(by.home, timezone.localdate(at)).filter(pk=to.pk).exists():
        raise NotOurPerson(_("Choose somebody with a role in your own party."))
    assumption.watcher = to
    assumption.save(update_fields=["watcher"])
    record(
        "agreements.hand_watch", assumption, by=by, at=at, within=assumption.agreement,
        detail={"assumption": assumption.pk, "watcher": str(to.key)},
    )  # fmt: skip
    return assumption


@transaction.atomic
def mark_changed(
    *, assumption: Assumption, changed_on: date, what: str, source_url: str = "", by: Actor, at: datetime
) -> Assumption:
    """Say that an assumption no longer holds; what rests on it stands under review from that day."""
    require(by, Permission.COMMITMENT_CHANGE, assumption)
    if not what.strip():
        raise NoChange(_("Say what changed, so that the others can judge it."))
    if changed_on > timezone.localdate(at):
        raise NoChange(_("Choose the day it changed, not one that is to come."))
    assumption.refresh_from_db(fields=["holds"])
    if not assumption.holds:
        raise NoChange(_("It is marked as no longer holding already."))
    _say(assumption, holds=False, on=changed_on, note=what.strip(), source_url=source_url, by=by, at=at)
    _note("agreements.mark_assumption_changed", assumption, by, at)
    return assumption


@transaction.atomic
def restore(*, assumption: Assumption, why: str, by: Actor, at: datetime) -> Assumption:
    """Say that an assumption holds again: values entered until now break it no more."""
    require(by, Permission.COMMITMENT_CHANGE, assumption)
    if not why.strip():
        raise NoChange(_("Say why it holds again."))
    today = timezone.localdate(at)
    assumption.refresh_from_db(fields=["holds", "changed_on", "judged_at"])
    if not judged([assumption], by, today)[0].broken:
        raise NoChange(_("It holds already."))
    _say(assumption, holds=True, on=today, note=why.strip(), source_url="", by=by, at=at)
    _note("agreements.restore_assumption", assumption, by, at)
    return assumption


@transaction.atomic
def look_again(
    *, assumption: Assumption, look_again_on: date | None, note: str = "", by: Actor, at: datetime
) -> Assumption:
    """Say that one has looked and that it still holds, and when to look next."""
    require(by, Permission.COMMITMENT_EDIT, assumption)
    today = timezone.localdate(at)
    if look_again_on and look_again_on <= today:
        raise NoChange(_("Choose a day to come, or none."))
    if judged([assumption], by, today)[0].broken:
        raise NoChange(_("It does not hold. Say first that it holds again, and why."))
    _say(assumption, holds=True, on=today, note=note.strip(), source_url="", by=by, at=at)
    assumption.look_again_on = look_again_on
    assumption.save(update_fields=["look_again_on"])
    _note("agreements.look_at_assumption", assumption, by, at)
    return assumption


@transaction.atomic
def withdraw(*, assumption: Assumption, why: str, by: Actor, at: datetime) -> Assumption:
    """Take an assumption out of use: nothing rests on it any longer, and it is kept with the reason."""
    require(by, Permission.COMMITMENT_CHANGE, assumption)
    if not why.strip():
        raise NoChange(_("Say why it is taken out of use."))
    kept = Assumption.objects.filter(pk=assumption.pk)
    if not kept.update(withdrawn_at=at, withdrawn_why=why.strip(), version=F("version") + 1):
        raise NoChange(_("It has been taken out of use already."))
    assumption.withdrawn_at, assumption.withdrawn_why = at, why.strip()
    _note("agreements.withdraw_assumption", assumption, by, at)
    return assumption


@transaction.atomic
def bring_back(*, assumption: Assumption, by: Actor, at: datetime) -> Assumption:
    """Take an assumption into use again, with what rested on it."""
    require(by, Permission.COMMITMENT_CHANGE, assumption)
    out = Assumption.with_withdrawn.filter(pk=assumption.pk).exclude(withdrawn_at=None)
    if not out.update(withdrawn_at=None, withdrawn_why="", version=F("version") + 1):
        raise NoChange(_("It is in use."))
    assumption.withdrawn_at, assumption.withdrawn_why = None, ""
    _note("agreements.bring_back_assumption", assumption, by, at)
    return assumption


def _watch(assumption: Assumption, tripwire: Tripwire | None) -> None:
    """Let an indicator with its limit watch the assumption, or none."""
    if (
        tripwire
        and assumption.circle != Circle.PRIVATE
        and not is_seen_by_all(tripwire.indicator, assumption.agreement)
    ):
        raise IndicatorNotShared(
            _("Not all parties see the indicator. Send it to them first, or keep the assumption within your party.")
        )
    assumption.indicator = tripwire.indicator if tripwire else None
    assumption.broken_when = tripwire.broken_when if tripwire else ""
    assumption.limit = tripwire.limit if tripwire else None


def is_seen_by_all(indicator: Indicator, agreement: Agreement) -> bool:
    """Say whether every party to the agreement today sees the indicator."""
    if indicator.circle != Circle.SHARED:
        return indicator.circle == Circle.PUBLIC
    parties = set(agreement.parties.current().values_list("organisation", flat=True))
    return parties <= set(indicator.organisations.values_list("pk", flat=True))


def _sees_indicator(assumption: Assumption, by: Actor) -> bool:
    indicator = assumption.indicator_id
    return indicator is None or Indicator.objects.visible_to(by).filter(pk=indicator).exists()


def _say(assumption: Assumption, *, holds: bool, on: date, note: str, source_url: str, by: Actor, at: datetime) -> None:
    """Remember what was said, and let it be the latest."""
    AssumptionChange.objects.create(
        assumption=assumption, holds=holds, changed_on=on, note=note, source_url=source_url, made_at=at,
        by_party=assumption.agreement.parties.filter(organisation=by.organisation_id).first(),
    )  # fmt: skip
    assumption.holds, assumption.changed_on, assumption.judged_at = holds, on, at
    assumption.change_note, assumption.source_url = note, source_url
    assumption.save(update_fields=["holds", "changed_on", "judged_at", "change_note", "source_url"])


def _note(action: str, assumption: Assumption, by: Actor, at: datetime) -> None:
    detail = {"assumption": assumption.pk, "changed_on": assumption.changed_on}
    record(action, assumption, by=by, at=at, within=assumption.agreement, detail=detail)
