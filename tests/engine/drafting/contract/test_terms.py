"""How long, how notice is given, who pays and who sits where, in sentences of four languages."""

import pytest

from samverkan_engine.tables import Draft
from tests.engine.conftest import Drafts

BOUND = "Nyby kommun och Nyby universitet har undertecknat ett samverkansavtal."


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("Avtalet gäller i tre år från undertecknandet.", 36),
        ("Avtalet löper under 18 månader från signering.", 18),
        ("Överenskommelsen gäller under fem (5) år.", 60),
        ("Det är ett fyraårigt avtal.", 48),
        ("The agreement runs for three years from signing.", 36),
        ("Avtalen gjelder i fire år fra signering.", 48),
        ("Aftalen gælder i to år.", 24),
        ("Avtalet gäller från och med den 1 januari 2025.", None),
    ],
)
def test_a_length_without_days_is_counted_in_months(drafted: Drafts, sentence: str, months: int | None) -> None:
    terms = drafted(f"{BOUND}\n\n{sentence}").terms
    assert terms.length_months.value == months
    assert terms.runs_from_signing.value is ("sign" in sentence or "underteckn" in sentence)


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("Avtalet kan sägas upp med sex månaders uppsägningstid.", 6),
        ("Uppsägningstiden är tre månader.", 3),
        ("Uppsägning ska ske skriftligen minst ett år före avtalstidens utgång.", 12),
        ("Either party may terminate the agreement on six months' written notice.", 6),
        ("Avtalen kan sies opp med tre måneders varsel.", 3),
        ("Aftalen kan opsiges med seks måneders varsel.", 6),
        ("Notice of the meeting is sent to all members.", None),
    ],
)
def test_notice_is_counted_in_months(drafted: Drafts, sentence: str, months: int | None) -> None:
    assert drafted(f"{BOUND}\n\n{sentence}").terms.notice_months.value == months


@pytest.mark.parametrize(
    "sentence",
    ["Avtalet gäller tills vidare.", "It remains in force until further notice.", "Avtalen gjelder inntil videre."],
)
def test_an_agreement_can_hold_until_further_notice(drafted: Drafts, sentence: str) -> None:
    assert drafted(f"{BOUND}\n\n{sentence}").terms.until_further_notice.value


def test_the_going_on_is_told_from_the_notice(drafted: Drafts) -> None:
    terms = drafted(f"{BOUND}\n\nAvtalet förlängs med ett år om det inte sägs upp senast fyra månader innan.").terms
    assert (terms.renewal_months.value, terms.notice_months.value) == (12, 4)


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("Parterna bidrar med 24 miljoner kronor vardera 2019–2022.", [("both", 24_000_000, "2019–2022")]),
        (
            "Nyby kommun betalar 300 tkr och Nyby universitet 150 000 kr under 2025.",
            [("Nyby kommun", 300_000, "2025"), ("Nyby universitet", 150_000, "2025")],
        ),
        ("Universitetet finansierar en tjänst med 0,5 mkr.", [("Nyby universitet", 500_000, "")]),
        ("Kommunen har 30 000 invånare.", []),
        ("Kommunen betalar två tjänster.", []),
    ],
)
def test_sums_have_a_payer_and_a_year(drafted: Drafts, sentence: str, sums: list[tuple[str, int, str]]) -> None:
    funding = drafted(f"{BOUND}\n\n{sentence}").funding
    assert [(sum_.payer, sum_.amount, sum_.year) for sum_ in funding] == sums


def test_english_pounds_are_pounds(drafted: Drafts) -> None:
    draft = drafted(
        "Newton Council and the University of Newton signed a Memorandum of Understanding. The council will invest "
        "£2m in the building."
    )
    assert [(sum_.payer, sum_.amount, sum_.currency) for sum_ in draft.funding] == [
        ("Newton Council", 2_000_000, "GBP")
    ]


def test_news_has_no_outline(drafted: Drafts) -> None:
    assert drafted(f"{BOUND}\n\n1. Först\n2. Sedan\n3. Sist\n").outline == ()


def test_a_draft_stored_before_these_fields_existed_is_still_read(drafted: Drafts) -> None:
    draft = drafted(f"{BOUND}\n\nAvtalet gäller tills vidare.")
    stored = draft.to_json()
    for field in ("outline", "terms", "funding", "bodies", "follow_ups", "annexes"):
        del stored[field]
    for party in stored["parties"]:
        del party["number"]
    older = Draft.from_json(stored)
    assert older.parties == draft.parties
    assert not older.terms.until_further_notice.value


def test_the_new_fields_survive_storing(drafted: Drafts) -> None:
    draft = drafted(
        f"{BOUND}\n\nAvtalet gäller tills vidare. En styrgrupp med två ledamöter från vardera parten möts varje år och "
        "rapporterar årligen. Kommunen betalar 100 000 kronor. Se bilaga 1."
    )
    assert draft.bodies
    assert draft.funding
    assert draft.annexes
    assert Draft.from_json(draft.to_json()) == draft


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Beslut om förlängning ska fattas senast den 1 mars 2029.", "2029-03-01"),
        ("Beslut om ett förnyat avtal ska fattas senast i mars 2029.", "2029-03"),
        ("Parterna ska omförhandla avtalet före utgången av 2028.", "2028"),
        ("Parterna beslutar om förlängning senast under 2028.", "2028"),
        ("The parties shall decide on renewal by the end of 2028.", "2028"),
        ("The parties shall decide on renewal no later than 1 March 2029.", "2029-03-01"),
        ("Partene skal ta stilling til forlengelse innen utgangen av juni 2028.", "2028-06"),
        ("Parterne tager stilling til forlængelse senest i juni 2028.", "2028-06"),
        ("Avtalet förnyades den 1 mars 2023.", None),
    ],
)
def test_renewal_is_decided_by_a_day_as_precise_as_it_is_written(
    drafted: Drafts, sentence: str, day: str | None
) -> None:
    assert drafted(f"{BOUND}\n\n{sentence}").terms.renew_by.value == day


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("Avtalet gäller från och med januari 2025 till och med december 2027.", "2025-01", "2027-12"),
        ("Avtalet gäller 2025–2027.", "2025", "2027"),
        ("Avtalet gäller till och med 2028.", None, "2028"),
        ("Avtalet gäller i tre år från undertecknandet.", None, None),
    ],
)
def test_a_validity_is_no_more_precise_than_the_text(
    drafted: Drafts, sentence: str, first: str | None, last: str | None
) -> None:
    draft = drafted(f"{BOUND}\n\n{sentence}")
    assert (draft.valid_from.value, draft.valid_to.value) == (first, last)


@pytest.mark.parametrize(
    ("sentence", "each"),
    [
        ("Parterna bidrar med 500 000 kronor vardera.", True),
        ("Vardera parten bidrar med 500 000 kronor.", True),
        ("Parterna bidrar tillsammans med 500 000 kronor.", False),
        ("Each party shall contribute SEK 500,000.", True),
    ],
)
def test_what_comes_from_each_is_told_from_what_comes_from_all(drafted: Drafts, sentence: str, each: bool) -> None:
    (sum_,) = drafted(f"{BOUND}\n\n{sentence}").funding
    assert (sum_.payer, sum_.each, sum_.amount) == ("both", each, 500_000)


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("1,2 MSEK", 1_200_000, "SEK"),
        ("300 kkr", 300_000, "SEK"),
        ("300 KSEK", 300_000, "SEK"),
        ("0,5 MEUR", 500_000, "EUR"),
        ("2 mnkr", 2_000_000, "SEK"),
        ("1 200 000 kr", 1_200_000, "SEK"),
    ],
)
def test_a_sum_is_read_in_every_usual_unit(drafted: Drafts, written: str, amount: int, currency: str) -> None:
    (sum_,) = drafted(f"{BOUND}\n\nKommunen bidrar med {written} under 2025.").funding
    assert (sum_.amount, sum_.currency) == (amount, currency)


def test_the_passage_of_a_sum_is_the_sum(drafted: Drafts) -> None:
    text = f"{BOUND}\n\nKommunen avsätter dessutom 400 tkr till bostäder, och universitetet betalar £5."
    spans = [sum_.passages[0] for sum_ in drafted(text).funding]
    assert [text[span.start : span.end] for span in spans] == ["400 tkr", "£5"]
