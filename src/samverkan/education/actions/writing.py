"""Many programmes at once: rows of a file, and a change of all that are ticked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.areas.models import Area
from samverkan.education.actions.figures import CannotEnter, Entered, enter
from samverkan.education.actions.programmes import AlreadyThere, add, archive, edit
from samverkan.education.models import Form, Origin, Programme
from samverkan.education.queries.sheet import Change
from samverkan.journal.actions import record


class CannotWrite(Exception):
    """A row could not be written, so none was; the sentence says which and why."""


@transaction.atomic
def write_rows(*, changes: Iterable[Change], circle: str = Circle.SHARED, by: Actor, at: datetime) -> int:
    """Write rows of a file, all or none; return how many. Raises CannotWrite."""
    require(by, Permission.EDUCATION_EDIT)
    number = 0
    for change in changes:
        try:
            programme = written(change, circle, by, at)
            if change.figures:
                enter(programme=programme, says=Entered(**change.figures), by=by, at=at)
        except (AlreadyThere, CannotEnter, EditedMeanwhile) as fault:
            words = _("Row %(row)s: %(why)s Nothing was written.")
            raise CannotWrite(words % {"row": change.row.number, "why": fault}) from fault
        number += 1
    return number


def written(change: Change, circle: str, by: Actor, at: datetime) -> Programme:
    """Return the programme of a row, added or edited."""
    if change.programme is None:
        return add(says=change.says, circle=circle, origin=Origin.FILE, by=by, at=at)
    return edit(programme=change.programme, says=change.says, version=change.programme.version, by=by, at=at)


@dataclass(frozen=True)
class Alike:
    """What all that are ticked get: an area, a stage, a form, or a place in the archive."""

    area: Area | None = None
    stage: str = ""
    form: str = ""
    because: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.area or self.stage or self.form or self.because)


@transaction.atomic
def change_many(*, programmes: Collection[Programme], alike: Alike, by: Actor, at: datetime) -> int:
    """Give several programmes the same; one that has it already stays as it is. Return how many changed."""
    for programme in programmes:
        require(by, Permission.EDUCATION_EDIT, programme)
    return sum(changed(programme, alike, by, at) for programme in programmes)


def changed(programme: Programme, alike: Alike, by: Actor, at: datetime) -> bool:
    """Give one programme what all get; say whether that changed it."""
    if alike.because:
        archive(programme=programme, because=alike.because, by=by, at=at)
        return True
    given_as = tuple(form.value for form in Form if form.value in {*programme.given_as, alike.form})
    stages = tuple(dict.fromkeys([*programme.stages, *filter(None, [alike.stage])]))
    is_new_area = alike.area is not None and not programme.areas.filter(pk=alike.area.pk).exists()
    if (given_as, stages) == (programme.given_as, programme.stages) and not is_new_area:
        return False
    programme.given_as, programme.stages, programme.version = given_as, stages, programme.version + 1
    programme.save(update_fields=["given_as", "stages", "version"])
    if alike.area is not None:
        programme.areas.add(alike.area)
    record("education.edit", programme, by=by, at=at, detail={"programme": programme.pk, "version": programme.version})
    return True
