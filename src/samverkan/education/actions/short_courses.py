"""A short course described in the European terms: described, edited, sent, made public."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle, Organisation
from samverkan.accounts.permissions import Permission
from samverkan.accounts.pressing import just_made
from samverkan.accounts.versions import take_turn
from samverkan.accounts.widening import whom, widen
from samverkan.education.models import Programme, ShortCourse
from samverkan.journal.actions import record


@dataclass(frozen=True)
class ShortDescription:
    """What a person writes about a short course, element by element."""

    title: str
    title_en: str = ""
    programme: Programme | None = None
    awarding_body: str = ""
    country: str = ""
    outcomes: str = ""
    ects: Decimal | None = None
    hours: int | None = None
    level: int | None = None
    assessment: str = ""
    participation: str = ""
    quality: str = ""
    prerequisites: str = ""
    supervision: str = ""
    grades: str = ""
    stacking: str = ""
    further: str = ""
    language: str = ""
    organisations: Collection[Organisation] = ()


ELEMENTS = tuple(each.name for each in fields(ShortDescription) if each.name != "organisations")


@transaction.atomic
def describe(*, says: ShortDescription, circle: str = Circle.SHARED, by: Actor, at: datetime) -> ShortCourse:
    """Describe a short course; it need not be complete at once. The button pressed twice describes it once."""
    require(by, Permission.EDUCATION_EDIT)
    alike = ShortCourse.objects.filter(home=by.home, circle=circle, **elements(says))
    if twin := just_made(alike, "made_at", by=by, at=at).first():
        return twin
    made = ShortCourse.objects.create(circle=circle, home=by.home, made_at=at, **elements(says))
    made.organisations.set(whom(made, says.organisations, by))
    record("education.describe", made, by=by, at=at, detail={"short_course": made.pk})
    return made


@transaction.atomic
def edit_short(*, course: ShortCourse, says: ShortDescription, version: int, by: Actor, at: datetime) -> ShortCourse:
    """Correct the description; raises EditedMeanwhile when somebody else saved first."""
    require(by, Permission.EDUCATION_EDIT, course)
    take_turn(course, version)
    hidden = course.programme_id and not Programme.objects.visible_to(by).filter(pk=course.programme_id).exists()
    kept = {"programme": course.programme} if hidden else {}  # whoever does not see it cannot mean to take it away
    for name, value in (elements(says) | kept).items():
        setattr(course, name, value)
    course.save()
    course.organisations.set(whom(course, says.organisations, by))
    detail = {"short_course": course.pk, "version": course.version}
    record("education.edit_short", course, by=by, at=at, detail=detail)
    return course


@transaction.atomic
def show_short(*, course: ShortCourse, circle: str, by: Actor, at: datetime) -> ShortCourse:
    """Send a short course to those it concerns, or show it to everybody. Raises SeenAlready."""
    widen(course, circle, Permission.EDUCATION_EDIT, by)
    action = "education.publish_short" if circle == Circle.PUBLIC else "education.share_short"
    record(action, course, by=by, at=at, detail={"short_course": course.pk})
    return course


def elements(says: ShortDescription) -> dict[str, Any]:
    """Return what is said, by field."""
    return {name: getattr(says, name) for name in ELEMENTS}
