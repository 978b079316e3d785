"""A case itself: begun from a file, saved as a new version, described, sent, removed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.models import Circle, Organisation
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile, take_turn
from samverkan.accounts.widening import whom, widen
from samverkan.areas.models import Area
from samverkan.journal.actions import record
from samverkan.planning.files import Checked, checked
from samverkan.planning.models import Case, CaseVersion, Following
from samverkan.planning.queries.cases import area_of, stamp_of
from samverkan.planning.queries.delivered import Sources
from samverkan.search import key


class AlreadyThere(Exception):
    """There is a case of this title already."""


@dataclass(frozen=True)
class Description:
    """What a person writes about a case, beside its file."""

    title: str
    description: str = ""
    area: Area | None = None
    organisations: Collection[Organisation] = ()


@transaction.atomic
def begin(
    *, says: Description, file: Checked, note: str = "", circle: str = Circle.PRIVATE, follows: Sources | None = None,
    by: Actor, at: datetime,
) -> Case:  # fmt: skip
    """
    Begin a case with its first version; raises AlreadyThere.

    follows  the sources that it was begun with, whose newer figures come into it by themselves
    """
    require(by, Permission.AREA_EDIT)
    _check_title(says.title, by)
    made = Case.objects.create(
        title=says.title, description=says.description, area=says.area, circle=circle, home=by.home, made_at=at,
        made_by=by.person,
    )  # fmt: skip
    made.organisations.set(whom(made, says.organisations, by))
    _keep(made, file, note, by, at)
    if follows:
        Following.objects.create(
            case=made, region=follows.region, series=follows.series, programmes=dict(follows.programmes), by_itself=True
        )
    record("planning.begin", made, by=by, at=at, detail={"case": made.pk})
    return made


@transaction.atomic
def save(*, case: Case, file: Checked, note: str = "", version: int, by: Actor, at: datetime) -> CaseVersion:
    """Save the file as a new version; raises EditedMeanwhile when somebody else saved first."""
    require(by, Permission.AREA_EDIT, case)
    made = renewed(case=case, file=file, note=note, version=version, by=by, at=at)
    record("planning.save", case, by=by, at=at, detail={"case": case.pk, "version": made.number})
    return made


def renewed(*, case: Case, file: Checked, note: str, version: int, by: Actor, at: datetime) -> CaseVersion:
    """Return a new version, of which whoever calls tells the journal; raises EditedMeanwhile."""
    take_turn(case, version)
    return _keep(case, file, note, by, at)


@transaction.atomic
def restore(*, of: CaseVersion, version: int, by: Actor, at: datetime) -> CaseVersion:
    """Save an earlier version once more, as the newest; raises EditedMeanwhile, and WrongFile for an older format."""
    note = _("Version %(number)s once more") % {"number": of.number}
    return save(case=of.case, file=checked(of.text), note=note, version=version, by=by, at=at)


@transaction.atomic
def copy(*, of: CaseVersion, title: str, by: Actor, at: datetime) -> Case:
    """Begin a case of one's own from a version of another, private to begin with; raises AlreadyThere."""
    require(by, Permission.AREA_EDIT, of.case)
    note = _("Copied from “%(title)s”, version %(number)s") % {"title": of.case.title, "number": of.number}
    says = Description(title, of.case.description, area_of(of.case, by))
    return begin(says=says, file=checked(of.text), note=note[:300], by=by, at=at)


@transaction.atomic
def describe(*, case: Case, says: Description, seen: str = "", by: Actor, at: datetime) -> Case:
    """
    Change what is said of a case beside its file.

    seen  the stamp of what the form was opened with
    Raises AlreadyThere, and EditedMeanwhile when somebody else changed it since then.
    """
    require(by, Permission.AREA_EDIT, case)
    case = Case.objects.select_for_update(of=("self",)).select_related("home").get(pk=case.pk)
    if seen and stamp_of(case) != seen:
        raise EditedMeanwhile(_("Somebody else changed this while you were writing. Both versions are shown below."))
    _check_title(says.title, by, other_than=case)
    case.title, case.description, case.area = says.title, says.description, says.area
    case.save(update_fields=["title", "title_key", "description", "area"])
    case.organisations.set(whom(case, says.organisations, by))
    record("planning.describe", case, by=by, at=at, detail={"case": case.pk})
    return case


@transaction.atomic
def share(*, case: Case, by: Actor, at: datetime) -> Case:
    """Send a private case to the organisations it concerns. Raises SeenAlready, NotAllowed."""
    widen(case, Circle.SHARED, Permission.AREA_EDIT, by)
    record("planning.share", case, by=by, at=at, detail={"case": case.pk})
    return case


@transaction.atomic
def remove(*, case: Case, by: Actor, at: datetime) -> None:
    """Remove a case with its versions, scenarios and comments; only where it was made."""
    require(by, Permission.AREA_EDIT, case)
    if case.home_id != by.organisation_id:
        raise NotAllowed(_("Only the party that began the case can remove it."))
    record("planning.remove", case, by=by, at=at, detail={"case": case.pk})
    case.delete()


def _keep(case: Case, file: Checked, note: str, by: Actor, at: datetime) -> CaseVersion:
    numbers = file.inputs()
    return CaseVersion.objects.create(
        case=case, number=case.version, text=file.text, region=file.document["region"]["name"], figures=len(numbers),
        sourced=sum(number.is_sourced for number in numbers), note=note, saved_at=at, saved_by=by.person,
        saved_for=by.home,
    )  # fmt: skip


def _check_title(title: str, by: Actor, other_than: Case | None = None) -> None:
    same = Case.objects.visible_to(by).filter(title_key=key(title))
    if other_than:
        same = same.exclude(pk=other_than.pk)
    if same.exists():
        raise AlreadyThere(_("There is a case of this title already. Open that one, or choose another title."))
