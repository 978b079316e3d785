"""Choosing the commitments of an activity: all at once while they are few, else one agreement at a time."""

from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Activity, Commitment
from samverkan.agreements.queries.choosing import FEW
from tests.factories import agreement, commitment
from tests.web.agreements.living.conftest import Partnership

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
NEW = "/aktiviteter/ny/"


def ticked(page: html.HtmlElement) -> set[str]:
    return set(page.xpath('//input[@name="commitments" and @checked]/@value'))


def offered(page: html.HtmlElement) -> set[str]:
    return set(page.xpath('//input[@name="commitments"]/@value'))


def of(client: Client, data: dict[str, object] | None = None, address: str = NEW) -> html.HtmlElement:
    answer = client.get(address) if data is None else client.post(address, data)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


@pytest.fixture
def many(two: Partnership) -> tuple[list[Commitment], list[Commitment]]:
    """Two agreements with more commitments than are shown at once."""
    other = agreement(two.university, two.municipality, title="Ramavtalet")
    return [commitment(two.agreement) for _n in range(FEW)], [commitment(other) for _n in range(FEW)]


def test_few_commitments_are_all_offered_at_once(two: Partnership, signed_in: SignIn) -> None:
    page = of(signed_in(two.anna))
    assert offered(page) == {str(two.commitment.pk)}
    assert not page.xpath('//select[@name="avtal"]')


def test_of_many_commitments_those_of_the_chosen_agreement_are_offered(
    two: Partnership, many: tuple[list[Commitment], list[Commitment]], signed_in: SignIn
) -> None:
    client, (_first, second) = signed_in(two.anna), many
    page = of(client)
    assert not offered(page)
    assert "Ramavtalet" in page.xpath('string(//select[@name="avtal"])')
    page = of(client, {"avtal": str(second[0].agreement_id), "visa": "1"})
    assert offered(page) == {str(one.pk) for one in second}


def test_what_is_ticked_and_written_stays_when_another_agreement_is_shown(
    two: Partnership, many: tuple[list[Commitment], list[Commitment]], signed_in: SignIn
) -> None:
    client, (first, second) = signed_in(two.anna), many
    said = {
        "title": "Förstudie", "status": "under_way", "circle": "shared", "starts_on": "2026-01-01",
        "lead": two.anna.person.pk, "commitments": [first[0].pk, first[1].pk], "avtal": second[0].agreement_id,
    }  # fmt: skip
    page = of(client, {**said, "visa": "1"})
    assert ticked(page) == {str(first[0].pk), str(first[1].pk)}
    assert offered(page) == ticked(page) | {str(one.pk) for one in second}
    assert page.xpath('//input[@name="title"]/@value') == ["Förstudie"]
    assert page.xpath('//input[@name="starts_on"]/@value') == ["2026-01-01"]
    assert page.xpath('//select[@name="status"]/option[@selected]/@value') == ["under_way"]
    assert page.xpath('//select[@name="lead"]/option[@selected]/@value') == [str(two.anna.person.pk)]
    assert page.xpath('//input[@name="circle" and @checked]/@value') == ["shared"]
    assert not page.xpath('//*[contains(@class, "field-error")]')
    assert not Activity.objects.exists()
    assert client.post(NEW, {**said, "commitments": [first[0].pk, second[0].pk]}).status_code == 302
    assert set(Activity.objects.get().commitments.all()) == {first[0], second[0]}


def test_a_form_with_something_to_correct_keeps_what_is_ticked_and_the_agreement_shown(
    two: Partnership, many: tuple[list[Commitment], list[Commitment]], signed_in: SignIn
) -> None:
    client, (first, second) = signed_in(two.anna), many
    page = of(client, {"title": "", "commitments": [first[0].pk], "avtal": second[0].agreement_id})
    assert ticked(page) == {str(first[0].pk)}
    assert len(offered(page)) == 1 + len(second)
    assert page.xpath('//*[contains(@class, "field-error")]')


def test_another_agreement_can_be_shown_while_an_activity_is_edited(
    two: Partnership, many: tuple[list[Commitment], list[Commitment]], signed_in: SignIn
) -> None:
    client, (first, second) = signed_in(two.anna), many
    said = {"title": "Förstudie", "status": "planned", "circle": "shared", "commitments": [first[0].pk]}
    client.post(NEW, said)
    made = Activity.objects.get()
    address = f"/aktiviteter/{made.pk}/redigera/"
    assert offered(of(client, address=address)) == {str(first[0].pk)}
    page = of(client, {**said, "version": made.version, "avtal": second[0].agreement_id, "visa": "1"}, address)
    assert page.xpath('//input[@name="version"]/@value') == [str(made.version)]
    assert ticked(page) == {str(first[0].pk)}


def test_neither_another_partys_commitments_nor_its_people_can_be_brought_to_the_form(
    two: Partnership, many: tuple[list[Commitment], list[Commitment]], signed_in: SignIn
) -> None:
    hidden = commitment(agreement(two.stranger.home, two.municipality, title="Deras avtal"), title="Deras löfte")
    assert two.stranger.person
    said = {"commitments": [hidden.pk, "x"], "avtal": hidden.agreement_id, "lead": two.stranger.person.pk, "visa": "1"}
    answer = signed_in(two.anna).post(NEW, said)
    assert "Deras" not in answer.content.decode()
    assert two.stranger.person.name not in answer.content.decode()
