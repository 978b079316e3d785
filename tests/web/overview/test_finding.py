"""Searching: what is found, how it is shown, and that nobody finds what is another's."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Organisation
from samverkan.accounts.permissions import Role
from samverkan.agreements.models import Activity, Agreement, Definition, Draft, Terms
from samverkan.areas.models import Area
from samverkan.commissioned.models import Enquiry
from samverkan.education.models import Programme, ShortCourse
from samverkan.gap_cases.models import GapCase
from samverkan.indicators.models import Indicator
from samverkan.meetings.models import AgendaItem, Forum, ItemPaper, JointPosition, Minutes, OutcomeNote, PartyDecision
from samverkan.overview.queries.finding import Found, Wish, search
from samverkan.planning.models import Case
from samverkan.search import actions, registry
from samverkan.sources.actions import receive
from tests import factories
from tests.web.overview.conftest import NOW, TODAY

SignIn = Callable[[Actor], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.FILES = tmp_path / "files"


@pytest.fixture
def rector(university: Organisation) -> Actor:
    """Somebody who may do everything in the university."""
    return factories.acting(university, Role.COORDINATOR, Role.ADMINISTRATOR)


@pytest.fixture
def stranger() -> Actor:
    return factories.acting(factories.organisation("Fjärdens kommun"), Role.COORDINATOR, Role.ADMINISTRATOR)


def look(words: str, by: Actor, **wish: Any) -> Found:
    actions.read_all_due()
    return search(Wish(words, **wish), by)


def urls(found: Found) -> list[str]:
    return [hit.url for hit in found.hits]


def marked(found: Found) -> list[str]:
    return [piece.text for hit in found.hits for piece in (*hit.title, *hit.passage) if piece.is_marked]


def activity(of: Agreement, home: Organisation, **fields: Any) -> Activity:
    fields.setdefault("circle", of.circle)
    made = Activity.objects.create(home=home, made_at=NOW, changed_at=NOW, **fields)
    made.commitments.add(of.commitments.first() or factories.commitment(of, title="Löfte"))
    return made


# Circles

MAKERS: dict[str, Callable[[Agreement, Organisation, str], Any]] = {}
WORD = "Zirkonprov"


def maker(kind: str) -> Callable[[Any], Any]:
    def keep(make: Any) -> Any:
        MAKERS[kind] = make
        return make

    return keep


@maker("agreements")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    Agreement.objects.filter(pk=of.pk).update(title=WORD, circle=circle, home=home)


@maker("commitments")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    factories.commitment(of, title="Löfte", text=f"Parterna ska {WORD}", circle=circle, home=home)


@maker("wordings")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    of.wordings.update(text=f"Parterna ska {WORD}", circle=circle, home=home)


@maker("definitions")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    terms = Terms.objects.create(agreement=of, made_at=NOW, circle=circle, home=home)
    Definition.objects.create(terms=terms, term=WORD, meaning="Ett ord")


@maker("activities")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    activity(of, home, title=WORD, circle=circle)


@maker("drafts")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    text = {"text": f"Parterna ska {WORD}"}
    Draft.objects.create(title="Utkast", document=text, content={}, base={}, made_at=NOW, home=home, circle=circle)


def forum(of: Agreement, home: Organisation, circle: str) -> Any:
    meeting = factories.meeting(of)
    Forum.objects.filter(pk=meeting.forum_id).update(circle=circle, home=home)
    return meeting


@maker("meetings")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    meeting = forum(of, home, circle)
    meeting.title = WORD
    meeting.save()


@maker("items")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    AgendaItem.objects.create(meeting=forum(of, home, circle), position=1, title="Punkt", background=WORD)


@maker("minutes")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    AgendaItem.objects.create(meeting=forum(of, home, circle), position=1, title="Punkt", notes=WORD)


@maker("notes")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    OutcomeNote.objects.create(meeting=factories.meeting(of), text=WORD, noted_at=NOW, home=home, circle=circle)


@maker("positions")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    position(of, home, text="Parterna är överens", circle=circle, outcome=WORD, outcome_on=TODAY)


@maker("papers")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    item = AgendaItem.objects.create(meeting=factories.meeting(of), position=1, title="Punkt")
    data = f"Detta är en handling om {WORD} och annat.".encode()
    snapshot = receive(data=data, name="handling.txt", by=factories.acting(home), at=NOW)
    ItemPaper.objects.create(item=item, snapshot=snapshot, attached_at=NOW, home=home, circle=circle)


@maker("areas")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    Area.objects.create(name=WORD, home=home, circle=circle).organisations.add(*both(of))


@maker("enquiries")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    about = {"received_at": NOW, "state_since": NOW, "answer_by": TODAY}
    made = Enquiry.objects.create(title=WORD, employer="Älvkraft AB", home=home, circle=circle, **about)
    made.organisations.add(*both(of))


@maker("programmes")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    made = Programme.objects.create(name=WORD, provider_name="NU", given_as=(), made_at=NOW, home=home, circle=circle)
    made.organisations.add(*both(of))


@maker("short_courses")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    made = ShortCourse.objects.create(title=WORD, made_at=NOW, home=home, circle=circle)
    made.organisations.add(*both(of))


@maker("planning")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    Case.objects.create(title=WORD, made_at=NOW, home=home, circle=circle).organisations.add(*both(of))


@maker("gap_cases")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    gap = {"ssyk": "2143", "occupation": "elektriker", "region": "24", "year": 2030, "low": 1, "high": 5}
    GapCase.objects.create(agreement=of, title=WORD, source="SCB", opened_at=NOW, home=home, circle=circle, **gap)


@maker("indicators")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    made = Indicator.objects.create(name=WORD, unit="st", source="SCB", made_at=NOW, home=home, circle=circle)
    made.organisations.add(*both(of))


@maker("organisations")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    """An organisation is known by who may see an agreement that it is party to."""
    hidden = factories.agreement(home, factories.organisation(WORD), circle=circle, title="Ett avtal")
    for place, member in enumerate(both(of), start=3):
        if member != home:
            hidden.parties.create(organisation=member, position=place)


@maker("people")
def _(of: Agreement, home: Organisation, circle: str) -> None:
    """One's people are one's own, whatever the circle."""
    factories.acting(home, who=factories.person(WORD))


def both(of: Agreement) -> list[Organisation]:
    return [party.organisation for party in of.parties.select_related("organisation")]


def position(of: Agreement, home: Organisation, **fields: Any) -> JointPosition:
    meeting = factories.meeting(of)
    return JointPosition.objects.create(agreement=of, meeting=meeting, number=1, agreed_on=TODAY, home=home, **fields)


def test_every_kind_that_is_searched_is_tried_here():
    assert {each.kind for each in registry.registered()} == set(MAKERS)


@pytest.mark.parametrize("kind", MAKERS)
def test_what_is_private_is_found_by_its_own_party_alone(
    kind: str, agreement: Agreement, university: Organisation, rector: Actor, town: Organisation, stranger: Actor
):
    other = factories.acting(town, Role.COORDINATOR, Role.ADMINISTRATOR)
    MAKERS[kind](agreement, university, Circle.PRIVATE)
    assert look(WORD, rector).count >= 1
    for by in (other, stranger):
        found = look(WORD, by)
        assert (found.count, found.groups, found.hits, found.instead) == (0, (), (), "")
        assert look("Zirkonprow", by).instead == ""  # nor is it proposed to who misspells it
        assert look("zirkon", by).count == 0


@pytest.mark.parametrize("kind", sorted(set(MAKERS) - {"people", "drafts"}))
def test_what_is_shared_is_found_by_the_parties_alone(
    kind: str, agreement: Agreement, university: Organisation, town: Organisation, rector: Actor, stranger: Actor
):
    MAKERS[kind](agreement, university, Circle.SHARED)
    assert look(WORD, rector).count >= 1
    assert look(WORD, factories.acting(town)).count >= 1
    assert look(WORD, stranger).count == 0


def test_what_stands_in_a_hidden_agreement_is_hidden_with_it(
    university: Organisation, coordinator: Actor, rector: Actor
):
    hidden = factories.agreement(university, coordinator.organisation, circle="private", title="Hemlig plan")
    factories.commitment(hidden, text="Hemlig plan", circle="shared")
    assert look("hemlig", coordinator).count == 0
    assert look("hemlig", rector).count >= 2


def test_minutes_are_read_by_others_only_when_public_and_locked(
    agreement: Agreement, town: Organisation, stranger: Actor
):
    agreement.circle = "public"
    agreement.save()
    meeting = forum(agreement, town, Circle.PUBLIC)
    item = AgendaItem.objects.create(meeting=meeting, position=1, title="Punkt", notes=WORD)
    assert look(WORD, stranger).count == 0
    item.is_public = True
    item.save()
    Minutes.objects.create(meeting=meeting, state="draft")
    assert look(WORD, stranger).count == 0
    Minutes.objects.update(state="locked", approved_at=NOW, locked_at=NOW)
    assert look(WORD, stranger).count == 1


def test_the_agreements_name_is_not_told_with_a_public_thing_of_a_hidden_one(
    university: Organisation, town: Organisation, stranger: Actor
):
    hidden = factories.agreement(university, town, circle="shared", title="Hemligt avtal")
    activity(hidden, university, title=WORD, circle="public")
    (hit,) = look(WORD, stranger).hits
    assert hit.agreement == ""
    assert hidden.pk not in dict(look(WORD, stranger).agreements)


def test_people_are_found_only_by_those_who_may_open_their_pages(university: Organisation, rector: Actor):
    factories.acting(university, who=factories.person(WORD))
    assert look(WORD, rector).count == 1
    assert look(WORD, factories.acting(university, Role.LEADER)).count == 0


def test_drafts_are_found_only_by_those_who_work_with_them(agreement: Agreement, university: Organisation):
    MAKERS["drafts"](agreement, university, "private")
    assert look(WORD, factories.acting(university, Role.LEADER)).count == 0


def test_what_is_taken_back_into_privacy_is_gone_at_once(
    agreement: Agreement, university: Organisation, coordinator: Actor
):
    made = activity(agreement, university, title=WORD)
    assert look(WORD, coordinator).count == 1
    Activity.objects.filter(pk=made.pk).update(circle="private")
    assert search(Wish(WORD), coordinator).count == 0


def test_words_that_were_taken_away_are_never_shown_though_nobody_had_time_to_read(
    agreement: Agreement, town: Organisation, coordinator: Actor, monkeypatch: pytest.MonkeyPatch
):
    made = activity(agreement, town, title=WORD)
    assert look(WORD, coordinator).count == 1
    Activity.objects.filter(pk=made.pk).update(title="Annat")
    monkeypatch.setattr(actions, "catch_up", lambda: False)
    found = search(Wish(WORD), coordinator)
    assert (found.count, found.is_behind) == (0, True)


# Words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Parternas åtaganden följs upp", "åtagandena"),
        ("Kommunens utbildningar", "KOMMUN utbildning"),
        ("Lärarutbildningen byggs ut", "utbildning"),
        ("Samverkansavtalet", "avtal"),
        ("Utbildningsplanen", "utbildningar"),
        ("ÅTGÄRDER FÖR ÄLVEN", "åtgärd älven"),
        ("Ramavtal KS-2024/203 gäller", "2024/203"),
        ("Ett café i Åre", "CAFE åre"),
        ("The parties shall hold meetings together for the students", "meeting student"),
        ("Fritt ur hjärtat: gemensamma möten varje år", '"gemensamma möten"'),
    ],
)
def test_a_word_is_found_in_all_its_forms(
    agreement: Agreement, town: Organisation, coordinator: Actor, text: str, words: str
):
    made = activity(agreement, town, title=text)
    assert urls(look(words, coordinator)) == [f"/aktiviteter/{made.pk}/"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Möten som är gemensamma", '"gemensamma möten"'),
        ("Skola för kommunen", "skola -kommuner"),
        ("Mal och mål", "mäl"),
        ("Lärarutbildning", '"utbildning"'),
        ("Skola", "skola universitet"),
    ],
)
def test_what_was_not_asked_for_is_not_found(
    agreement: Agreement, town: Organisation, coordinator: Actor, text: str, words: str
):
    activity(agreement, town, title=text)
    assert look(words, coordinator).count == 0


@pytest.mark.parametrize(
    "words",
    [
        "AND", "OR", "NOT", "NEAR", "NEAR(a b)", "a AND", '"', '"a', "*", "a*", "^a", "title_stems : a", "{a b}:c", "(",
        ")", "a - b", "--", "-", "'", "\\", "%", "_", ";", "\0", "\0ab", "a & b", "a | b", "!a", "<->", "a <-> b", ":*",
        "a:*A", "<script>", "x" * 5000, "samverkan " * 500, "-" * 5000, '"' * 999, "ﬁ", "İ", "𝒜𝓁𝒻", "😀",
        "e\u0301\u0301\u0301",
    ],
)  # fmt: skip
def test_any_characters_are_only_words(agreement: Agreement, coordinator: Actor, signed_in: SignIn, words: str):
    """`agreement` is there to be found by nothing of this."""
    answer = signed_in(coordinator).get("/sok/", {"q": words})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split("<main")[1]


def test_words_are_marked_where_they_stand_whatever_their_form(
    agreement: Agreement, town: Organisation, coordinator: Actor
):
    long = "Förord. " * 60 + "Här står att kommunernas lärarutbildningar byggs ut. " + "Efterord. " * 60
    activity(agreement, town, title="Ett", description=long)
    found = look("kommun utbildning", coordinator)
    assert marked(found) == ["kommunernas", "lärarutbildningar"]
    shown = "".join(piece.text for piece in found.hits[0].passage)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 300


def test_a_phrase_is_marked_as_one(agreement: Agreement, town: Organisation, coordinator: Actor):
    activity(agreement, town, title="Möten: gemensamma möten hålls")
    assert marked(look('"gemensamma möten"', coordinator)) == ["gemensamma möten"]


def test_what_could_be_markup_is_shown_as_it_was_written(
    agreement: Agreement, town: Organisation, coordinator: Actor, signed_in: SignIn
):
    activity(agreement, town, title="<b>skola</b> & <script>alert(1)</script>")
    page = signed_in(coordinator).get("/sok/", {"q": "skola"}).content.decode()
    assert "&lt;b&gt;<mark>skola</mark>&lt;/b&gt; &amp; &lt;script&gt;" in page


def test_a_slip_of_the_pen_is_met_with_what_does_find_something(
    agreement: Agreement, town: Organisation, coordinator: Actor, signed_in: SignIn
):
    activity(agreement, town, title="Behovsanalys av vattenkraften")
    assert look("vatenkraften", coordinator).instead == "vattenkraften"
    assert look("behovsanalis vattenkraft", coordinator).instead == "behovsanalys vattenkraft"
    page = signed_in(coordinator).get("/sok/", {"q": "vatenkraften"}).content.decode()
    assert 'Menade du <a href="?q=vattenkraften">vattenkraften</a>?' in page
    assert look("helt annat", coordinator).instead == ""


# The page


def test_kinds_are_tabs_with_counts(agreement: Agreement, town: Organisation, coordinator: Actor, signed_in: SignIn):
    activity(agreement, town, title="Älven i dag")
    activity(agreement, town, title="Älven i morgon")
    Area.objects.create(name="Älven", home=town)
    found = look("älven", coordinator)
    assert [(group.label, group.count) for group in found.groups] == [("Avtal", 1), ("Aktiviteter", 2), ("Områden", 1)]
    assert found.count == found.shown == 4
    only = look("älven", coordinator, tab="areas")
    assert (only.count, only.shown, len(only.hits)) == (4, 1, 1)
    page = signed_in(coordinator).get("/sok/?q=%C3%A4lven&slag=areas").content.decode()
    assert "1 träff<" in page
    assert 'href="?q=%C3%A4lven"' in page


def test_a_kind_without_hits_shows_everything(agreement: Agreement, coordinator: Actor):
    found = look("älven", coordinator, tab="papers")
    assert (found.shown, [group.is_current for group in found.groups]) == (1, [False])


def test_hits_can_be_held_to_one_agreement(
    agreement: Agreement, town: Organisation, university: Organisation, coordinator: Actor, stranger: Actor
):
    other = factories.agreement(town, university, title="Ett annat")
    one, two = activity(agreement, town, title="Kurs"), activity(other, town, title="Kurs")
    assert urls(look("kurs", coordinator, agreement=other.pk)) == [f"/aktiviteter/{two.pk}/"]
    one.commitments.add(other.commitments.first())
    assert look("kurs", coordinator, agreement=other.pk).count == 2
    assert look("kurs", stranger, agreement=other.pk).count == 0
    assert "Sök i alla avtal" in look("annat ord", coordinator, agreement=other.pk).advice


def test_a_word_of_the_title_comes_before_one_of_the_text_and_the_newest_first_when_asked(
    agreement: Agreement, town: Organisation, coordinator: Actor
):
    text = activity(agreement, town, title="Ett", description="Om en kurs", starts_on=date(2026, 1, 1))
    title = activity(agreement, town, title="Kurs", starts_on=date(2024, 1, 1))
    undated = activity(agreement, town, title="Annat", description="Sist en kurs")
    first = [f"/aktiviteter/{each.pk}/" for each in (text, title, undated)]
    assert urls(look("kurs", coordinator))[0] == first[1]
    assert urls(look("kurs", coordinator, sort="date")) == first


def test_there_are_twenty_on_a_page(agreement: Agreement, town: Organisation, coordinator: Actor, signed_in: SignIn):
    for number in range(23):
        activity(agreement, town, title=f"Kurs {number}")
    found = look("kurs", coordinator, page="2")
    assert (found.shown, len(found.hits)) == (23, 3)
    page = signed_in(coordinator).get("/sok/?q=kurs&slag=activities&page=2").content.decode()
    assert "?q=kurs&amp;slag=activities&amp;page=1" in page
    assert look("kurs", coordinator, page="nonsense").shown == 23


@pytest.mark.parametrize("address", ["avtal=x", "avtal=99999999999999999999", "slag=x", "sort=x", "page=-1", "avtal=²"])
def test_an_address_that_asks_for_nonsense_is_answered(coordinator: Actor, signed_in: SignIn, address: str):
    assert signed_in(coordinator).get(f"/sok/?q=kurs&{address}").status_code == 200


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("", "Skriv vad du söker"),
        ("  ", "Skriv vad du söker"),
        ("å", "minst två"),
        ("-kurs", "ska finnas med"),
        ("finns inte", "Inget"),
    ],
)
def test_why_nothing_is_found_is_said_in_words(coordinator: Actor, signed_in: SignIn, words: str, advice: str):
    assert advice in signed_in(coordinator).get("/sok/", {"q": words}).content.decode()


def test_a_joint_position_is_found_by_what_a_party_decided(
    agreement: Agreement, town: Organisation, coordinator: Actor
):
    made = position(agreement, town, text="Parterna är överens", circle="shared")
    party = agreement.parties.get(organisation=town)
    PartyDecision.objects.create(position=made, party=party, body="Kommunstyrelsen", registry_number="KS 2026/77")
    assert [hit.label for hit in look("KS 2026/77", coordinator).hits] == ["Gemensam ståndpunkt"]
