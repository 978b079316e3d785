"""The pages of wordings."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Role
from samverkan.agreements.models import Commitment, PassageDecision, Standing
from tests.factories import acting
from tests.web.agreements.wordings.conftest import MEET, NEW, NEW_PLAN, OLD, Renewal, renew, renewal

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def base(made: Renewal) -> str:
    return f"/avtal/{made.agreement.pk}/lydelser/"


def asked(of: Commitment) -> PassageDecision:
    return PassageDecision.objects.get(passage__commitment=of)


def test_the_list_shows_each_wording_with_date_fingerprint_and_who(renewed: Renewal, signed_in: SignIn):
    page = read(signed_in(renewed.bo), base(renewed))
    for wording in renewed.agreement.wordings.all():
        assert f"Lydelse {wording.number}" in page
        assert wording.fingerprint in page
    assert renewed.anna.person is not None
    assert renewed.anna.person.name in page
    assert "?fran=1&amp;till=2" in page


def test_the_comparison_marks_words_with_tags_and_says_what_became_of_each_paragraph(
    renewed: Renewal, signed_in: SignIn
):
    page = read(signed_in(renewed.bo), base(renewed) + "jamfor/?fran=1&till=2")
    assert "och mål</ins>" in page
    assert "2027</del>" in page
    assert "Ändrat" in page
    assert "tillagt:" in page
    assert "jamfor" in read(signed_in(renewed.bo), base(renewed))


@pytest.mark.parametrize("query", ["", "?fran=9&till=1", "?fran=x", "?fran=2&till=2"])
def test_the_comparison_answers_whatever_is_asked(renewed: Renewal, signed_in: SignIn, query: str):
    read(signed_in(renewed.bo), base(renewed) + f"jamfor/{query}")


def test_with_one_wording_the_comparison_says_what_belongs_there(signed_in: SignIn):
    made = renewal()
    assert "Det finns bara en lydelse" in read(signed_in(made.anna), base(made) + "jamfor/")


def test_a_long_unchanged_part_is_folded(signed_in: SignIn):
    made = renewal()
    kept = "\n\n".join(f"Stycke {n} står kvar." for n in range(9))
    renew(made, kept)
    renew(made, f"Nytt.\n\n{kept}")
    assert "8 oförändrade stycken" in read(signed_in(made.anna), base(made) + "jamfor/")


def test_one_wording_can_be_read_as_it_is(renewed: Renewal, signed_in: SignIn):
    assert MEET in read(signed_in(renewed.bo), base(renewed) + "1/")
    read(signed_in(renewed.bo), base(renewed) + "3/", 404)


def test_a_new_wording_is_pasted_and_leads_to_what_must_be_decided(signed_in: SignIn):
    made = renewal()
    answer = signed_in(made.anna).post(base(made) + "ny/", {"text": NEW, "nature": "account"})
    assert (answer.status_code, answer["Location"]) == (302, base(made) + "avgor/")
    assert made.latest.text == NEW


def test_the_agreement_s_own_new_words_are_proposed_and_the_list_says_who_has_confirmed(signed_in: SignIn):
    made = renewal()
    given = {"text": NEW, "nature": "agreement", "in_force_on": "2026-05-01"}
    answer = signed_in(made.anna).post(base(made) + "ny/", given)
    assert (answer.status_code, answer["Location"]) == (302, base(made))
    page = read(signed_in(made.bo), base(made))
    assert "Föreslagen lydelse" in page
    assert "1 maj 2026" in page
    assert "Bekräfta lydelse 2" in page
    assert "Bekräfta lydelse 2" not in read(signed_in(made.anna), base(made))
    assert "är föreslagen och väntar" in read(signed_in(made.bo), base(made).removesuffix("lydelser/"))
    assert "Den här lydelsen gäller inte än." in read(signed_in(made.anna), base(made) + "2/")


def test_a_new_wording_comes_as_a_file(signed_in: SignIn):
    made = renewal()
    file = SimpleUploadedFile("avtal.txt", f"{OLD} Slut.".encode())
    answer = signed_in(made.anna).post(base(made) + "ny/", {"file": file, "nature": "agreement", "caption": "Förnyat"})
    assert answer["Location"] == base(made)
    assert made.latest.caption == "Förnyat"


@pytest.mark.parametrize(
    "posted", [{}, {"text": OLD, "nature": "agreement"}, {"text": NEW}, {"text": NEW, "nature": "poem"}]
)
def test_what_cannot_be_a_new_wording_is_refused_and_what_was_written_stays(signed_in: SignIn, posted: dict[str, str]):
    made = renewal()
    answer = signed_in(made.anna).post(base(made) + "ny/", posted)
    assert answer.status_code == 400
    assert posted.get("text", "")[:20] in answer.content.decode()
    assert made.agreement.wordings.count() == 1


def test_a_picture_is_refused_with_a_sentence(signed_in: SignIn):
    made = renewal()
    file = SimpleUploadedFile("bild.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    answer = signed_in(made.anna).post(base(made) + "ny/", {"file": file, "nature": "agreement"})
    assert answer.status_code == 400
    assert "bild.png" in answer.content.decode()


def test_the_page_of_doubtful_promises_shows_old_and_new_side_by_side(renewed: Renewal, signed_in: SignIn):
    page = read(signed_in(renewed.bo), base(renewed) + "avgor/")
    assert "2027</del>" in page
    assert "Inget som liknar det finns i lydelse 2." in page
    assert page.count('<form class="stack"') == 2


def test_a_decision_is_posted_without_any_script(renewed: Renewal, signed_in: SignIn):
    client, decision = signed_in(renewed.bo), asked(renewed.plan)
    answer = client.post(f"{base(renewed)}avgor/{decision.pk}/", {"outcome": "follows", "place": "0"})
    assert answer["Location"] == base(renewed) + "avgor/"
    assert Commitment.objects.get(pk=renewed.plan.pk).text == NEW_PLAN
    again = client.post(f"{base(renewed)}avgor/{decision.pk}/", {"outcome": "unwritten"}, follow=True)
    assert "Någon annan har redan avgjort" in again.content.decode()


@pytest.mark.parametrize(
    "posted",
    [
        {}, {"outcome": "dropped", "place": "0"}, {"outcome": "changed", "place": "0"}, {"outcome": ""},
        {"outcome": "follows", "place": "words"}, {"outcome": "follows", "place": "words", "words": "Finns inte"},
    ],
)  # fmt: skip
def test_a_decision_that_lacks_something_shows_the_page_again(
    renewed: Renewal, signed_in: SignIn, posted: dict[str, str]
):
    answer = signed_in(renewed.bo).post(f"{base(renewed)}avgor/{asked(renewed.plan).pk}/", posted)
    assert answer.status_code == 422
    assert asked(renewed.plan).outcome == ""


def test_dropping_with_a_reason_drops_the_promise(renewed: Renewal, signed_in: SignIn):
    address = f"{base(renewed)}avgor/{asked(renewed.laboratory).pk}/"
    signed_in(renewed.bo).post(address, {"outcome": "dropped", "place": "words", "reason": "Fabriken byggs inte."})
    assert Commitment.objects.get(pk=renewed.laboratory.pk).standing == Standing.DROPPED


def test_the_text_and_the_facts_lead_to_the_wordings_and_say_that_promises_wait(renewed: Renewal, signed_in: SignIn):
    page = read(signed_in(renewed.bo), f"/avtal/{renewed.agreement.pk}/")
    assert base(renewed) in page
    assert "2 åtaganden har inte följt med" in page
    assert base(renewed) in read(signed_in(renewed.bo), f"/avtal/{renewed.agreement.pk}/uppgifter/")


def test_a_reader_sees_the_wordings_and_is_offered_nothing_to_do(renewed: Renewal, signed_in: SignIn):
    page = read(signed_in(acting(renewed.bo.home, Role.READER)), base(renewed))
    assert "lydelser/ny/" not in page
    assert "lydelser/avgor/" not in page


def test_a_stranger_to_a_public_agreement_reads_only_the_public_wording(signed_in: SignIn):
    made = renewal(Circle.PUBLIC)
    renew(made)
    client = signed_in(made.stranger)
    page = read(client, base(made))
    assert "Lydelse 1" in page
    assert "Lydelse 2" not in page
    read(client, base(made) + "2/", 404)
    assert "Det finns bara en lydelse" in read(client, base(made) + "jamfor/")
    for number in (1, 2, 3, 4):
        assert "2029" not in read(client, f"/avtal/{made.agreement.pk}/atagande/{number}/")
    assert "2029" not in read(client, f"/avtal/{made.agreement.pk}/")


@pytest.mark.one_database
def test_the_list_asks_the_database_as_often_for_many_wordings_as_for_few(
    signed_in: SignIn, django_assert_max_num_queries: Callable[..., object]
):
    made = renewal()
    for number in range(8):
        renew(made, f"{OLD} Tillägg {number}.")
    client = signed_in(made.anna)
    with django_assert_max_num_queries(30):
        read(client, base(made))
