"""
The first sentence through the house: a letter becomes a draft, an agreement, commitments, activities, a meeting, a
decision, and a public page where one sentence of it can be followed to what became of it.
"""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from samverkan.agreements.models import Activity
from samverkan.journal import chain
from samverkan.mail.models import Message, Notice
from tests import factories
from tests.journeys.conftest import Sides
from tests.journeys.visitor import Visitor

LETTER = """Avsiktsförklaring mellan Fjällvinds universitet och Ripsjö kommun

Undertecknad den 3 mars 2025.

1 Samverkan

Parternas ledningar ska träffas en gång om året för att diskutera framtidsfrågor inom utbildning och forskning.

2 Utbildning

Fjällvinds universitet ska ge en distansutbildning i fjärrvärmeteknik senast den 1 september 2027. Ripsjö kommun ska \
tillhandahålla lokaler för undervisningen utan hyra.

3 Forskning

Parterna ska verka för större satsningar på utvecklingsmiljöer. Nya områden som snöteknik bör undersökas.

För Fjällvinds universitet: Gerda Snölykta, rektor
För Ripsjö kommun: Håkan Tallås, kommunstyrelsens ordförande
"""
TITLE = "Avsiktsförklaring 2025 om fjällens teknik"
ENVIRONMENTS = "större satsningar på utvecklingsmiljöer"
ROOMS = "tillhandahålla lokaler för undervisningen utan hyra"
SECRET = "Hyresvärden är inte tillfrågad"


@pytest.fixture
def agreement(anna: Visitor) -> str:
    """The address of the agreement, registered by the university alone and private."""
    anna.open("/mitt-arbete/").follow("Avtal").follow("Lägg in ett avtal")
    anna.press("Läs texten", {"Avtalets text": LETTER}).reads(ENVIRONMENTS, "Fjällvinds universitet", "Ripsjö kommun")
    anna.press("Spara", {"Titel": TITLE}).reads(TITLE)
    anna.press("Inriktning", beside=ENVIRONMENTS).press("Deklaration", beside=ROOMS).follow("Registrera avtalet")
    as_ours = {"Avtalets egen lydelse": True, "Det är redan undertecknat": True, "Bara er part": True}
    anna.press("Registrera avtalet", as_ours)
    return anna.reads("Avtalet är registrerat", ENVIRONMENTS).address


@pytest.fixture
def shared_agreement(agreement: str, anna: Visitor) -> str:
    """The same after the university sent it to the municipality."""
    anna.open(agreement).follow("Uppgifter").follow("Skicka till parten")
    anna.reads("kan bli allmän handling hos båda", "Det kan inte tas tillbaka").press("Skicka till parten")
    return agreement


def test_a_letter_goes_all_the_way_from_text_to_a_decision_everybody_can_read(
    shared_agreement: str, sides: Sides, anna: Visitor, bo: Visitor, stranger: Visitor
) -> None:
    the_counterpart_confirms(bo)
    owners_are_chosen(shared_agreement, anna, bo)
    each_party_reports(shared_agreement, anna, bo)
    something_is_done(shared_agreement, sides)
    meeting = a_meeting_is_planned(shared_agreement, anna)
    the_briefing_is_frozen(meeting, anna, bo)
    the_meeting_is_held(meeting, anna)
    the_board_decides(shared_agreement, bo)
    what_is_public_is_chosen(shared_agreement, anna)
    a_stranger_follows_one_sentence(stranger)
    history_tells_who_did_what(shared_agreement, anna)


def the_counterpart_confirms(bo: Visitor) -> None:
    told = Notice.objects.get(to="bo@rip.example")
    assert told.about == TITLE
    bo.open("/mitt-arbete/").follow("Bekräfta att vi är part").reads("Fjällvinds universitet har registrerat")
    bo.press("Bekräfta för Ripsjö kommun").reads("Er part har bekräftat avtalet", ENVIRONMENTS)


def owners_are_chosen(agreement: str, anna: Visitor, bo: Visitor) -> None:
    side = {"Ansvarig": "Ragnhild Älvros", "Vad er part vill": "Fler labb"}
    commitment(anna, agreement, ENVIRONMENTS).press("Spara", side)
    commitment(bo, agreement, ENVIRONMENTS).reads("Ragnhild Älvros", "Fler labb")
    bo.press("Spara", {"Ansvarig": "Örjan Ljung"}).reads("Örjan Ljung")
    commitment(bo, agreement, ROOMS).press("Spara", {"Ansvarig": "Örjan Ljung"})


def each_party_reports(agreement: str, anna: Visitor, bo: Visitor) -> None:
    report = {"Pågår": True, "I en mening": "Två ansökningar är inlämnade."}
    commitment(anna, agreement, ENVIRONMENTS).press("Rapportera", report)
    commitment(bo, agreement, ENVIRONMENTS).reads("Två ansökningar är inlämnade.")
    bo.press("Rapportera", {"Ej påbörjat": True, "I en mening": "Kommunen har inte sett någon satsning."})
    bo.reads("Läget skiljer sig").open(agreement).follow("Året").follow("Möten")
    bo.reads("läget skiljer sig", "FVU säger pågår, RIP säger")
    note = {"Gäller": True, "I en mening": SECRET, "Syns bara för er part": True}
    commitment(bo, agreement, ROOMS).press("Rapportera", note).reads(SECRET)
    commitment(anna, agreement, ROOMS).does_not_read(SECRET)


def something_is_done(agreement: str, sides: Sides) -> None:
    ragnhild = commitment(Visitor(sides.ragnhild), agreement, ENVIRONMENTS).follow("Lägg till en aktivitet")
    lead = {"Ansvarig hos er part": "Ragnhild Älvros", "Alla parter ser det": True}
    ragnhild.press("Spara", {"Titel": "Bygga ett snölabb", "Status": "Pågår", **lead})
    ragnhild.press("Lägg till ett delmål", {"Delmål": "Upphandlingen klar", "Klart senast": "2027-02-01"})
    ragnhild.press("Lägg till pengar", {"Part som betalar": "Ripsjö kommun", "År": "2026", "Kronor": "1500000"})
    ragnhild.press("Nått", {})
    report = SimpleUploadedFile("rapport.txt", "Sju företag deltar i labbet.".encode())
    result = {"Resultat": "Sju företag deltar", "Datum": "2026-10-05", "Fil": report, "Siffra": "7", "Enhet": "företag"}
    ragnhild.press("Lägg till ett resultat", {**result, "Siffrans källa": "Deltagarlistan"})
    ragnhild.reads("Upphandlingen klar", "1 500 000", "Sju företag deltar", "7 företag")
    assert ragnhild.download("rapport").getvalue() == "Sju företag deltar i labbet.".encode()


def a_meeting_is_planned(agreement: str, anna: Visitor) -> str:
    soon = timezone.localdate() + timedelta(days=30)
    anna.open(agreement).follow("Året").follow("Möten").follow("Planera ett möte")
    anna.press("Planera mötet", {"Datum": soon.isoformat(), "Börjar klockan": "13:00", "Plats": "Stora salen"})
    anna.press("Ta upp: Åtagande 4: läget skiljer sig").follow("Ändra: Åtagande 4")
    proposal = {"Typ": "För beslut", "Föreslagen lydelse": "Parterna söker stöd för ett snölabb."}
    anna.press("Spara", {**proposal, "Bakgrund": "Parterna ser läget olika."})
    return anna.reads("För beslut", "Parterna söker stöd för ett snölabb.").address


def the_briefing_is_frozen(meeting: str, anna: Visitor, bo: Visitor) -> None:
    anna.open(meeting).follow("Underlag").follow("Frys underlaget").press("Frys underlaget")
    bo.open(meeting).follow("Underlag").follow("Till det som frystes")
    bo.reads("Fryst", "Det här ber vi er besluta", "FVU säger pågår").does_not_read("Förhandsvisning")
    pdf = pypdfium2.PdfDocument(bo.download("PDF").getvalue())
    first_page = pdf[0].get_textpage().get_text_range()
    assert "Parterna söker stöd för ett snölabb." in " ".join(first_page.split())
    anna.open(meeting).follow("Underlag").does_not_read(SECRET)


def the_meeting_is_held(meeting: str, anna: Visitor) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    anna.open(meeting).follow("Ändra tid eller plats").press("Spara", {"Datum": yesterday.isoformat()})
    anna.follow("Protokoll").follow("Skriv upp deltagarna")
    anna.press("Spara deltagarna", {"Fjällvinds universitet": "Gerda Snölykta, rektor"}).reads("Gerda Snölykta, rektor")
    anna.follow("Gemensam ståndpunkt: Åtagande 4")
    decision = {"Behöver formellt beslut hos Ripsjö": True, "Vilket organ beslutar hos Ripsjö": "Kommunstyrelsen"}
    anna.press("Spara ståndpunkten", {"4.": True, **decision}).follow("Åtgärd: Åtagande 4")
    lead = {"Leder den hos Ripsjö": "Örjan Ljung"}
    anna.press("Starta åtgärden", {"Vad som ska göras": "Skriva ansökan", "4.": True, **lead})
    anna.follow("Markera som genomfört").press("Markera som genomfört").reads("Genomfört")


def the_board_decides(agreement: str, bo: Visitor) -> None:
    assert Activity.objects.get(title="Skriva ansökan").leads.filter(person__name="Örjan Ljung").exists()
    bo.open("/mitt-arbete/").follow("För in beslutet av Kommunstyrelsen")
    decided = {"Utfall": "Beslutat", "Beslutat den": timezone.localdate().isoformat(), "Diarienummer": "KS 2026/88"}
    bo.press("Spara beslutet", decided).reads("Kommunstyrelsen", "KS 2026/88")
    bo.follow("Skriv vad det blev av det")
    bo.press("Spara", {"Vad det blev av det": "Ansökan beviljades.", "Datum": timezone.localdate().isoformat()})
    bo.open(agreement).follow("Året").follow("Möten").reads("Ansökan beviljades.", "KS 2026/88")


def what_is_public_is_chosen(agreement: str, anna: Visitor) -> None:
    anna.open(agreement).follow("Uppgifter").follow("Publicera")
    kept = dict.fromkeys((label for label in anna.labels if ROOMS in label), False)
    assert len(kept) == 1
    anna.press("Publicera", kept).follow("Vad som är offentligt")
    anna.press("Gör det valda offentligt", {"Bygga ett snölabb": True, "1. Parterna söker stöd": True, "4.": True})


def a_stranger_follows_one_sentence(stranger: Visitor) -> None:
    stranger.open("/").follow("Alla offentliga avtal").follow(TITLE).reads(ENVIRONMENTS)
    stranger.follow(ENVIRONMENTS).reads("Avtalets egen lydelse", "Sju företag deltar", "7 företag", "Deltagarlistan")
    stranger.reads("Parterna söker stöd för ett snölabb.", "Kommunstyrelsen", "KS 2026/88", "Ansökan beviljades.")
    stranger.does_not_read(SECRET, "Kommunen har inte sett någon satsning.", "Skriva ansökan")


def history_tells_who_did_what(agreement: str, anna: Visitor) -> None:
    anna.open(agreement).follow("Historik")
    anna.reads("Bo Östanvind bekräftade avtalet", "Anna Åkerbär publicerade avtalet", "Anna Åkerbär frös underlaget")
    assert list(chain.faults()) == []


def commitment(visitor: Visitor, agreement: str, words: str) -> Visitor:
    """Go to a commitment as a reader does: through its words in the text."""
    return visitor.open(agreement).follow(words).follow("Öppna åtagandet")


def test_nobody_else_sees_an_agreement_that_is_private(agreement: str, bo: Visitor, stranger: Visitor) -> None:
    assert bo.client.get(agreement).status_code == 404
    bo.open("/avtal/").does_not_read(TITLE)
    stranger.open("/offentligt/").does_not_read(TITLE)
    assert not Message.objects.exists()
    assert not Notice.objects.exists()


def test_a_counterpart_without_an_account_confirms_by_the_link_in_the_mail_once(
    shared_agreement: str, anna: Visitor, stranger: Visitor
) -> None:
    anna.open(shared_agreement).follow("Uppgifter").follow("Skicka en länk att bekräfta med")
    anna.press("Skicka länken", {"Namn": "Håkan Tallås", "E-post": "hakan@rip.example"}).reads("Håkan Tallås")
    link = address_in(Message.objects.get(to="hakan@rip.example"))
    stranger.open(link).reads(TITLE, ENVIRONMENTS, "ber Ripsjö kommun bekräfta att det stämmer")
    stranger.press("Bekräfta för Ripsjö kommun", {"Ditt namn": "Håkan Tallås"}).reads("Ripsjö kommun")
    anna.open(shared_agreement).follow("Uppgifter").reads("bekräftat av Håkan Tallås")
    again = stranger.client.get(link)
    assert again.status_code == 410
    assert "Länken användes" in again.content.decode()
    assert list(chain.faults()) == []


def test_what_was_shared_cannot_be_sent_a_second_time(shared_agreement: str, anna: Visitor) -> None:
    anna.open(shared_agreement).follow("Uppgifter")
    assert not [link for link in anna.links if "Skicka till parten" in link]


def test_the_letter_that_the_project_began_with_becomes_a_private_agreement(
    shared: Path, anna: Visitor, sides: Sides
) -> None:
    letter = (shared / "corpus" / "documents" / "000.txt").read_text()
    ltu = factories.organisation("Luleå tekniska universitet", kind="university", short_mark="LTU")
    coordinator = Visitor(factories.acting(ltu).person)
    coordinator.open("/avtal/nytt/").press("Läs texten", {"Avtalets text": letter})
    coordinator.reads("Avsiktsförklaring mellan Luleå tekniska universitet och Skellefteå kommun", "4 åtaganden")
    coordinator.follow("Registrera avtalet").press(
        "Registrera avtalet", {"Skellefteå kommun": "som inte finns i Samverkan än"}
    )
    coordinator.reads("Avtalet är registrerat", "batteriteknik").follow("Parter")
    coordinator.reads("LTU", "Skellefteå kommun", "obekräftat")
    coordinator.open("/mitt-arbete/").reads("Utse ansvarig")
    anna.open("/avtal/").does_not_read("Skellefteå")


def address_in(message: Message) -> str:
    """The address of this site that a mail holds."""
    (found, *_rest) = re.findall(r"http://testserver\S+", message.body)
    return urlsplit(found).path
