"""What A keeps to itself within what it shares, with a mark in every word of it, so that it is known anywhere."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pypdfium2
from django.apps import apps
from django.db import models
from django.http import HttpResponse, StreamingHttpResponse

from samverkan.accounts.models import Circle, Circled
from samverkan.accounts.permissions import Role
from samverkan.areas.models import Area
from samverkan.commissioned.models import CommissionedCourse, Enquiry, Need
from samverkan.commissioned.states import State
from samverkan.education.models import Programme, ShortCourse, YearFigures
from samverkan.gap_cases.models import GapCase
from samverkan.indicators.models import Indicator, IndicatorValue
from samverkan.planning.actions import Description, begin, calculate
from samverkan.planning.models import Case
from samverkan.search import SwedishKeyField
from samverkan.sources.models import Snapshot
from tests.factories import acting, agreement, commitment
from tests.factories.meetings import topic
from tests.factories.planning import case_file, computed
from tests.permissions.world import NOW, TODAY, World

MARK = "hemlis"
SHORTEST = 60
"""A shorter text is a code or a word of a list."""
NEVER = {
    "key",
    "table",
    "code_version",
    "fingerprint",
    "derived_from",
    "origin",
    "concept",
    "other",
    "sha256",
    "path",
    "media_type",
    "number",
}
"""Words for the program, not for people."""


def keep_apart(world: World) -> None:
    """Let A have something private of every kind, most of it hanging on something that B sees."""
    own, kept = acting(world.a, *Role.values), {"circle": Circle.PRIVATE, "home": world.a}
    area = Area.objects.create(name="Fabriken", **kept)
    area.organisations.set([world.a, world.b])
    taught = Programme.objects.create(name="Nytt program", provider_name="A", made_at=NOW, **kept)
    taught.organisations.set([world.a, world.b])
    YearFigures.objects.create(
        programme=taught, year=TODAY.year, places=1, source="A", entered_at=NOW, entered_for=world.a
    )
    world.programme.areas.add(area)
    ShortCourse.objects.create(title="Ny kurs", made_at=NOW, **kept).organisations.set([world.a, world.b])
    ShortCourse.objects.filter(pk=world.short_course.pk).update(programme=taught)
    measured = Indicator.objects.create(name="Mått", unit="st", source="A", made_at=NOW, **kept)
    measured.organisations.set([world.a, world.b])
    IndicatorValue.objects.create(indicator=measured, on=TODAY, value=1, entered_at=NOW, entered_for=world.a)
    Case.objects.filter(pk=world.case.pk).update(area=area)
    plan = begin(says=Description(title="Egen plan", area=area), file=case_file(), by=own, at=NOW)
    for each in (plan, world.case):
        computed(calculate(version=each.versions.get(), by=own, at=NOW))
    GapCase.objects.filter(pk=world.gap_case.pk).update(area=area)
    GapCase.objects.create(
        agreement=world.agreement, title="Eget gap", ssyk="7212", region="24", occupation="Svetsare", year=2030, low=4,
        high=9, source="Planen", opened_at=NOW, area=area, **kept,
    )  # fmt: skip
    asked_apart(world, taught)
    begun_apart(world)
    world.activity.areas.add(area)


def asked_apart(world: World, taught: Programme) -> None:
    """Let an enquiry be A's own, and one that B reads be answered by what A alone knows of."""
    made = Enquiry.objects.create(
        title="Egen", employer="Firman", received_at=NOW, state_since=NOW, answer_by=TODAY, circle=Circle.PRIVATE,
        home=world.a,
    )  # fmt: skip
    made.organisations.set([world.b])
    Need.objects.create(enquiry=made, position=1, name="Lödning")
    Enquiry.objects.filter(pk=world.enquiry.pk).update(state=State.AGREED)
    CommissionedCourse.objects.create(
        enquiry=world.enquiry, title="Kursen", starts_on=TODAY, ends_on=TODAY + timedelta(days=1), places=5,
        builds_on=taught,
    )  # fmt: skip


def begun_apart(world: World) -> None:
    """Let A have an agreement with B and C that only A knows of yet, and a topic in its own inbox."""
    apart = agreement(world.a, world.b, world.c, circle=Circle.PRIVATE)
    commitment(apart)
    topic(world.agreement, circle=Circle.PRIVATE, home=world.a)


def mark(world: World) -> list[str]:
    """Write a mark into every text of what A alone sees, and of what belongs to that; return the marks."""
    found = []
    for model in apps.get_models():
        if issubclass(model, Circled) and model is not Snapshot:  # a file is seen by those who see what it belongs to
            for thing in model._base_manager.filter(home=world.a, circle=Circle.PRIVATE):
                found += [mark_of(one) for one in (thing, *parts_of(thing)) if marked(one)]
    return found


def parts_of(thing: models.Model) -> Iterator[models.Model]:
    """Yield what goes away with a thing and has no circle of its own."""
    for relation in thing._meta.related_objects:
        child = relation.related_model
        goes_along = getattr(relation, "on_delete", None) is models.CASCADE and not relation.many_to_many
        if goes_along and not issubclass(child, Circled) and not child._meta.auto_created:
            yield from child._base_manager.filter(**{relation.field.name: thing})


def marked(thing: models.Model) -> bool:
    """Mark the texts of one thing, those that are empty apart; return whether it has any."""
    names = [field.name for field in thing._meta.concrete_fields if is_text(field) and getattr(thing, field.name)]
    for name in names:
        longer = f"{getattr(thing, name)} {mark_of(thing)}"
        setattr(thing, name, longer[: thing._meta.get_field(name).max_length])
    if names:
        thing.save()
    return bool(names)


def mark_of(thing: models.Model) -> str:
    return f"{MARK}{thing._meta.model_name}{thing.pk}"


def is_text(field: Any) -> bool:
    """Whether people write it."""
    if type(field) not in (models.CharField, models.TextField) or isinstance(field, SwedishKeyField):
        return False
    is_short = field.max_length is not None and field.max_length < SHORTEST
    return not (field.choices or field.unique or is_short or field.name in NEVER)


def words_in(answer: HttpResponse | StreamingHttpResponse) -> str:
    """Return all that an answer says: its page, its file, whatever kind that is, and where it leads."""
    data = answer.getvalue()
    said = f"{answer.get('Location', '')} {answer.get('Content-Disposition', '')}"
    if data.startswith(b"%PDF-"):
        return f"{said} {pdf_words(data)}"
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return said + "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    return said + data.decode("utf-8", "replace")


def pdf_words(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "".join(re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document)
