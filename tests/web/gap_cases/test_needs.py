"""Unmet need as the ground of gap cases: who sees what of it, and one press from it to a case."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.agreements.models import Agreement
from samverkan.commissioned.actions.describing import Asked, enter
from samverkan.commissioned.actions.moving import lose
from samverkan.commissioned.actions.opening import Rules, set_desk
from samverkan.commissioned.queries.elsewhere import said
from samverkan.commissioned.queries.outcomes import unmet_need
from samverkan.commissioned.queries.skills import Skill
from samverkan.gap_cases.actions import opening
from samverkan.gap_cases.actions.citing import Cited, cite
from samverkan.gap_cases.models import GapCase
from samverkan.gap_cases.queries import needs
from samverkan.gap_cases.queries.wording import reasons
from tests import factories
from tests.web.gap_cases.conftest import GAP, NOW

SignIn = Callable[[Actor], Client]
WELDING, HYDRAULICS = (
    Skill("TIG-svetsning", "http://taxonomy.example/skill/tig svets"),
    Skill("hydraulik i skogsmaskiner"),
)
PAGE, OPEN = "/kompetens/gap/behov/", "/kompetens/gap/nytt/"
WRITTEN = {"title": "Svetsare", "ssyk": "7212", "region": "24", "year": 2031, "low": 5, "high": 12, "source": "Frågor"}


def lost(by: Actor, employer: str, *skills: Skill, people: int = 6) -> None:
    made = enter(says=Asked(title="Kurs", employer=employer, people=people, skills=skills), by=by, at=NOW)
    lose(enquiry=made, because="no_teachers", words="", by=by, at=NOW)


def several(by: Actor, number: int, *skills: Skill) -> None:
    for each in range(number):
        lost(by, f"Företag {each} AB", *skills)


def counted(by: Actor) -> None:
    """Let the party's lost enquiries be counted with those of others."""
    set_desk(rules=Rules(is_open=False, shows_figures=True), version=1, by=by, at=NOW)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(("own", "others", "told"), [(2, 0, None), (3, 0, 20), (0, 3, 20), (3, 3, 40), (3, 2, 20)])
def test_only_people_of_enough_employers_may_be_said_to_anybody(
    anna: Actor, bo: Actor, own: int, others: int, told: int | None
) -> None:
    counted(bo)
    several(anna, own, WELDING)
    several(bo, others, WELDING)
    (one,) = unmet_need(anna)
    assert one.to_tell == told


def test_what_is_said_of_a_need_keeps_the_few_of_others_hidden(anna: Actor, bo: Actor) -> None:
    counted(bo)
    lost(anna, "Egen AB", WELDING)
    several(bo, 2, WELDING)
    (one,) = unmet_need(anna)
    assert said(one) == "1 förfrågan hos er, 6 personer; andra också, för få för att antalet ska visas"
    lost(bo, "Tredje AB", WELDING)
    (one,) = unmet_need(anna)
    assert said(one) == "1 förfrågan hos er, 6 personer; ungefär 20 personer hos andra"


def test_the_list_shows_each_need_with_the_cases_that_the_reader_may_see(
    agreement: Agreement, anna: Actor, bo: Actor, as_: SignIn
) -> None:
    assert "Inget otillfredsställt behov som ni får se" in text(as_(anna), PAGE)
    counted(anna)
    several(anna, 3, WELDING)
    case = opening.open_case(
        agreement=agreement, gap=GAP, needs=[Cited(WELDING.name, WELDING.concept)], by=anna, at=NOW
    )
    page = text(as_(anna), PAGE)
    assert f'href="/kompetens/gap/{case.pk}/"' in page
    assert "3 förfrågningar hos er, 18 personer" in page
    theirs = text(as_(bo), PAGE)
    assert "ungefär 20 personer hos andra" in theirs
    assert case.title not in theirs, "the case is private"


def test_nobody_is_shown_a_need_of_too_few_at_another_party(anna: Actor, bo: Actor, as_: SignIn) -> None:
    counted(bo)
    several(bo, 2, WELDING)
    for address in (PAGE, "/kompetens/"):
        assert WELDING.name not in text(as_(anna), address)


def test_one_press_leads_from_a_need_to_a_case_that_rests_on_it(agreement: Agreement, anna: Actor, as_: SignIn) -> None:
    several(anna, 3, WELDING)
    client = as_(anna)
    address = f"{OPEN}?behov={quote(WELDING.concept, safe='')}"
    for page in (PAGE, "/uppdragsutbildning/utfall/"):
        assert f'href="{address}"' in text(client, page)
    form = client.get(address).context["form"]
    begun = {name: form[name].value() for name in ("title", "low", "high", "need")}
    assert begun == {
        "title": "TIG-svetsning: efterfrågat men inte givet", "low": 20, "high": 20, "need": WELDING.concept,
    }  # fmt: skip
    answer = client.post(address, WRITTEN | {"circle": "shared", "need": WELDING.concept})
    case = GapCase.objects.get()
    assert answer.headers["Location"] == f"/kompetens/gap/{case.pk}/"
    assert [(one.name, one.concept) for one in case.needs.all()] == [(WELDING.name, WELDING.concept)]
    assert "Efterfrågat som uppdragsutbildning men inte givet: TIG-svetsning." in reasons(case)


def test_of_too_few_employers_no_number_is_filled_in(agreement: Agreement, anna: Actor, as_: SignIn) -> None:
    lost(anna, "Ensam AB", HYDRAULICS)
    answer = as_(anna).get(OPEN, {"behov": HYDRAULICS.name})
    assert answer.context["form"]["low"].value() is None
    assert "Färre än tre arbetsgivare" in answer.content.decode()


@pytest.mark.parametrize("asked", ["", "no such need"])
def test_a_need_that_one_does_not_see_is_not_cited(
    agreement: Agreement, anna: Actor, bo: Actor, as_: SignIn, asked: str
) -> None:
    lost(bo, "Hemlig AB", HYDRAULICS)
    for need in (asked, HYDRAULICS.name):
        as_(anna).post(OPEN, WRITTEN | {"circle": "private", "need": need, "anyway": "on"})
    assert GapCase.objects.count() == 2
    assert not any(case.needs.exists() for case in GapCase.objects.all())


def test_each_reader_of_a_case_sees_its_own_figures_of_what_it_rests_on(
    case: GapCase, anna: Actor, bo: Actor, as_: SignIn
) -> None:
    lost(anna, "Ensam AB", WELDING)
    cite(case=case, needs=[Cited(WELDING.name, WELDING.concept)], by=anna, at=NOW)
    address = f"/kompetens/gap/{case.pk}/"
    assert "TIG-svetsning: 1 förfrågan hos er, 6 personer" in text(as_(anna), address)
    theirs = text(as_(bo), address)
    assert "TIG-svetsning" in theirs
    assert "inget som er part får se" in theirs
    assert "6 personer" not in theirs


def test_what_a_case_rests_on_is_chosen_and_what_others_cited_can_stay(
    case: GapCase, anna: Actor, bo: Actor, as_: SignIn
) -> None:
    lost(anna, "Ett AB", WELDING)
    lost(bo, "Två AB", HYDRAULICS)
    cite(case=case, needs=[Cited(WELDING.name, WELDING.concept)], by=anna, at=NOW)
    address = reverse("gap_cases:cite", args=[case.pk])
    client = as_(bo)
    page = text(client, address)
    assert WELDING.name in page, "it is cited already"
    client.post(address, {"needs": [WELDING.concept, HYDRAULICS.name]})
    assert [one.name for one in case.needs.all()] == ["hydraulik i skogsmaskiner", "TIG-svetsning"]
    client.post(address, {"needs": [HYDRAULICS.name]})
    assert [one.name for one in case.needs.all()] == ["hydraulik i skogsmaskiner"]
    assert "valde vilket otillfredsställt behov" in text(client, f"/kompetens/gap/{case.pk}/")


def test_a_stranger_cannot_say_what_a_case_rests_on(case: GapCase) -> None:
    with pytest.raises(NotAllowed):
        cite(case=case, needs=[Cited("svetsning")], by=factories.acting(factories.organisation()), at=NOW)


def test_the_pages_of_competence_and_coverage_tell_of_the_need(anna: Actor, as_: SignIn) -> None:
    several(anna, 3, WELDING)
    for address in ("/kompetens/", "/utbildning/tackning/"):
        page = text(as_(anna), address)
        assert "TIG-svetsning" in page
        assert 'href="/kompetens/gap/behov/"' in page


def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    agreement: Agreement, anna: Actor, as_: SignIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for each in range(12):
        lost(anna, "Ett AB", Skill(f"färdighet {each}"))
    cited = [Cited(f"färdighet {each}") for each in range(12)]
    opening.open_case(agreement=agreement, gap=GAP, needs=cited, by=anna, at=NOW)
    assert len(needs.lines(anna)) == 12
    client = as_(anna)
    with django_assert_max_num_queries(20):
        client.get(PAGE)
