"""Education from Susa-navet: taken up as the partnership's interest, and read again without losing own corrections."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import NOBODY, Actor, require
from samverkan.accounts.models import Circle, Organisation
from samverkan.accounts.permissions import Permission
from samverkan.education.models import Origin, Programme, YearFigures
from samverkan.education.queries.susa import GONE, Told, as_kept, as_model, is_ours, told_of
from samverkan.journal.actions import record

SOURCE = "Susa-navet"


class NothingChosen(Exception):
    """None of what was chosen is there any longer, or all of it is in the list already."""


@transaction.atomic
def take_up(
    *, ids: Iterable[str], circle: str = Circle.SHARED, organisations: Iterable[Organisation] = (), by: Actor,
    at: datetime,
) -> list[Programme]:  # fmt: skip
    """Take education that Susa-navet tells of into the list. Raises NothingChosen when none is new."""
    require(by, Permission.EDUCATION_EDIT)
    wanted = set(ids) - set(Programme.objects.filter(home=by.home).values_list("susa_id", flat=True))
    found = told_of(wanted)
    if not found:
        raise NothingChosen(_("Choose education that is not in the list already."))
    return [taken(told, circle, {*organisations, by.home}, by, at) for told in found.values()]


def taken(told: Told, circle: str, organisations: Iterable[Organisation], by: Actor, at: datetime) -> Programme:
    """Return a programme as Susa-navet tells of it."""
    made = Programme(circle=circle, home=by.home, origin=Origin.SUSA, susa_id=told.id, made_at=at)
    made.said, made.said_at = told.says, at
    for name, value in told.says.items():
        setattr(made, name, as_model(value))
    made.provider = Organisation.objects.filter(name=made.provider_name).first()
    made.save()
    made.organisations.set(organisations)
    keep_places(made, told, by.home, at)
    record("education.take_up", made, by=by, at=at, detail={"programme": made.pk})
    return made


def read_anew(*, programmes: Iterable[Programme], at: datetime, by: Actor = NOBODY) -> int:
    """Read again what Susa-navet says of some programmes; return how many it changed."""
    wanted = list(programmes)
    found = told_of(one.susa_id for one in wanted)
    return sum(renewed(one, found.get(one.susa_id), by, at) for one in wanted)


@transaction.atomic
def renewed(programme: Programme, told: Told | None, by: Actor, at: datetime) -> bool:
    """
    Let a programme say what Susa-navet says now, but for fields that somebody has corrected; say whether it changed.

    One that is no longer told of stays as it is, and is marked so.
    """
    before, programme.said_at = programme.said, at
    if told is None:
        is_new = not before.get(GONE)
        programme.said = {**before, GONE: at.isoformat()}
        programme.save(update_fields=["said", "said_at"])
        return is_new
    changed = []
    for name, value in told.says.items():
        if is_ours(programme, name, before) or as_kept(getattr(programme, name)) == value:
            continue
        setattr(programme, name, as_model(value))
        changed.append(name)
    programme.said = told.says
    programme.version += bool(changed)
    programme.save()
    years = keep_places(programme, told, programme.home, at)
    if changed or years:
        detail = {"programme": programme.pk, "changed": changed, "years": years}
        record("education.renew", programme, by=by, at=at, detail=detail)
    return bool(changed or years)


def keep_places(programme: Programme, told: Told, home: Organisation, at: datetime) -> list[int]:
    """Keep the places of each year, but for years whose figures come from elsewhere; return the years that changed."""
    kept = {one.year: one for one in programme.years.all()}
    changed = []
    for year, places in told.places.items():
        one = kept.get(year)
        if one is None:
            YearFigures.objects.create(
                programme=programme, year=year, places=places, source=SOURCE, entered_at=at, entered_for=home
            )
        elif one.source == SOURCE and one.places != places:
            one.places, one.entered_at, one.entered_by = places, at, None
            one.save()
        else:
            continue
        changed.append(year)
    return changed
