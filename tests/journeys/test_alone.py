"""One coordinator alone, on the first afternoon, with fifteen agreements in a spreadsheet and no counterpart here."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from samverkan.agreements.models import Agreement
from samverkan.journal import chain
from samverkan.mail.models import Message
from tests import factories
from tests.journeys.visitor import Visitor

HEADER = "Titel;Slag;Parter;Undertecknat;Gäller till;Uppsägning senast;Åtaganden"
GOOD = "Avtal {n:02} om snö;avsiktsförklaring;Snöbygdens högskola, Kommun {n};2025-0{month}-12;{ends};;{promises}"
PROMISES = '"Parterna ska träffas varje år\nParterna ska verka för fler praktikplatser"'
WRONG_KIND = "Avtal 14 om is;köpekontrakt;Snöbygdens högskola, Kommun 14;2025-02-01;;;"
WRONG_DATE = "Avtal 15 om is;samverkansavtal;Snöbygdens högskola, Kommun 15;den trettonde;;;"
ALARMING = ("tone-broken", "state-overdue", "state-differs")


@pytest.fixture
def coordinator(db: None) -> Visitor:
    """The only one of the party, who holds every role that matters."""
    home = factories.organisation("Snöbygdens högskola", kind="university", short_mark="SBH")
    roles = ("coordinator", "leader", "owner", "registrar", "administrator")
    return Visitor(factories.acting(home, *roles, who=factories.person("Tuva Ensamsson")).person)


@pytest.fixture
def spreadsheet() -> SimpleUploadedFile:
    """Fifteen rows: two that cannot be read as they are, one whose notice runs out soon."""
    ends = timezone.localdate() + timedelta(days=1200)
    good = [GOOD.format(n=n, month=1 + n % 9, ends=ends, promises=PROMISES) for n in range(1, 14)]
    good[6] = good[6].replace(";;", f";{timezone.localdate() + timedelta(days=20)};", 1)
    rows = [HEADER, *(quoted(row) for row in [*good, WRONG_KIND, WRONG_DATE])]
    return SimpleUploadedFile("våra avtal.csv", "\n".join(rows).encode("utf-8-sig"), "text/csv")


def quoted(row: str) -> str:
    """The row with its parties in one cell, parted by a semicolon as people do."""
    title, kind, parties, rest = row.split(";", 3)
    return f'{title};{kind};"{parties.replace(", ", "; ")}";{rest}'


def test_fifteen_agreements_of_which_two_need_correction_stand_in_one_table(
    coordinator: Visitor, spreadsheet: SimpleUploadedFile
) -> None:
    coordinator.open("/mitt-arbete/").reads("Inget väntar än").follow("Lägg in ett avtal")
    coordinator.follow("Importera från kalkylblad").press("Visa raderna", {"Fil": spreadsheet})
    coordinator.reads("15 rader lästes", "2 rader att rätta", "13 avtal kan importeras")
    coordinator.press("Kontrollera igen", {"Slag": "samverkansavtal", "Undertecknat": "2025-03-13"})
    coordinator.reads("15 avtal kan importeras").does_not_read("att rätta")
    assert not Agreement.objects.exists()
    coordinator.press("Importera 15 avtal")
    coordinator.open("/avtal/").reads("Avtal 01 om snö", "Avtal 13 om snö", "Avtal 14 om is", "Avtal 15 om is")
    assert len(coordinator.page.xpath("//main//tbody/tr")) == 15
    nothing_is_alarming(coordinator)
    the_most_urgent_comes_first(coordinator)
    assert not Message.objects.exists()
    assert list(chain.faults()) == []


def nothing_is_alarming(coordinator: Visitor) -> None:
    """That no counterpart has confirmed is nobody's fault, so nothing may be red."""
    coordinator.reads("inte bekräftat")
    page = coordinator.answer.content.decode().split("<main")[1]
    assert [word for word in ALARMING if word in page] == []
    coordinator.follow("Avtal 01 om snö")
    page = coordinator.answer.content.decode().split("<main")[1]
    assert [word for word in ALARMING if word in page] == []


def the_most_urgent_comes_first(coordinator: Visitor) -> None:
    coordinator.open("/mitt-arbete/")
    first = coordinator.page.xpath("//main//article | //main//li[.//h2 or .//h3]")[0]
    assert "Avtal 07" in "".join(first.itertext())


def test_an_agreement_that_only_one_party_uses_can_be_worked_with_at_once(
    coordinator: Visitor, spreadsheet: SimpleUploadedFile
) -> None:
    coordinator.open("/avtal/importera/").press("Visa raderna", {"Fil": spreadsheet}).press("Importera 13 avtal")
    coordinator.open("/avtal/").follow("Avtal 02 om snö").follow("Parterna ska verka för fler praktikplatser")
    coordinator.follow("Öppna åtagandet").press("Spara", {"Ansvarig": "Tuva Ensamsson"})
    coordinator.press("Rapportera", {"Pågår": True, "I en mening": "Tio platser i år."})
    coordinator.reads("Tio platser i år.").open("/avtal/").follow("Avtal 02 om snö").follow("Året").follow("Möten")
    soon = (timezone.localdate() + timedelta(days=10)).isoformat()
    coordinator.follow("Planera ett möte").press("Planera mötet", {"Datum": soon, "Börjar klockan": "09:00"})
    coordinator.press("Föreslå dagordning").follow("Underlag").reads("Underlag till Ledningsmöte")
    assert coordinator.download("PDF").getvalue().startswith(b"%PDF")
