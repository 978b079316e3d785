"""From a renewal that begins by itself to the new agreement with the promises it has taken over."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from samverkan.agreements.models import Agreement
from samverkan.config.ticking import tick
from samverkan.journal import chain
from samverkan.mail.models import Notice
from tests import factories
from tests.journeys.conftest import Sides
from tests.journeys.visitor import Visitor

TITLE = "Avsiktsförklaring om fjällen"
MEET = "Parterna ska träffas varje år."
HOUSE = "Kommunen ska ordna bostad åt alla studenter."
TEACH = "Universitetet ska ge en kurs i snökunskap."
NEW_HOUSE = "Kommunen ska inom sex veckor ordna bostad åt alla studenter."


def signed(sides: Sides) -> Agreement:
    """An agreement whose day for notice is five months ahead, with three promises and a contact in each party."""
    today = timezone.localdate()
    made = factories.agreement(
        sides.university,
        sides.municipality,
        title=TITLE,
        text=f"{MEET} {HOUSE} {TEACH}",
        notice_date=today + timedelta(days=150),
        valid_from="2020-01-01",
        valid_to=(today + timedelta(days=400)).isoformat(),
    )
    for party, contact in zip(made.parties.all(), (sides.anna, sides.bo), strict=True):
        party.contact = contact
        party.save()
    factories.commitment(made, kind="recurring", text=MEET)
    factories.commitment(made, kind="declaration", text=HOUSE, bound=[sides.municipality])
    factories.commitment(made, kind="deliverable", text=TEACH, bound=[sides.university])
    return made


def test_an_agreement_is_renewed_from_the_first_reminder_to_the_new_one(
    sides: Sides, anna: Visitor, bo: Visitor, stranger: Visitor
) -> None:
    old = signed(sides)
    tick(at=datetime.now(UTC))
    assert {message.to for message in Notice.objects.all()} == {sides.anna.email, sides.bo.email}
    each_party_evaluates(anna, bo)
    they_agree_on_the_wording(anna, bo)
    they_hand_over(anna, bo)
    anna.open(f"/avtal/{old.pk}/fornyelse/avgor/").reads("Allt är på plats.").follow("Förnya avtalet")
    anna.press("Förnya", {"Det nya avtalets titel": "Avsiktsförklaring 2, fjällen", "Undertecknat": "2026-01-15"})
    anna.reads("Förnyelsen är avgjord.", "Förnyat", "Avsiktsförklaring 2, fjällen")
    new = Agreement.objects.get(title="Avsiktsförklaring 2, fjällen")
    anna.open(f"/avtal/{new.pk}/ataganden/").reads("Åtagande 1", "Åtagande 2").does_not_read("Åtagande 3")
    anna.open(f"/avtal/{new.pk}/atagande/2/").reads(f"Övertaget från åtagande 2 i {TITLE}", NEW_HOUSE)
    anna.open(f"/avtal/{old.pk}/atagande/3/").reads("Kursen har inga sökande.")
    bo.open("/mitt-arbete/").reads("Bekräfta att vi är part i Avsiktsförklaring 2, fjällen")
    assert stranger.client.get(f"/avtal/{new.pk}/fornyelse/").status_code == 302
    assert list(chain.faults()) == []


def each_party_evaluates(anna: Visitor, bo: Visitor) -> None:
    """The draft of one is not seen by the other before it is sent."""
    anna.open("/mitt-arbete/").follow(f"Utvärdera {TITLE}")
    said = {"Vad avtalet har gett": "Vi möts varje höst.", "Förnya med ändringar": True}
    anna.press("Spara utkastet", said).reads("Bara er part ser det.")
    bo.open("/mitt-arbete/").follow(f"Utvärdera {TITLE}").follow("Vad parterna har skickat")
    bo.reads("0 av 2 parter har skickat sin").does_not_read("Vi möts varje höst.")
    anna.press("Spara och gå vidare till att skicka").press("Skicka till parten")
    bo.open(bo.address).reads("1 av 2 parter har skickat sin", "Vi möts varje höst.").follow("Skriv er parts")
    said = {"Vad som inte blev av, och varför": "Bostäderna räckte inte.", "Förnya som det är": True}
    bo.press("Spara och gå vidare till att skicka", said).press("Skicka till parten")
    bo.reads("2 av 2 parter", "Bostäderna räckte inte.", "Vi möts varje höst.")


def they_agree_on_the_wording(anna: Visitor, bo: Visitor) -> None:
    """One proposes, the other changes it, and the first stands behind that."""
    anna.open("/mitt-arbete/").follow("Läs eller föreslå ny lydelse").follow("Föreslå en lydelse")
    anna.press("Spara versionen", {"Den nya lydelsen": f"{MEET} {NEW_HOUSE} {TEACH}"})
    anna.reads("står bakom", "2. Åtagande 2 – omskrivet")
    bo.open("/mitt-arbete/").follow("Läs eller föreslå ny lydelse").follow("Skriv en ny version")
    changed = {"Den nya lydelsen": f"{MEET} {NEW_HOUSE}", "Vad ni ändrade": "Kursen stryks."}
    bo.press("Spara versionen", changed).reads("3. Åtagande 3 – saknas i den nya lydelsen")
    anna.open("/mitt-arbete/").follow("Läs eller föreslå ny lydelse").reads("Kursen stryks.")
    anna.press("Stå bakom den här versionen").reads("Er part står bakom lydelsen.")


def they_hand_over(anna: Visitor, bo: Visitor) -> None:
    """Each promise is carried on, changed or dropped."""
    anna.open("/mitt-arbete/").follow("Bestäm vad som händer med öppna åtaganden").reads("0 av 3 bestämda")
    anna.follow("Bestäm: Åtagande 3").press("Spara beslutet", {"Stryks": True, "Varför": "Kursen har inga sökande."})
    anna.reads("1 av 3 bestämda")
    bo.open(anna.address).follow("Bestäm: Åtagande 2")
    bo.press("Spara beslutet", {"Förs över ändrat": True, "Ny lydelse": NEW_HOUSE})
    bo.follow("Bestäm: Åtagande 1").press("Spara beslutet", {"Förs över": True}).reads("3 av 3 bestämda")
