"""An agreement of thirty pages, made here, in which the terms stand among many clauses that say nothing of them."""

from itertools import cycle, islice

import pytest

from samverkan_engine import documents, drafting
from samverkan_engine.tables import BOTH, Cadence, Draft, PersonPart, Seats

HEAD = """SAMVERKANSAVTAL

mellan

Storforsa kommun, org.nr 212000-9999, nedan kallad Kommunen, och

Universitetet i Storforsa, org.nr 202100-9999, nedan kallat Universitetet

gemensamt kallade Parterna, har denna dag träffat följande avtal.
"""
SECTIONS = (
    ("Bakgrund", ["Parterna har en lång gemensam historia på orten."]),
    ("Definitioner", ["Med Campus avses de byggnader som framgår av bilaga 1."]),
    ("Syfte", ["Syftet med detta avtal är att stärka utbildning och forskning."]),
    (
        "Åtaganden",
        [
            "Kommunen ska upplåta lokaler för utbildning i Campus.",
            "Universitetet ska förlägga kurser till orten.",
        ],
    ),
    (
        "Organisation",
        [
            (
                "En styrgrupp med tre ledamöter från Kommunen och två från Universitetet leder samverkan. "
                "Styrgruppen sammanträder fyra gånger per år."
            ),
            "En arbetsgrupp bestående av två representanter från vardera parten bereder ärenden.",
        ],
    ),
    (
        "Finansiering",
        [
            "Kommunen bidrar med 2 500 000 kronor per år och Universitetet med 1,5 miljoner kronor per år.",
            "För år 2026 avsätter Kommunen dessutom 400 tkr till studentbostäder.",
        ],
    ),
    (
        "Uppföljning",
        [
            "Parterna ska årligen följa upp avtalet i en gemensam rapport.",
            "Avtalet ska utvärderas av styrgruppen.",
        ],
    ),
    ("Sekretess", ["Uppgifter som rör enskilda får inte spridas."]),
    (
        "Avtalstid och uppsägning",
        [
            "Avtalet gäller från och med den 1 januari 2025 till och med den 31 december 2029.",
            (
                "Därefter förlängs avtalet med två år i taget, om det inte sägs upp skriftligen senast nio månader "
                "före avtalstidens utgång."
            ),
            "Beslut om ett förnyat avtal ska fattas senast den 1 mars 2029.",
        ],
    ),
    ("Tvist", ["Tvist avgörs i första hand genom förhandling mellan Parterna."]),
)
FILLER = (
    "Denna punkt beskriver de allmänna förutsättningarna på orten och deras bakgrund.",
    "Begreppen används här i den betydelse som är vanlig bland lärosäten och kommuner.",
    "Handlingar förvaras hos den part som upprättat dem enligt gällande arkivregler.",
    "Ordalydelsen har granskats av jurister från de berörda förvaltningarna under våren.",
)
FOOT = """
Bilagor
Bilaga 1: Karta över Campus
Bilaga 2: Budget

Storforsa den 12 november 2024

Storforsa kommun              Universitetet i Storforsa

Karin Ek                      Nils Holm
Kommunstyrelsens ordförande   Rektor
"""
CHARACTERS_A_PAGE = 2_000


def agreement() -> str:
    """The agreement: each section with its own clauses and enough others to fill thirty pages."""
    filling = cycle(FILLER)
    parts = [HEAD]
    for number, (title, clauses) in enumerate(SECTIONS, start=1):
        parts.append(f"{number}. {title}\n")
        others = [" ".join(islice(filling, 5)) for _ in range(14)]
        for place, clause in enumerate([*clauses, *others], start=1):
            parts.append(f"{number}.{place} {clause}\n")
    return "\n".join([*parts, FOOT])


@pytest.fixture(scope="module")
def text() -> str:
    return agreement()


@pytest.fixture(scope="module")
def draft(text: str) -> Draft:
    return drafting.draft(documents.from_text(text))


def test_it_fills_thirty_pages(text: str) -> None:
    assert len(text) >= 29 * CHARACTERS_A_PAGE


def test_the_outline_has_every_section_with_its_clauses(draft: Draft, text: str) -> None:
    sections = [section for section in draft.outline if section.level == 1]
    assert [section.title for section in sections] == [title for title, _ in SECTIONS]
    clauses = [section for section in draft.outline if section.level == 2]
    assert len(clauses) == sum(len(own) + 14 for _, own in SECTIONS)
    assert all(text[section.start :].startswith(section.number) for section in draft.outline)
    for section in sections:
        inside = [c for c in clauses if c.number.startswith(f"{section.number}.")]
        assert section.start < inside[0].start
        assert inside[-1].end <= section.end


def test_the_parties_have_their_organisation_numbers(draft: Draft) -> None:
    numbers = {party.name: party.number for party in draft.parties}
    assert numbers == {"Storforsa kommun": "212000-9999", "Universitetet i Storforsa": "202100-9999"}


def test_its_time_notice_and_renewal_are_found(draft: Draft) -> None:
    assert (draft.valid_from.value, draft.valid_to.value) == ("2025-01-01", "2029-12-31")
    assert draft.terms.notice_months.value == 9
    assert draft.terms.renewal_months.value == 24
    assert draft.terms.renew_by.value == "2029-03-01"
    assert not draft.terms.until_further_notice.value


def test_each_sum_has_its_payer_and_year(draft: Draft) -> None:
    sums = [(sum_.payer, sum_.amount, sum_.currency, sum_.year, sum_.yearly) for sum_ in draft.funding]
    assert sums == [
        ("Storforsa kommun", 2_500_000, "SEK", "", True),
        ("Universitetet i Storforsa", 1_500_000, "SEK", "", True),
        ("Storforsa kommun", 400_000, "SEK", "2026", False),
    ]


def test_the_bodies_have_their_seats(draft: Draft) -> None:
    bodies = {body.name: body for body in draft.bodies}
    assert set(bodies) == {"styrgrupp", "arbetsgrupp"}
    assert bodies["styrgrupp"].cadence is Cadence.QUARTERLY
    assert bodies["styrgrupp"].seats == (
        Seats(of="Storforsa kommun", number=3),
        Seats(of="Universitetet i Storforsa", number=2),
    )
    assert bodies["arbetsgrupp"].seats == (Seats(of=BOTH, number=2),)


def test_the_duties_to_follow_up_have_their_rhythm(draft: Draft) -> None:
    duties = {duty.text: duty.rhythm for duty in draft.follow_ups}
    assert duties == {
        "Parterna ska årligen följa upp avtalet i en gemensam rapport.": Cadence.ANNUAL,
        "Avtalet ska utvärderas av styrgruppen.": None,
    }


def test_the_annexes_have_their_titles(draft: Draft) -> None:
    assert {annex.number: annex.title for annex in draft.annexes} == {"1": "Karta över Campus", "2": "Budget"}


def test_those_who_sign_are_the_signatories(draft: Draft) -> None:
    signed = [(person.name, person.organisation) for person in draft.people if person.part is PersonPart.SIGNATORY]
    assert signed == [("Karin Ek", "Storforsa kommun"), ("Nils Holm", "Universitetet i Storforsa")]


def test_every_passage_lies_in_the_text(draft: Draft, text: str) -> None:
    found = [*draft.outline, *draft.funding, *draft.bodies, *draft.follow_ups, *draft.annexes]
    assert all(0 <= place.start < place.end <= len(text) for part in found for place in part.passages)


def test_what_fills_the_pages_promises_nothing(draft: Draft) -> None:
    assert not [promise.text for promise in draft.commitments if any(filler in promise.text for filler in FILLER)]
