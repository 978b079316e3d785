"""The board, the list, the file and the figures; what each sees, and what nobody is told."""

from datetime import date, timedelta

import pytest
from django.test import Client

from samverkan.accounts.actor import NOBODY, Actor
from samverkan.accounts.models import Organisation
from samverkan.commissioned.actions.checking import check
from samverkan.commissioned.actions.describing import Asked, enter
from samverkan.commissioned.actions.moving import evaluate, lose
from samverkan.commissioned.actions.opening import Rules, set_desk
from samverkan.commissioned.actions.sharing import share
from samverkan.commissioned.models import Enquiry
from samverkan.commissioned.queries.lists import Sought, board, lateness, listed, sheet
from samverkan.commissioned.queries.outcomes import outcomes, unmet_need
from samverkan.commissioned.queries.skills import Skill
from samverkan.commissioned.states import State
from tests import factories
from tests.journeys.visitor import BACKEND
from tests.web.commissioned.conftest import (
    ALL_SETTLED,
    ASKED,
    DRIVES,
    NOW,
    TODAY,
    WELDING,
    given,
    offered,
    taken,
    took_back,
)

PAGES = ("/uppdragsutbildning/", "/uppdragsutbildning/lista/", "/uppdragsutbildning/utfall/")


def asked(by: Actor, employer: str, *skills: Skill, people: int | None = 10, region: str = "") -> Enquiry:
    says = Asked(title="Kurs", employer=employer, people=people, region=region, skills=skills or (DRIVES,))
    return enter(says=says, by=by, at=NOW)


def lost(by: Actor, employer: str, *skills: Skill, because: str = "no_course", people: int | None = 10) -> Enquiry:
    return lose(enquiry=asked(by, employer, *skills, people=people), because=because, words="", by=by, at=NOW)


def found(by: Actor, **sought: object) -> list[str]:
    return [line.enquiry.employer for line in listed(Sought(**sought), "employer", "1", by, TODAY)]


def test_the_board_has_a_column_for_each_step_and_the_ends_where_there_is_something(anna: Actor):
    asked(anna, "Ett AB")
    lost(anna, "Två AB")
    columns = board(Sought(), anna, TODAY)
    assert [column.state for column in columns] == [
        State.NEW, State.ANSWERING, State.OFFERED, State.AGREED, State.GIVEN, State.EVALUATED, State.LOST
    ]  # fmt: skip
    assert [column.count for column in columns] == [1, 0, 0, 0, 0, 0, 1]


def test_the_list_is_cut_down_by_each_filter(anna: Actor):
    first, second = asked(anna, "Alfa AB"), lost(anna, "Beta AB", WELDING)
    taken(first, anna)
    assert found(anna) == ["Alfa AB", "Beta AB"]
    assert found(anna, text="beta") == ["Beta AB"]
    assert found(anna, state="lost") == ["Beta AB"]
    assert found(anna, skill="svets") == ["Beta AB"]
    assert found(anna, responsible=anna.person.pk) == ["Alfa AB"]
    assert found(anna, since=TODAY + timedelta(days=1)) == []
    assert found(anna, until=TODAY) == ["Alfa AB", "Beta AB"]
    assert found(anna, party=second.home_id) == ["Alfa AB", "Beta AB"]
    assert found(anna, party=0, late="overdue") == []


def test_the_list_is_sorted_by_people_with_the_unknown_last(anna: Actor):
    asked(anna, "Liten AB", people=2)
    asked(anna, "Stor AB", people=50)
    enter(says=Asked(title="Kurs", employer="Okänd AB", skills=(DRIVES,)), by=anna, at=NOW)
    lines = listed(Sought(), "-people", "1", anna, TODAY)
    assert [line.enquiry.employer for line in lines] == ["Stor AB", "Liten AB", "Okänd AB"]


def test_an_enquiry_is_private_until_it_is_shared_and_then_read_without_its_contact(
    anna: Actor, bo: Actor, client: Client
):
    one = check(enquiry=enter(says=ASKED, by=anna, at=NOW), found=ALL_SETTLED, by=anna, at=NOW)
    client.force_login(bo.person, backend=BACKEND)
    address = f"/uppdragsutbildning/{one.pk}/"
    assert client.get(address).status_code == 404
    assert found(bo) == []
    share(enquiry=one, organisations=[bo.home], by=anna, at=NOW)
    shown = client.get(address).content.decode()
    assert "Älvkraft AB" in shown
    assert "maja@alvkraft.example" not in shown
    assert "Maja Fors" not in shown
    assert "flytta" not in shown
    assert "Kontrollerat" not in shown, "the notes of the checklist are for the party that answers"
    assert found(bo) == ["Älvkraft AB"]


def test_the_file_holds_no_contact(anna: Actor):
    enquiry = given(enter(says=ASKED, by=anna, at=NOW), anna)
    head, row = sheet(Sought(), "", anna, TODAY)
    assert len(head) == len(row)
    assert (row[0], row[2]) == (enquiry.pk, "Älvkraft AB")
    assert not any("maja" in str(cell).casefold() for cell in row)
    assert row[-2:] == [11, anna.home.name]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_files_are_handed_over(anna: Actor, client: Client, ending: str):
    asked(anna, "Alfa AB")
    client.force_login(anna.person, backend=BACKEND)
    answer = client.get(f"/uppdragsutbildning/lista.{ending}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="forfragningar.{ending}"'


def test_what_waits_too_long_is_told_apart(anna: Actor):
    new, course = asked(anna, "Ett AB"), given(asked(anna, "Tre AB"), anna)
    offer = offered(asked(anna, "Två AB"), anna)
    late = {one.employer: lateness(one, date(2026, 6, 1)) for one in (new, offer, course)}
    assert late == {"Ett AB": "overdue", "Två AB": "silent", "Tre AB": "unevaluated"}
    assert [lateness(one, TODAY) for one in (new, offer, course)] == ["", "", ""]
    evaluate(enquiry=course, result="Bra", learnt="", by=anna, at=NOW)
    assert lateness(Enquiry.objects.get(pk=course.pk), date(2026, 6, 1)) == ""


def test_the_figures_count_what_came_how_far_and_how_long_it_took(anna: Actor):
    later = NOW + timedelta(days=8)
    given(asked(anna, "Ett AB"), anna, later)
    lost(anna, "Två AB")
    lost(anna, "Reklam AB", because="no_enquiry")
    asked(anna, "Tre AB")
    figures = outcomes(anna)
    assert (figures.received, figures.open, figures.given, figures.lost, figures.completed) == (3, 1, 1, 1, 11)
    assert (figures.days_to_offer, figures.days_to_course) == (8, 8)
    assert [(one.reason, one.count, one.people) for one in figures.reasons] == [("no_course", 1, 10)]
    assert outcomes(anna, since=TODAY + timedelta(days=1)).received == 0


def test_a_move_taken_back_gives_no_days(anna: Actor):
    took_back(offered(asked(anna, "Ett AB"), anna), anna)
    assert outcomes(anna).days_to_offer is None


def test_the_unmet_need_is_that_of_what_was_lost_though_it_was_there(anna: Actor):
    lost(anna, "Ett AB", WELDING, people=7)
    lost(anna, "Två AB", WELDING, DRIVES, people=5)
    lost(anna, "Tre AB", DRIVES, because="need_gone")
    asked(anna, "Fyra AB", WELDING)
    need = {one.name: (one.enquiries, one.people, one.of_others) for one in unmet_need(anna)}
    assert need == {"Svetsning": (2, 12, None), "Elektriska drivsystem": (1, 5, None)}


def test_the_same_skill_in_other_letters_or_by_its_id_is_counted_together(anna: Actor):
    lost(anna, "Ett AB", Skill("svetsning"))
    lost(anna, "Två AB", Skill("SVETSNING"))
    lost(anna, "Tre AB", Skill("Svetsning", "x_1"))
    lost(anna, "Fyra AB", Skill("svetsa", "x_1"))
    assert sorted(one.enquiries for one in unmet_need(anna)) == [2, 2]


def others(bo: Actor, number: int, *, employers: int) -> None:
    for each in range(number):
        lost(bo, f"Hemlig {each % employers} AB", WELDING, people=6)


def test_what_others_were_asked_is_hidden_unless_they_let_it_be_counted(anna: Actor, bo: Actor):
    others(bo, 4, employers=4)
    assert unmet_need(anna) == ()
    set_desk(rules=Rules(is_open=False, shows_figures=True), version=1, by=bo, at=NOW)
    (one,) = unmet_need(anna)
    assert (one.enquiries, one.people, one.of_others, one.is_more) == (0, 0, 25, False)


def test_everybody_may_be_told_what_the_parties_let_be_counted_and_no_more(anna: Actor, bo: Actor):
    others(bo, 4, employers=4)
    lost(anna, "Egen AB", WELDING)
    assert unmet_need(NOBODY) == ()
    for by in (anna, bo):
        set_desk(rules=Rules(is_open=False, shows_figures=True), version=1, by=by, at=NOW)
    (one,) = unmet_need(NOBODY)
    assert (one.enquiries, one.people, one.of_others) == (0, 0, 35)


@pytest.mark.parametrize(("number", "employers"), [(1, 1), (2, 2), (5, 2)])
def test_fewer_than_three_employers_of_others_are_not_told(anna: Actor, bo: Actor, number: int, employers: int):
    set_desk(rules=Rules(is_open=False, shows_figures=True), version=1, by=bo, at=NOW)
    others(bo, number, employers=employers)
    assert unmet_need(anna) == ()
    lost(anna, "Egen AB", WELDING, people=4)
    (one,) = unmet_need(anna)
    assert (one.enquiries, one.people, one.of_others, one.is_more) == (1, 4, None, True)


def test_others_who_did_not_say_how_many_people_are_not_told_as_none(anna: Actor, bo: Actor):
    set_desk(rules=Rules(is_open=False, shows_figures=True), version=1, by=bo, at=NOW)
    for each in range(3):
        lost(bo, f"Hemlig {each} AB", WELDING, people=None)
    assert unmet_need(anna) == ()
    lost(anna, "Egen AB", WELDING, people=4)
    (one,) = unmet_need(anna)
    assert (one.of_others, one.is_more) == (None, True)


def test_the_unmet_need_is_cut_down_to_parties_and_region(anna: Actor, university: Organisation, town: Organisation):
    here = asked(anna, "Ett AB", WELDING, region="24")
    lose(enquiry=here, because="too_late", words="", by=anna, at=NOW)
    assert len(unmet_need(anna, region="24", organisations=[university])) == 1
    assert unmet_need(anna, region="25") == ()
    assert unmet_need(anna, organisations=[town]) == ()


def test_somebody_with_no_party_of_theirs_sees_an_empty_page_that_explains(client: Client, db: None):
    newcomer = factories.acting(factories.organisation())
    client.force_login(newcomer.person, backend=BACKEND)
    for address in PAGES:
        page = client.get(address).content.decode()
        assert "Inga förfrågningar än" in page
        assert 'class="filters"' not in page, "there is nothing to cut down"
        assert 'class="filters"' in client.get(address + "?fran=2026-01-01").content.decode(), (
            "one in use can be cleared"
        )


@pytest.mark.parametrize("address", PAGES)
def test_it_is_a_way_to_look_at_education_with_pages_of_its_own(client: Client, anna: Actor, address: str):
    asked(anna, "Ett AB")
    client.force_login(anna.person, backend=BACKEND)
    answer = client.get(address)
    assert [place.url for place in answer.context["navigation"] if place.current] == ["/utbildning/"]
    page = answer.content.decode()
    assert '<a href="/uppdragsutbildning/" aria-current="true">Uppdragsutbildning</a>' in page
    assert f'<a href="{address}" aria-current="page">' in page
    assert 'class="filters"' in page


def test_the_list_of_education_leads_to_the_enquiries(client: Client, anna: Actor):
    client.force_login(anna.person, backend=BACKEND)
    answer = client.get("/utbildning/")
    assert '<a href="/uppdragsutbildning/">Uppdragsutbildning</a>' in answer.content.decode()
    assert "/uppdragsutbildning/" not in [place.url for place in answer.context["navigation"]]
