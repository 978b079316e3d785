"""The pages: what each party sees when, the link of the mail, and how many queries it takes."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Errand, Organisation, Person
from samverkan.accounts.permissions import Role
from samverkan.agreements.models import Agreement
from samverkan.relations.actions.closing import close
from samverkan.relations.actions.proposing import Plan, propose
from samverkan.relations.models import Answer, Check, Comment, Statement, Tally, same_wording
from tests import factories
from tests.web.relations.conftest import NOW, begin, link_to, said

SignIn = Callable[[Actor], Client]


@pytest.fixture
def opened(agreement: Agreement, anna: Actor, bo: Actor, rectors: list[Person], mayors: list[Person]) -> Check:
    """A check begun just now, since links are judged by the clock."""
    now = timezone.now()
    plan = Plan(year=now.year, answer_by=now.date() + timedelta(days=14))
    return begin(propose(agreement=agreement, plan=plan, by=anna, at=now), anna, bo, rectors, mayors, now)


def fields(check: Check, *values: int, **comments: str) -> dict[str, str]:
    """Return what the form sends: a value for each statement from the first on; `comment_1` for its comment."""
    data = {}
    for place, statement in enumerate(check.statements.all(), start=1):
        data[f"s{statement.pk}-version"] = "0"
        if place <= len(values):
            data[f"s{statement.pk}-value"] = str(values[place - 1])
        data[f"s{statement.pk}-comment"] = comments.get(f"comment_{place}", "")
    return data


def address(check: Check, name: str = "page") -> str:
    return reverse(f"relations:{name}", args=[check.agreement_id, check.number])


def test_the_link_shows_the_statements_and_the_note(client: Client, opened: Check, rectors: list[Person]) -> None:
    answer = client.get(link_to(rectors[0]))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Svaren kan bli allmänna handlingar" in page
    assert page.count('type="radio"') == 60
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]


def test_answers_are_sent_and_thanked_for_and_the_link_is_used_up(
    client: Client, opened: Check, rectors: list[Person]
) -> None:
    link = link_to(rectors[0])
    page = client.post(link, {**fields(opened, 4, 5, 0), "send": "1"}, follow=True).content.decode()
    assert "Tack, dina svar är skickade" in page
    assert Errand.objects.get(person=rectors[0]).used_at
    assert Client().get(link).status_code == 410


def test_the_browser_that_sent_can_change_the_answers(client: Client, opened: Check, rectors: list[Person]) -> None:
    link = link_to(rectors[0])
    client.post(link, {**fields(opened, 4), "send": "1"})
    assert client.get(f"{link}?andra=1").status_code == 200
    client.post(link, {**fields(opened, 2), "send": "1"})
    assert Answer.objects.get(statement__position=1).value == 2


def test_what_is_written_is_kept_without_being_sent(client: Client, opened: Check, rectors: list[Person]) -> None:
    link = link_to(rectors[0])
    said = client.post(f"{link}utkast/", fields(opened, 3, comment_1="Halvvägs"))
    first = opened.statements.all()[0]
    assert said.json()["kept"][f"s{first.pk}"] == 1
    assert "Halvvägs" in client.get(link).content.decode()
    assert not opened.respondents.filter(answered_at__isnull=False).exists()


def test_saving_by_button_keeps_too(client: Client, opened: Check, rectors: list[Person]) -> None:
    page = client.post(link_to(rectors[0]), {**fields(opened, 3), "save": "1"}).content.decode()
    assert "Sparat. Inget är skickat än." in page


def test_sending_nothing_is_refused_with_a_sentence(client: Client, opened: Check, rectors: list[Person]) -> None:
    answer = client.post(link_to(rectors[0]), {**fields(opened), "send": "1"})
    assert answer.status_code == 422
    assert "Svara på minst ett påstående" in answer.content.decode()


def test_the_link_of_another_purpose_dies_at_this_door(client: Client, opened: Check, rectors: list[Person]) -> None:
    now = timezone.now()
    own = opened.respondents.get(person=rectors[0])
    token = errands.send(
        purpose="reporting.answer", thing=own.pk, person=rectors[0], organisation=own.party.organisation,
        expires_at=now + timedelta(days=1), at=now,
    )  # fmt: skip
    assert client.get(reverse("relations:by_link", args=[token])).status_code == 410
    assert Errand.objects.get(purpose="reporting.answer").closed_because == "foreign"


def test_a_link_that_is_too_old_or_unknown_lets_nobody_in(client: Client, opened: Check, rectors: list[Person]) -> None:
    link = link_to(rectors[0])
    Errand.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert client.get(link).status_code == 410
    assert client.get(reverse("relations:by_link", args=["x" * 40])).status_code == 410


def test_before_the_close_nobody_sees_what_was_answered(
    opened: Check, anna: Actor, bo: Actor, rectors: list[Person], sign_in: SignIn
) -> None:
    said(opened, rectors[0], [1], "Ett hemligt ord", at=timezone.now())
    for by in (anna, bo):
        for name in ("page", "respondents"):
            assert "Ett hemligt ord" not in sign_in(by).get(address(opened, name)).content.decode()
        assert "Median" not in sign_in(by).get(address(opened)).content.decode()


def test_who_is_asked_is_seen_by_the_own_party_alone(opened: Check, anna: Actor, bo: Actor, sign_in: SignIn) -> None:
    own, others = (sign_in(by).get(address(opened)).content.decode() for by in (anna, bo))
    assert "Eva Ek" in own
    assert "Eva Ek" not in others
    assert "0 av 3" in others


def test_a_reader_sees_how_many_but_not_who(opened: Check, university: Organisation, sign_in: SignIn) -> None:
    page = sign_in(factories.acting(university, Role.READER)).get(address(opened)).content.decode()
    assert "0 av 3" in page
    assert "Eva Ek" not in page


def test_both_see_the_same_result_after_the_close(answered: Check, anna: Actor, bo: Actor, sign_in: SignIn) -> None:
    close(check=answered, by=bo, at=NOW)
    for by in (anna, bo):
        page = sign_in(by).get(address(answered)).content.decode()
        assert "Skillnad 2,5" in page
        assert "Sent och otydligt." in page
        assert "Fungerar fint." not in page
        assert "Eva Ek" not in page
        assert page.index(answered.statements.all()[0].swedish) < page.index(answered.statements.all()[1].swedish)


def test_strangers_find_nothing(opened: Check, agreement: Agreement, stranger: Actor, sign_in: SignIn) -> None:
    visitor = sign_in(stranger)
    paths = [reverse("relations:checks", args=[agreement.pk]), *(address(opened, n) for n in ("page", "own", "close"))]
    assert [visitor.get(path).status_code for path in paths] == [404] * 4
    type(agreement).objects.update(circle="public")
    assert [visitor.get(path).status_code for path in paths] == [404] * 4


def test_one_who_is_not_asked_comes_to_the_page(opened: Check, anna: Actor, sign_in: SignIn) -> None:
    assert sign_in(anna).get(address(opened, "own"))["Location"] == address(opened)


def test_somebody_signed_in_answers_without_a_link(
    opened: Check, anna: Actor, university: Organisation, rectors: list[Person], sign_in: SignIn
) -> None:
    leader = factories.acting(university, Role.LEADER, who=rectors[1])
    visitor = sign_in(leader)
    assert visitor.get(address(opened, "own")).status_code == 200
    page = visitor.post(address(opened, "own"), {**fields(opened, 4), "send": "1"}, follow=True).content.decode()
    assert "Tack" in page


def test_a_check_is_proposed_agreed_to_and_closed_through_the_pages(
    agreement: Agreement, anna: Actor, bo: Actor, rectors: list[Person], mayors: list[Person], sign_in: SignIn
) -> None:
    ours, theirs = sign_in(anna), sign_in(bo)
    form = ours.get(reverse("relations:propose", args=[agreement.pk])).context["form"]
    data = {bound.html_name: bound.value() or "" for bound in form}
    data["answer_by"] = (timezone.localdate() + timedelta(days=20)).isoformat()
    page = ours.post(reverse("relations:propose", args=[agreement.pk]), data, follow=True).content.decode()
    assert "Väntar på Älvdals kommun" in page
    check = Check.objects.get()
    ours.post(address(check, "respondents"), {"people": [one.pk for one in rectors]})
    theirs.post(address(check, "respondents"), {"people": [one.pk for one in mayors]})
    assert "Ja, vi är med" in theirs.get(address(check)).content.decode()
    assert (
        "Avstämningen har börjat."
        in theirs.post(address(check, "agree"), {"version": check.version}, follow=True).content.decode()
    )
    check.refresh_from_db()
    for person in (*rectors, *mayors):
        Client().post(link_to(person), {**fields(check, 3, 4), "send": "1"})
    assert "öppnas inte igen" in ours.get(address(check, "close")).content.decode()
    assert "resultatet är öppet" in ours.post(address(check, "close"), follow=True).content.decode()


def test_statements_changed_by_both_at_once_are_all_shown(
    agreement: Agreement, anna: Actor, bo: Actor, sign_in: SignIn
) -> None:
    check = propose(
        agreement=agreement, plan=Plan(year=2026, answer_by=timezone.localdate()), by=anna, at=timezone.now()
    )
    ours, theirs = sign_in(anna), sign_in(bo)
    data = {bound.html_name: bound.value() or "" for bound in ours.get(address(check, "statements")).context["form"]}
    data["version"] = check.version
    theirs.post(address(check, "statements"), {**data, "swedish_1": "Deras nya ord."})
    answer = ours.post(address(check, "statements"), {**data, "swedish_1": "Våra nya ord."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Deras nya ord." in page
    assert "Våra nya ord." in page


def a_year(agreement: Agreement, year: int) -> Check:
    """Make a closed check of a year, with statements, tallies and comments."""
    parties = list(agreement.parties.all())
    check = Check.objects.create(
        agreement=agreement, number=year - 2000, year=year, answer_by=NOW.date(), state="closed", party=parties[0],
        proposed_at=NOW, started_at=NOW, closed_at=NOW, circle="shared", home=parties[0].organisation,
    )  # fmt: skip
    for place in range(1, 11):
        words = f"Påstående {place}."
        statement = Statement.objects.create(check_of=check, position=place, swedish=words, key=same_wording(words, ""))
        for number, party in enumerate(parties):
            Tally.objects.create(
                statement=statement, party=party, answered=4, median=number + 2, counts=[0, 1, 2, 1, 0, 0]
            )
            Comment.objects.create(statement=statement, party=party, text="Ett ord.")
    return check


def queries(visitor: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert visitor.get(path).status_code == 200
    return len(counted)


def test_the_pages_take_few_queries_however_many_years(agreement: Agreement, anna: Actor, sign_in: SignIn) -> None:
    visitor = sign_in(anna)
    check = a_year(agreement, 2020)
    paths = [reverse("relations:checks", args=[agreement.pk]), address(check)]
    few = [queries(visitor, path) for path in paths]
    for year in range(2021, 2026):
        a_year(agreement, year)
    many = [queries(visitor, path) for path in paths]
    assert many == few
    assert max(many) <= 20


def test_the_years_stand_side_by_side(agreement: Agreement, anna: Actor, sign_in: SignIn) -> None:
    for year in (2023, 2024):
        a_year(agreement, year)
    page = sign_in(anna).get(reverse("relations:checks", args=[agreement.pk])).content.decode()
    assert page.count('class="ch ch-relation-years"') == 10
    assert page.count(">2023</th>") == 10


def test_the_day_is_moved_through_its_page(opened: Check, anna: Actor, sign_in: SignIn) -> None:
    browser = sign_in(anna)
    where = {"pk": opened.agreement_id, "number": opened.number}
    address = reverse("relations:move", kwargs=where)
    assert address in browser.get(reverse("relations:page", kwargs=where)).content.decode()
    assert browser.get(address).status_code == 200
    for wrong in ("", "snart", "2001-01-01"):
        assert browser.post(address, {"answer_by": wrong, "version": opened.version}).status_code == 422
    browser.post(address, {"answer_by": "2999-01-01", "version": opened.version})
    opened.refresh_from_db()
    assert opened.answer_by == date(2999, 1, 1)
