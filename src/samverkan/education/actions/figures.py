"""The figures of a year: entered, corrected, taken away."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.education.models import Programme, YearFigures
from samverkan.education.models.programmes import FIRST_YEAR
from samverkan.journal.actions import record

AHEAD = 10
"""Places are decided some years ahead."""


class CannotEnter(Exception):
    """The figures of the year cannot be right; the sentence says why."""


@dataclass(frozen=True)
class Entered:
    """What is said of a year; a figure that is not known is None."""

    year: int
    places: int | None = None
    applicants: int | None = None
    started: int | None = None
    finished: int | None = None
    source: str = ""
    is_preliminary: bool = False

    @property
    def known(self) -> list[int]:
        """The figures that are known."""
        every = (self.places, self.applicants, self.started, self.finished)
        return [figure for figure in every if figure is not None]


@transaction.atomic
def enter(*, programme: Programme, says: Entered, seen: str = "", by: Actor, at: datetime) -> YearFigures:
    """
    Enter the figures of a year, or put others in their place.

    seen  when those were entered that one looked at while correcting them
    Raises CannotEnter, also when somebody else has corrected them meanwhile.
    """
    require(by, Permission.EDUCATION_EDIT, programme)
    check(says, at)
    Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    about = {name: value for name, value in asdict(says).items() if name != "year"}
    before = programme.years.filter(year=says.year).first()
    if seen and (before is None or before.entered_at.isoformat() != seen):
        raise CannotEnter(_("Somebody else corrected these figures meanwhile. Look at them before you correct them."))
    made, is_new = YearFigures.objects.update_or_create(
        programme=programme,
        year=says.year,
        defaults={**about, "entered_at": at, "entered_by": by.person, "entered_for": by.home},
    )
    detail = {"programme": programme.pk, "year": says.year, "before": figures_of(before) if before else None}
    record("education.enter" if is_new else "education.correct", programme, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def take_away(*, figures: YearFigures, by: Actor, at: datetime) -> None:
    """Take away the figures of a year; the history keeps what they were."""
    programme = figures.programme
    require(by, Permission.EDUCATION_EDIT, programme)
    detail = {"programme": programme.pk, "year": figures.year, "before": figures_of(figures)}
    figures.delete()
    record("education.take_away_figures", programme, by=by, at=at, detail=detail)


def check(says: Entered, at: datetime) -> None:
    """Raise CannotEnter with a sentence when the figures contradict each other."""
    last = timezone.localdate(at).year + AHEAD
    if not FIRST_YEAR <= says.year <= last:
        raise CannotEnter(_("The year must lie between %(first)s and %(last)s.") % {"first": FIRST_YEAR, "last": last})
    if not says.known:
        raise CannotEnter(_("Enter at least one figure: places, applicants, began or finished."))
    if says.started is not None and says.finished is not None and says.finished > says.started:
        raise CannotEnter(_("More have finished than began that year. Finished counts those who began that same year."))
    if not says.source.strip():
        raise CannotEnter(_("Say where the figures come from, for example Ladok or UHR."))


def figures_of(kept: YearFigures) -> dict[str, int | None]:
    """Return the figures of a year by name."""
    return {name: getattr(kept, name) for name in ("places", "applicants", "started", "finished")}
