"""The public example keeps its rules."""

import re

import pytest
import yaml
from django.test import Client

from samverkan.accounts.models import RoleHeld
from samverkan.agreements.models import Agreement, Binding, Commitment, Representative, StatusReport
from samverkan.config.examples.folder import FOLDER
from samverkan.config.ticking import tick
from samverkan.publishing.models import PublicFact
from tests import factories
from tests.web.examples.conftest import NOW

NOTICE = (
    "Oberoende exempel ur offentliga källor. Inte framtaget eller godkänt av LTU, Skellefteå kommun eller andra nämnda."
)


def pages(agreement: Agreement, client: Client) -> list[str]:
    addresses = [f"/offentligt/{agreement.pk}/"]
    addresses += [f"/offentligt/{agreement.pk}/atagande/{c.number}/" for c in agreement.commitments.all()]
    return [client.get(address).content.decode() for address in addresses]


def test_every_page_says_whose_example_it_is(skelleftea: Agreement, client: Client) -> None:
    assert all(NOTICE in page for page in pages(skelleftea, client))


def test_nobody_can_sign_in_for_it_and_nothing_has_an_owner_or_a_state(skelleftea: Agreement) -> None:
    assert not RoleHeld.objects.filter(organisation__is_example=True).exists()
    assert not Binding.objects.exclude(owner=None, wants="").exists()
    assert not StatusReport.objects.exists()
    assert not Representative.objects.filter(part="signatory").exists()


def test_no_page_shows_a_state_of_a_real_partys_promise(skelleftea: Agreement, client: Client) -> None:
    assert not any(re.search(r'class="state[ "]|passage state-', page) for page in pages(skelleftea, client))


def test_every_promise_is_exact_words_of_its_text(skelleftea: Agreement) -> None:
    for promise in Commitment.objects.filter(agreement=skelleftea):
        passage = promise.passages.get()
        assert passage.wording.text[passage.start : passage.end] == promise.text


def test_every_fact_has_a_source_with_an_address_and_says_it_on_the_page(skelleftea: Agreement, client: Client) -> None:
    page = pages(skelleftea, client)[0]
    facts = PublicFact.objects.filter(agreement=skelleftea, in_story=True)
    assert facts.count() >= 15
    for fact in facts:
        assert all(source["url"].startswith("http") for source in fact.sources)
        assert fact.sources[0]["url"].replace("&", "&amp;") in page


def test_where_nothing_is_known_it_says_so(skelleftea: Agreement, client: Client) -> None:
    nothing = [c for c in skelleftea.commitments.all() if not c.facts.exists()]
    assert len(nothing) == 2
    for promise in nothing:
        page = client.get(f"/offentligt/{skelleftea.pk}/atagande/{promise.number}/").content.decode()
        assert "Ingen offentlig uppgift hittad" in page


def test_the_people_are_those_of_the_caption_with_the_titles_of_that_year(
    skelleftea: Agreement, client: Client
) -> None:
    page = pages(skelleftea, client)[0]
    assert "Enligt bildtexten i pressmeddelandet" in page
    assert "(titlar 2019). Källan anger inte vem som skrev under." in page


def test_the_english_page_is_english(skelleftea: Agreement, client: Client) -> None:
    client.cookies["django_language"] = "en"
    page = pages(skelleftea, client)[0]
    assert "Independent example from public sources." in page
    assert "No public information found" in page
    assert "Ingen offentlig uppgift" not in page


def test_loading_twice_makes_one(skelleftea: Agreement) -> None:
    from samverkan.config import examples

    assert examples.load(["skelleftea"], at=NOW) == []
    assert Agreement.objects.count() == 2


def test_the_four_party_cooperation_is_a_relative_without_promises(skelleftea: Agreement, client: Client) -> None:
    relative = Agreement.objects.exclude(pk=skelleftea.pk).get()
    assert f'<a href="/offentligt/{relative.pk}/">{relative.title}</a>' in pages(skelleftea, client)[0]
    page = client.get(f"/offentligt/{relative.pk}/").content.decode()
    assert NOTICE in page
    assert f'<a href="/offentligt/{skelleftea.pk}/">{skelleftea.title}</a>' in page
    assert "Två av de fyra parterna är desamma" in page
    assert all(name in page for name in ("Northvolt", "RISE", "Skellefteå kommun", "Luleå tekniska universitet"))
    facts = PublicFact.objects.filter(agreement=relative)
    assert facts.count() == 2
    assert all(fact.sources[0]["url"].replace("&", "&amp;") in page for fact in facts)
    assert not relative.commitments.exists()
    assert not relative.kind
    assert "Samverkansavtal" not in page
    assert not relative.parties.exclude(organisation__is_example=True).exists()
    assert not re.search(r'class="state[ "]', page)


def test_the_file_copies_nothing_of_the_press_release_but_the_quoted_sentence(shared) -> None:
    given = yaml.safe_load((FOLDER / "skelleftea" / "partnership.yaml").read_text(encoding="utf-8"))
    released = (shared / "corpus" / "documents" / "000.txt").read_text(encoding="utf-8")
    quotation = given["text"]["quotation"]
    assert quotation in released
    ours = given["text"]["sv"].replace(quotation, "")
    theirs = released.replace(quotation, "")
    assert not runs(ours, 8) & runs(theirs, 8)


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return every run of so many words."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


WITHIN = ("", "ataganden/", "atagande/1/", "parter/", "uppgifter/", "historik/", "offentligt/", "lydelser/", "familj/")


@pytest.mark.parametrize("page", WITHIN)
def test_it_stands_on_its_public_page_alone(skelleftea: Agreement, client: Client, page: str) -> None:
    client.force_login(factories.acting(factories.organisation()).person)
    assert client.get(f"/avtal/{skelleftea.pk}/{page}").status_code == 404
    assert client.get(f"/organisationer/{skelleftea.home_id}/").status_code == 404
    assert NOTICE in client.get(f"/offentligt/{skelleftea.pk}/").content.decode()


def test_it_is_not_mixed_with_what_the_signed_in_work_with(skelleftea: Agreement, client: Client) -> None:
    client.force_login(factories.acting(factories.organisation()).person)
    for address in ("/omraden/", "/sok/?q=batteri", "/sok/?q=skellefte", "/avtal/", "/mitt-arbete/"):
        assert "batteriteknik" not in client.get(address).content.decode(), address
        assert "Skellefteå kommun" not in client.get(address).content.decode(), address


def test_no_renewal_begins_of_the_public_example(skelleftea: Agreement) -> None:
    Agreement.objects.update(notice_date=NOW.date(), state="in_force")
    assert tick(at=NOW)["renewals"] == 0
