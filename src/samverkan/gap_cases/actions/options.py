"""Options added to a case, corrected, given newer figures, and removed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.gap_cases.by_year import again
from samverkan.gap_cases.models import Figures, GapCase, Option
from samverkan.gap_cases.reckoned import Reckoned
from samverkan.journal.actions import record


class Settled(Exception):
    """The case is closed, or decided: what a decision rests on is not changed."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a person says of an option."""

    kind: str
    title: str
    pros: str = ""
    cons: str = ""


@transaction.atomic
def add(*, case: GapCase, words: Words, figures: Reckoned, by: Actor, at: datetime) -> Option:
    """Add an option last among those of a case, with its figures as they are now. Raises Settled, NotAllowed."""
    require(by, Permission.TOPIC_PROPOSE, case)
    check_undecided(case)
    last = case.options.aggregate(last=Max("position"))["last"] or 0
    made = Option.objects.create(
        case=case, position=last + 1, added_at=at, added_by=by.person, added_for=by.home, **vars(words)
    )
    _take(made, figures, by, at)
    _note("gap_cases.add_option", made, by, at)
    return made


@transaction.atomic
def edit(*, option: Option, words: Words, figures: Reckoned, version: int, by: Actor, at: datetime) -> Option:
    """
    Correct an option; changed figures are kept beside the earlier ones.

    Raises Settled, EditedMeanwhile, NotAllowed.
    """
    require(by, Permission.TOPIC_PROPOSE, option.case)
    check_undecided(option.case)
    take_turn(option, version)
    for name, value in vars(words).items():
        setattr(option, name, value)
    option.save(update_fields=list(vars(words)))
    if figures != current(option):
        _take(option, figures, by, at)
    _note("gap_cases.edit_option", option, by, at)
    return option


@transaction.atomic
def take_figures(*, option: Option, figures: Reckoned, version: int, by: Actor, at: datetime) -> Option:
    """Take newer figures of the computation for an option; the earlier ones stay. Raises as `edit`."""
    require(by, Permission.TOPIC_PROPOSE, option.case)
    check_undecided(option.case)
    take_turn(option, version)
    _take(option, figures, by, at)
    _note("gap_cases.take_figures", option, by, at)
    return option


@transaction.atomic
def remove(*, option: Option, by: Actor, at: datetime) -> GapCase:
    """Remove an option that no decision rests on; those after it move up. Raises Settled, NotAllowed."""
    case = option.case
    require(by, Permission.TOPIC_PROPOSE, case)
    check_undecided(case)
    if option.decisions.exists():
        raise Settled(_("A decision rests on the option, so it stays."))
    _note("gap_cases.remove_option", option, by, at)
    place = option.position
    option.delete()
    for later in case.options.filter(position__gt=place).order_by("position"):
        Option.objects.filter(pk=later.pk).update(position=F("position") - 1)
    return case


def current(option: Option) -> Reckoned | None:
    """Return the figures that an option stands with."""
    kept = option.figures.filter(is_current=True).first()
    if kept is None:
        return None
    names = Reckoned.__dataclass_fields__
    said = {name: getattr(kept, name) for name in names}
    people = tuple((year, low, high) for year, low, high in kept.people)
    return Reckoned(**{**said, "people": people, "by_year": again(kept.by_year)})


def _take(option: Option, figures: Reckoned, by: Actor, at: datetime) -> None:
    option.figures.filter(is_current=True).update(is_current=False)
    said = {**vars(figures), "by_year": [one.kept() for one in figures.by_year]}
    Figures.objects.create(option=option, taken_at=at, taken_by=by.person, **said)


def check_undecided(case: GapCase) -> None:
    """Let one at a time change what a decision rests on, or decide. Raises Settled."""
    if GapCase.objects.select_for_update(of=("self",)).get(pk=case.pk).closed_at:
        raise Settled(_("The case is closed. Open it again first."))
    if case.decisions.filter(withdrawn_at=None).exists():
        raise Settled(_("The case is decided. Take the decision back before you change what it rests on."))


def _note(action: str, option: Option, by: Actor, at: datetime) -> None:
    case = option.case
    record(action, case, by=by, at=at, within=case.agreement, detail={"case": case.pk, "option": option.pk})
