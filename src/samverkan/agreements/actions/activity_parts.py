"""What is added to an activity as it goes: milestones, money, results and dated notes."""

from datetime import date, datetime
from decimal import Decimal

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Organisation
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Activity, Milestone, MoneyLine, ProgressNote, Result
from samverkan.journal.actions import record
from samverkan.sources.actions import receive


class FigureWithoutSource(Exception):
    """A figure needs its unit and says where it comes from."""


class NotYet(Exception):
    """What has been reached or has come out of it cannot lie in the future."""


class NoPayer(Exception):
    """A money line says who pays."""


@transaction.atomic
def add_milestone(*, activity: Activity, title: str, due_on: date, by: Actor, at: datetime) -> Milestone:
    """Add a step with its day."""
    require(by, Permission.ACTIVITY_EDIT, activity)
    made = Milestone.objects.create(activity=activity, title=title, due_on=due_on)
    _note("agreements.add_milestone", made, activity, by, at)
    return made


@transaction.atomic
def reach_milestone(*, milestone: Milestone, reached_on: date, by: Actor, at: datetime) -> Milestone:
    """Say on which day a step was reached."""
    require(by, Permission.ACTIVITY_EDIT, milestone.activity)
    _has_been(reached_on, at)
    milestone.reached_on = reached_on
    milestone.save(update_fields=["reached_on"])
    _note("agreements.reach_milestone", milestone, milestone.activity, by, at)
    return milestone


@transaction.atomic
def add_money(
    *, activity: Activity, year: int, amount_sek: Decimal, organisation: Organisation | None = None,
    payer: str = "", note: str = "", by: Actor, at: datetime,
) -> MoneyLine:  # fmt: skip
    """Add what somebody puts in during a year, in kronor."""
    require(by, Permission.ACTIVITY_EDIT, activity)
    if not organisation and not payer.strip():
        raise NoPayer(_("Say who pays: one of the parties, or somebody else by name."))
    made = MoneyLine.objects.create(
        activity=activity, year=year, amount_sek=amount_sek, organisation=organisation,
        payer="" if organisation else payer.strip(), note=note,
    )  # fmt: skip
    _note("agreements.add_money", made, activity, by, at)
    return made


@transaction.atomic
def add_result(
    *, activity: Activity, text: str, on: date, evidence_url: str = "", file: bytes | None = None,
    file_name: str = "", figure: Decimal | None = None, unit: str = "", source: str = "", by: Actor, at: datetime,
) -> Result:  # fmt: skip
    """Add what the activity led to, with its evidence: a link, a file, or a figure with unit and source."""
    require(by, Permission.ACTIVITY_EDIT, activity)
    _has_been(on, at)
    if figure is not None and not (unit.strip() and source.strip()):
        raise FigureWithoutSource(_("A figure needs its unit and where it comes from."))
    kept = receive(data=file, name=file_name, by=by, at=at) if file is not None else None
    made = Result.objects.create(
        activity=activity, text=text, on=on, evidence_url=evidence_url, evidence_file=kept, figure=figure,
        unit=unit if figure is not None else "", source=source if figure is not None else "",
    )  # fmt: skip
    _note("agreements.add_result", made, activity, by, at)
    return made


@transaction.atomic
def add_note(*, activity: Activity, text: str, on: date, by: Actor, at: datetime) -> ProgressNote:
    """Add a dated line about how it goes."""
    require(by, Permission.ACTIVITY_EDIT, activity)
    _has_been(on, at)
    made = ProgressNote.objects.create(activity=activity, text=text, on=on, by=by.person)
    _note("agreements.note_progress", made, activity, by, at)
    return made


def _has_been(day: date, at: datetime) -> None:
    if day > timezone.localdate(at):
        raise NotYet(_("Choose a day that has been."))


def _note(action: str, part: models.Model, activity: Activity, by: Actor, at: datetime) -> None:
    first = activity.commitments.select_related("agreement").order_by("agreement", "number").first()
    detail = {"activity": activity.pk, str(part._meta.model_name): part.pk}
    record(action, activity, by=by, at=at, within=first.agreement if first else None, detail=detail)
