"""Whom a thing is seen by is decided by the party that made it; others who may change it neither add nor take away."""

from dataclasses import fields
from typing import Any

import pytest

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Organisation
from samverkan.accounts.permissions import Role
from samverkan.accounts.widening import SeenAlready, partners
from samverkan.areas import actions as areas
from samverkan.areas.forms import AreaForm
from samverkan.areas.models import Area
from samverkan.education import actions as education
from samverkan.education.forms import ProgrammeForm, ShortCourseForm
from samverkan.gap_cases.actions import opening
from samverkan.indicators import actions as indicators
from samverkan.indicators.forms import IndicatorForm
from samverkan.planning import actions as planning
from samverkan.planning.forms import DescriptionForm
from tests.factories import acting, agreement
from tests.permissions.world import NOW, World

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def world(worlds: dict[str, World]) -> World:
    return worlds[Circle.SHARED]


def of(home: Organisation) -> Actor:
    return acting(home, *Role.values)


def fresh(world: World, kind: str) -> Any:
    """Return a thing as the database has it: the one of the world may still hold what another test did to it."""
    kept = getattr(world, kind)
    return type(kept)._base_manager.get(pk=kept.pk)


def said(description: Any, thing: Any, **others: Any) -> Any:
    """Return a description that says what holds already, apart from some of it."""
    kept = {one.name: getattr(thing, one.name) for one in fields(description) if hasattr(thing, one.name)}
    kept |= {name: list(value.all()) for name, value in kept.items() if hasattr(value, "all")}
    kept |= {name: "Ett nytt namn" for name in ("name", "title") if name in kept}  # the public world has one like it
    return description(**{**kept, **others})


EDITS = {
    "area": lambda thing, **rest: areas.edit(
        area=thing, says=said(areas.Description, thing, **rest.pop("says")), version=thing.version, **rest
    ),
    "indicator": lambda thing, **rest: indicators.edit(
        indicator=thing, says=said(indicators.Description, thing, **rest.pop("says")), version=thing.version, **rest
    ),
    "programme": lambda thing, **rest: education.edit(
        programme=thing, says=said(education.Description, thing, **rest.pop("says")), version=thing.version, **rest
    ),
    "short_course": lambda thing, **rest: education.edit_short(
        course=thing, says=said(education.ShortDescription, thing, **rest.pop("says")), version=thing.version, **rest
    ),
    "case": lambda thing, **rest: planning.describe(
        case=thing, says=said(planning.Description, thing, **rest.pop("says")), **rest
    ),
}
SHARES = {
    "area": lambda thing, by: areas.share(area=thing, by=by, at=NOW),
    "indicator": lambda thing, by: indicators.share(indicator=thing, by=by, at=NOW),
    "programme": lambda thing, by: education.share(programme=thing, by=by, at=NOW),
    "short_course": lambda thing, by: education.show_short(course=thing, circle=Circle.SHARED, by=by, at=NOW),
    "case": lambda thing, by: planning.share(case=thing, by=by, at=NOW),
}


@pytest.mark.parametrize("kind", EDITS)
def test_another_that_edits_shows_it_to_no_third(kind: str, world: World):
    thing = fresh(world, kind)
    EDITS[kind](thing, says={"organisations": [world.a, world.b, world.c]}, by=of(world.b), at=NOW)
    assert set(thing.organisations.all()) <= {world.a, world.b}


@pytest.mark.parametrize("kind", EDITS)
def test_another_that_edits_takes_it_from_nobody(kind: str, world: World):
    thing = fresh(world, kind)
    thing.organisations.set([world.a, world.b, world.c])
    EDITS[kind](thing, says={"organisations": [world.b]}, by=of(world.b), at=NOW)
    assert set(thing.organisations.all()) == {world.a, world.b, world.c}


@pytest.mark.parametrize("kind", EDITS)
def test_its_own_party_chooses(kind: str, world: World):
    thing = fresh(world, kind)
    EDITS[kind](thing, says={"organisations": [world.c]}, by=of(world.a), at=NOW)
    assert set(thing.organisations.all()) == {world.a, world.c}


@pytest.mark.parametrize("kind", SHARES)
def test_what_is_public_is_not_made_less_so_by_sending_it(kind: str, world: World):
    thing = fresh(world, kind)
    thing.circle = Circle.PUBLIC
    thing.save()
    with pytest.raises(SeenAlready):
        SHARES[kind](thing, of(world.a))
    thing.refresh_from_db()
    assert thing.circle == Circle.PUBLIC


def test_the_forms_ask_whom_it_concerns_only_of_ones_own(world: World):
    by = of(world.b)
    forms = [
        AreaForm(by=by, area=world.area),
        IndicatorForm(by=by, indicator=world.indicator),
        ProgrammeForm(by=by, programme=world.programme),
        ShortCourseForm(by=by, course=world.short_course),
        DescriptionForm(by=by, case=world.case),
    ]
    assert [form for form in forms if "organisations" in form.fields] == []


def test_an_area_that_the_editor_does_not_see_stays(world: World):
    hidden = Area.objects.create(name="Dold", circle=Circle.PRIVATE, home=world.a)
    world.programme.areas.set([hidden])
    EDITS["programme"](fresh(world, "programme"), says={"areas": [world.area]}, by=of(world.b), at=NOW)
    assert set(world.programme.areas.all()) == {hidden, world.area}


def test_the_area_of_a_gap_case_that_the_editor_does_not_see_stays(world: World):
    case = fresh(world, "gap_case")
    case.area = Area.objects.create(name="Dold", circle=Circle.PRIVATE, home=world.a)
    case.save()
    gap = said(opening.Gap, case, area=None, title="Fler svetsare")
    opening.edit(case=case, gap=gap, version=case.version, by=of(world.b), at=NOW)
    case.refresh_from_db()
    assert (case.title, case.area.name) == ("Fler svetsare", "Dold")


def test_an_agreement_that_only_the_other_knows_of_makes_no_partner(world: World):
    agreement(world.c, world.b, circle=Circle.PRIVATE)
    assert set(partners(of(world.b))) == {world.a, world.b}
    assert set(partners(of(world.c))) == {world.b, world.c}
