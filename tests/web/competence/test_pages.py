"""The first screen of the competence supply, the page of an occupation, and the question sent to a meeting."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from samverkan.accounts.models import Circle
from samverkan.competence import actions
from samverkan.competence.models import FollowedOccupation
from samverkan.journal.models import Entry
from samverkan.meetings.models import Topic
from tests.factories import agreement
from tests.web.competence.conftest import AT, COOK, ENGINEER, NURSE, Town
from tests.web.competence.invented import SignIn

pytestmark = pytest.mark.django_db
LIST, PAGE = "/kompetens/", f"/kompetens/24/yrken/{ENGINEER}/"


@pytest.mark.usefixtures("kept")
def test_what_is_short_of_people_stands_first_and_what_is_not_assessed_last(town: Town, signed_in: SignIn):
    answer = signed_in(town.bo).get(LIST)
    assert [one.name for one in answer.context["page"]] == [
        "Ingenjörer, elkraft",
        "Sjuksköterskor",
        "Kockar",
        "Kontorister",
    ]


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("q=sjuk", ["Sjuksköterskor"]),
        ("q=51", ["Kockar"]),
        ("lage=brist&prognos=öka", ["Ingenjörer, elkraft"]),
        ("utbildning=no&lage=överskott", ["Kockar"]),
        ("sort=-name", ["Sjuksköterskor", "Kontorister", "Kockar", "Ingenjörer, elkraft"]),
        ("lage=nonsens", ["Ingenjörer, elkraft", "Sjuksköterskor", "Kockar", "Kontorister"]),
    ],
)
def test_the_list_is_filtered_and_ordered_by_its_address(town: Town, signed_in: SignIn, asked: str, names: list[str]):
    answer = signed_in(town.bo).get(f"{LIST}?region=24&{asked}")
    assert [one.name for one in answer.context["page"]] == names


def test_without_figures_the_page_says_what_belongs_there(town: Town, signed_in: SignIn):
    assert "Inga uppgifter än" in signed_in(town.bo).get(LIST).content.decode()


@pytest.mark.usefixtures("kept")
def test_every_source_stands_under_the_figures_with_its_day_and_licence(town: Town, signed_in: SignIn):
    page = signed_in(town.bo).get(LIST).content.decode()
    for words in ("Yrkesbarometern (Arbetsförmedlingen)", "SCB", "Susa-navet (Skolverket)", "CC0 1.0", "2 nov 2026"):
        assert words in page


@pytest.mark.usefixtures("kept")
def test_of_an_occupation_that_no_source_mentions_the_page_says_just_that(town: Town, signed_in: SignIn):
    page = signed_in(town.bo).get("/kompetens/24/yrken/9999/").content.decode()
    for words in ("Inte bedömt", "Inget officiellt antal", "ingen utbildningsinriktning", "ingen har bedömt behovet"):
        assert words in page


@pytest.mark.usefixtures("kept")
def test_the_page_of_an_occupation_shows_assessment_count_education_and_question(town: Town, signed_in: SignIn):
    page = signed_in(town.bo).get(PAGE).content.decode()
    for words in (
        "Svårt.",
        "270",
        "källan anger inget (..)",
        "Reläskydd",
        "Elkraft på distans",
        "brist i Västerbottens län",
    ):
        assert words in page
    for words in ("Inställd kurs", "Förra årets kurs", "Elkraft i ett annat län"):
        assert words not in page


@pytest.mark.usefixtures("kept")
def test_a_followed_occupation_stands_on_top_for_the_own_party_alone(town: Town, signed_in: SignIn):
    signed_in(town.bo).post(f"{PAGE}folj/", {"next": LIST})
    signed_in(town.bo).post(f"{PAGE}folj/", {"next": LIST})
    assert [one.ssyk for one, _question in signed_in(town.bo).get(LIST).context["followed"]] == [ENGINEER]
    assert not signed_in(town.anna).get(f"{LIST}?region=24").context["followed"]
    assert FollowedOccupation.objects.count() == Entry.objects.filter(action="competence.follow").count() == 1


def test_what_is_followed_no_longer_is_journaled(town: Town):
    actions.follow(ssyk=COOK, region="24", by=town.bo, at=AT)
    actions.unfollow(ssyk=COOK, region="24", by=town.bo, at=AT)
    actions.unfollow(ssyk=COOK, region="24", by=town.bo, at=AT)
    assert not FollowedOccupation.objects.exists()
    assert Entry.objects.filter(action="competence.unfollow").count() == 1


def test_a_party_cannot_stop_what_another_follows(town: Town):
    actions.follow(ssyk=COOK, region="24", by=town.bo, at=AT)
    actions.unfollow(ssyk=COOK, region="24", by=town.anna, at=AT)
    assert FollowedOccupation.objects.count() == 1


@pytest.mark.usefixtures("kept")
def test_one_who_only_reads_may_neither_follow_nor_ask(town: Town, signed_in: SignIn):
    client = signed_in(town.reader)
    assert client.post(f"{PAGE}folj/").status_code == 403
    assert client.get(f"{PAGE}fraga/").status_code == 403
    assert "Skicka till mötets inkorg" not in client.get(PAGE).content.decode()


@pytest.mark.usefixtures("kept")
def test_the_way_back_never_leads_to_another_site(town: Town, signed_in: SignIn):
    answer = signed_in(town.bo).post(f"{PAGE}folj/", {"next": "https://example.org/"})
    assert answer["Location"] == PAGE


@pytest.mark.usefixtures("kept")
def test_one_click_puts_the_question_in_the_inbox_seen_by_the_own_party_alone(town: Town, signed_in: SignIn):
    made = agreement(town.anna.home, town.bo.home)
    client = signed_in(town.bo)
    form = client.get(PAGE).context["form"]
    said = {**form.initial, "inbox": str(made.pk)}
    answer = client.post(f"{PAGE}fraga/", said)
    assert answer["Location"] == f"/avtal/{made.pk}/moten/#inbox"
    topic = Topic.objects.get()
    assert topic.title.startswith("Ingenjörer, elkraft: brist")
    assert "SCB, TAB1" in topic.why
    assert (topic.circle, topic.home) == (Circle.PRIVATE, town.bo.organisation)
    assert topic.title in client.get(answer["Location"]).content.decode()
    assert topic.title not in signed_in(town.anna).get(f"/avtal/{made.pk}/moten/").content.decode()


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("spoilt", [{"title": ""}, {"title": "x" * 201}, {"inbox": "999999"}, {"inbox": ""}])
def test_a_question_that_cannot_be_sent_is_shown_again_with_its_words(town: Town, signed_in: SignIn, spoilt: dict):
    made = agreement(town.anna.home, town.bo.home)
    agreement(town.anna.home, town.bo.home)
    said = {"title": "Vad kan ni?", "why": "Ord som inte får försvinna", "inbox": str(made.pk)}
    answer = signed_in(town.bo).post(f"{PAGE}fraga/", said | spoilt)
    assert answer.status_code == 400
    assert "Ord som inte får försvinna" in answer.content.decode()
    assert not Topic.objects.exists()


@pytest.mark.usefixtures("kept")
def test_a_question_cannot_be_put_in_an_inbox_of_others(town: Town, signed_in: SignIn):
    foreign = agreement(town.anna.home)
    agreement(town.anna.home, town.bo.home)
    said = {"title": "Vad kan ni?", "why": "Därför", "inbox": str(foreign.pk)}
    assert signed_in(town.bo).post(f"{PAGE}fraga/", said).status_code == 400
    assert not Topic.objects.exists()


@pytest.mark.usefixtures("kept")
def test_without_an_agreement_the_page_says_there_is_no_meeting_to_ask_at(town: Town, signed_in: SignIn):
    assert "Er part har inget avtal med möten" in signed_in(town.bo).get(PAGE).content.decode()
    assert "Inget möte att fråga på" in signed_in(town.bo).get(f"{PAGE}fraga/").content.decode()


@pytest.mark.usefixtures("kept")
def test_the_spreadsheet_holds_what_the_list_shows_and_its_sources(town: Town, signed_in: SignIn):
    data = signed_in(town.bo).get("/kompetens/yrken.xlsx?region=24&lage=brist").content
    rows = list(load_workbook(io.BytesIO(data)).active.values)
    assert [row[0] for row in rows] == ["SSYK", ENGINEER, "2221", "Källa", "Källa", "Källa", "Källa"]
    assert rows[1][1:5] == ("Ingenjörer, elkraft", "Västerbottens län", "brist", "stora")


@pytest.mark.usefixtures("kept")
def test_an_english_reader_has_the_agencys_word_beside_its_translation(town: Town, signed_in: SignIn):
    page = signed_in(town.bo).get(LIST, headers={"accept-language": "en"}).content.decode()
    assert "Shortage (brist)" in page


@pytest.mark.usefixtures("kept")
def test_several_occupations_are_followed_at_once_and_those_already_followed_stay(town: Town, signed_in: SignIn):
    actions.follow(ssyk=COOK, region="24", by=town.bo, at=AT)
    answer = signed_in(town.bo).post("/kompetens/24/yrken/folj/", {"valda": [ENGINEER, COOK, NURSE], "next": LIST})
    assert answer.url == LIST
    assert set(FollowedOccupation.objects.values_list("ssyk", flat=True)) == {ENGINEER, COOK, NURSE}
    assert Entry.objects.filter(action="competence.follow").count() == 3


@pytest.mark.parametrize("ticked", [[], ["abcd"], ["2143", "../x"]])
def test_nothing_is_followed_when_nothing_or_no_occupation_is_ticked(town: Town, signed_in: SignIn, ticked: list[str]):
    answer = signed_in(town.bo).post("/kompetens/24/yrken/folj/", {"valda": ticked, "next": "https://else.example/"})
    assert answer.url == "/kompetens/?region=24"
    assert not FollowedOccupation.objects.exists()


def test_a_reader_follows_nothing(town: Town, signed_in: SignIn):
    assert signed_in(town.reader).post("/kompetens/24/yrken/folj/", {"valda": [ENGINEER]}).status_code == 403


@pytest.mark.usefixtures("kept")
def test_the_first_screen_asks_the_database_little(town: Town, signed_in: SignIn):
    actions.follow(ssyk=ENGINEER, region="24", by=town.bo, at=AT)
    client = signed_in(town.bo)
    for address in (LIST, PAGE):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) <= 20


@pytest.mark.usefixtures("kept")
def test_three_occupations_are_chosen_and_one_asked_about_in_four_steps(town: Town, signed_in: SignIn):
    made, client = agreement(town.anna.home, town.bo.home), signed_in(town.bo)
    client.post("/kompetens/24/yrken/folj/", {"valda": [ENGINEER, NURSE, COOK], "next": LIST})
    page = client.get(LIST).content.decode()
    assert page.count("Fråga på mötet") == 3
    form = client.get(f"{PAGE}fraga/").context["form"]
    client.post(f"{PAGE}fraga/", {**form.initial, "inbox": str(made.pk)})
    assert Topic.objects.get().title == form.initial["title"]
