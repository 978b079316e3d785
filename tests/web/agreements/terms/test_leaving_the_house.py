"""The terms in the register that a party takes with it, and the way from a body to a forum."""

from datetime import date

from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, Terms
from samverkan.overview.queries.portfolio import Wanted, all_rows
from samverkan.overview.queries.register import table
from samverkan.overview.queries.waiting import Viewer

from .conftest import client_of

TODAY = date(2026, 3, 2)


def register_of(actor: Actor) -> list[dict[str, object]]:
    viewer = Viewer(actor, TODAY)
    header, *lines = table(all_rows(viewer, Wanted()), viewer)
    return [dict(zip(map(str, header), line, strict=True)) for line in lines]


def test_the_register_holds_the_terms(agreement: Agreement, counterpart: Actor) -> None:
    (line,) = register_of(counterpart)
    assert (line["uppsägningstid i månader"], line["förlängs i månader"]) == (9, 24)
    assert line["förnyelse beslutas senast"] == "2029-03"
    assert line["pengar"] == "7000000 SEK"
    assert line["organ"] == "Styrgrupp; Arbetsgrupp"
    assert line["bilagor"] == "1 Karta över Campus; 2 Budget"
    assert line["uppsägning senast"] == "2029-03-31"


def test_the_register_holds_no_terms_that_the_reader_does_not_see(agreement: Agreement, counterpart: Actor) -> None:
    Terms.objects.update(circle="private")
    (line,) = register_of(counterpart)
    assert (line["uppsägningstid i månader"], line["pengar"], line["organ"]) == ("", "", "")


def test_a_body_is_one_press_from_being_a_forum(agreement: Agreement, counterpart: Actor) -> None:
    client = client_of(counterpart)
    address = f"{reverse('meetings:add_forum', args=[agreement.pk])}?namn=Styrgrupp"
    assert f'href="{address}"' in client.get(reverse("agreements:terms", args=[agreement.pk])).content.decode()
    assert 'value="Styrgrupp"' in client.get(address).content.decode()
