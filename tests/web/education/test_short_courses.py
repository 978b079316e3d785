"""Short courses in the European terms, and what is lacking before a credential can be issued; what everybody sees."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samverkan.education import actions
from samverkan.education.forms import ShortCourseForm, from_programme
from samverkan.education.models import Judged, ShortCourse, TaughtSkill
from samverkan.education.queries.completeness import MANDATORY, OPTIONAL, description
from samverkan.education.queries.public import public_programme
from tests.web.education.conftest import AT, Region, SignIn, added

WHOLE: dict[str, Any] = {
    "title": "Högvolt", "awarding_body": "Högskolan", "country": "Sverige", "outcomes": "Kunna mäta",
    "ects": Decimal(3), "level": 5, "assessment": "Prov", "participation": "blended", "quality": "UKÄ",
}  # fmt: skip


def described(region: Region, **says: Any) -> ShortCourse:
    about = {"title": "Högvolt", "organisations": [region.bo.organisation], **says}
    return actions.describe(says=actions.ShortDescription(**about), by=region.anna, at=AT)


def test_what_is_lacking_is_told_element_by_element(region: Region) -> None:
    assert description(described(region, **WHOLE)).is_complete
    for left_out in WHOLE.keys() - {"title"}:
        lacking = description(described(region, **{n: v for n, v in WHOLE.items() if n != left_out})).lacking
        assert [one.field for one in lacking] == [left_out]


def test_a_button_pressed_twice_describes_one_short_course(region: Region) -> None:
    assert described(region, **WHOLE) == described(region, **WHOLE)
    described(region, **WHOLE | {"level": 6})
    assert ShortCourse.objects.count() == 2


def test_hours_will_do_where_there_are_no_credits(region: Region) -> None:
    found = description(described(region, **(WHOLE | {"ects": None, "hours": 80})))
    assert found.is_complete
    assert {one.element.field: one.text for one in found.mandatory}["ects"] == "80 timmar"


def test_every_element_of_the_recommendation_is_in_the_form_and_the_model() -> None:
    fields = {one.field for one in (*MANDATORY, *OPTIONAL)}
    assert fields <= set(actions.ShortDescription.__dataclass_fields__)
    assert len(MANDATORY) + 2 == 11, "two of the mandatory eleven belong to each credential that is issued"


def test_the_description_begins_with_what_the_list_says(region: Region) -> None:
    made = added(region.anna, name="Nät", given_as=("campus", "distance"), level=6, credits=Decimal("7.5"))
    start = from_programme(made)
    assert (start["participation"], start["ects"], start["level"]) == ("blended", Decimal("7.5"), 6)
    vocational = added(region.anna, name="Yh", credits=Decimal(100), credit_system="yh", given_as=("work_integrated",))
    assert (from_programme(vocational)["ects"], from_programme(vocational)["participation"]) == (None, "at_work")


def test_a_short_course_is_described_edited_and_printed_through_the_pages(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    told = {"title": "Nät", "organisations": [region.anna.organisation_id], "circle": "shared", "ects": "7,5"}
    page = browser.post(reverse("education:describe"), told, follow=True).content.decode()
    assert "Det som saknas" in page
    made = ShortCourse.objects.get()
    edit = reverse("education:edit_short", args=[made.pk])
    browser.post(edit, told | {"outcomes": "Kunna räkna", "version": "1"})
    again = browser.post(edit, told | {"title": "Annat", "version": "1"}).content.decode()
    assert "Kunna räkna" in again, "what was saved meanwhile is shown beside"
    assert "Kunna räkna" in browser.get(reverse("education:short_course_paper", args=[made.pk])).content.decode()
    assert "Nät" in browser.get(reverse("education:short_courses"), {"q": "nät"}).content.decode()
    browser.post(reverse("education:show_short", args=[made.pk]), {"krets": "public"})
    assert "Nät" in Client().get(reverse("education:public_short_course", args=[made.pk])).content.decode()


def test_everybody_sees_what_is_public_and_nothing_else(region: Region) -> None:
    visitor = Client()
    one = reverse("education:public_programme", args=[region.programme.pk])
    assert visitor.get(one).status_code == 404
    assert "Ingen utbildning är offentlig" in visitor.get(reverse("education:public")).content.decode()
    for name, judged in (("reläskydd", Judged.CONFIRMED), ("Python", Judged.PROPOSED)):
        TaughtSkill.objects.create(programme=region.programme, concept=name, name=name, judged=judged)
    type(region.programme).objects.update(place_cost_sek=98765)
    actions.publish(programme=region.programme, by=region.anna, at=AT)
    page = visitor.get(one).content.decode()
    assert "reläskydd" in page
    assert "Python" not in page
    assert "98765" not in page.replace("\N{NO-BREAK SPACE}", "")
    assert "Eltekniker" in visitor.get(reverse("education:public"), {"q": "elt"}).content.decode()


def test_a_short_course_tells_nothing_of_an_education_that_its_reader_does_not_see(
    region: Region, signed_in: SignIn
) -> None:
    hidden = added(region.anna, name="Hemligt program", circle="private")
    TaughtSkill.objects.create(programme=hidden, concept="x", name="reläskydd", judged=Judged.CONFIRMED)
    course = described(region, programme=hidden)
    pages = [reverse(f"education:{name}", args=[course.pk]) for name in ("short_course", "short_course_paper")]
    for address in pages:
        assert "reläskydd" in signed_in(region.anna).get(address).content.decode()
        shown = signed_in(region.bo).get(address).content.decode()
        assert "Högvolt" in shown
        assert "Hemligt program" not in shown
        assert "reläskydd" not in shown
    says = actions.ShortDescription(title="Högvolt 2", organisations=[region.bo.organisation])
    edited = actions.edit_short(course=course, says=says, version=1, by=region.bo, at=AT)
    assert edited.programme == hidden, "whoever does not see it does not take it away"


def test_a_short_course_of_an_archived_education_is_edited_without_losing_it(region: Region) -> None:
    course = described(region, programme=region.programme)
    actions.archive(programme=region.programme, because="Ges inte", by=region.anna, at=AT)
    assert region.programme in ShortCourseForm(by=region.anna, course=course).fields["programme"].queryset
    assert region.programme not in ShortCourseForm(by=region.anna).fields["programme"].queryset


def test_sending_a_short_course_twice_does_not_show_it_to_everybody(region: Region, signed_in: SignIn) -> None:
    says = actions.ShortDescription(title="Nät", organisations=[region.anna.organisation])
    made = actions.describe(says=says, circle="private", by=region.anna, at=AT)
    browser, address = signed_in(region.anna), reverse("education:show_short", args=[made.pk])
    assert 'name="krets" value="shared"' in browser.get(address).content.decode()
    for _press in range(2):
        assert browser.post(address, {"krets": "shared"}).status_code == 302
    made.refresh_from_db()
    assert made.circle == "shared"


def test_short_courses_are_left_out_where_a_form_of_education_is_sought(region: Region) -> None:
    actions.show_short(course=described(region), circle="public", by=region.anna, at=AT)
    address = reverse("education:public")
    assert "Högvolt" in Client().get(address).content.decode()
    assert "Högvolt" not in Client().get(address, {"form": "summer"}).content.decode()


def test_what_everybody_sees_is_not_sent_back_to_fewer(region: Region, signed_in: SignIn) -> None:
    actions.publish(programme=region.programme, by=region.anna, at=AT)
    answer = signed_in(region.anna).post(reverse("education:share", args=[region.programme.pk]), follow=True)
    assert "ser det redan" in answer.content.decode()
    region.programme.refresh_from_db()
    assert region.programme.circle == "public"


@pytest.mark.parametrize(
    ("started", "finished", "shown"),
    [
        (30, 20, ("30", "20")),
        (4, 0, ("färre än 5", "anges inte")),
        (30, 28, ("30", "anges inte")),
        (30, 30, ("30", "30")),
        (0, 0, ("0", "0")),
    ],
)
def test_small_numbers_of_people_are_not_public(region: Region, started: int, finished: int, shown: Any) -> None:
    says = actions.Entered(2024, places=3, started=started, finished=finished, source="Ladok")
    actions.enter(programme=region.programme, says=says, by=region.anna, at=AT)
    year = public_programme(region.programme).years[0]
    assert (year.places, year.started, year.finished) == ("3", *shown)
