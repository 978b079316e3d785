"""Organisations and which of them the agreement binds."""

import pytest

from samverkan_engine import documents
from samverkan_engine.drafting import register
from samverkan_engine.drafting.organisations import organisations
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import PartyType, Reason
from tests.engine.conftest import Drafts


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Avtalet med Nyby kommun är klart.", "Nyby kommun", PartyType.MUNICIPALITY),
        ("Nyby kommuns ledning", "Nyby kommun", PartyType.MUNICIPALITY),
        ("Nyby stads direktör", "Nyby stad", PartyType.MUNICIPALITY),
        ("Her bor Nyby Kommune i dag", "Nyby Kommune", PartyType.MUNICIPALITY),
        ("the municipality of Nyby", "municipality of Nyby", PartyType.MUNICIPALITY),
        ("The City of Newton", "City of Newton", PartyType.MUNICIPALITY),
        ("Newton Borough Council said", "Newton Borough Council", PartyType.MUNICIPALITY),
        ("Newtonshire County Council", "Newtonshire County Council", PartyType.REGION),
        ("Region Nyland", "Region Nyland", PartyType.REGION),
        ("Nyland fylkeskommune", "Nyland fylkeskommune", PartyType.REGION),
        ("Nyby tekniska universitets rektor", "Nyby tekniska universitet", PartyType.UNIVERSITY),
        ("Högskolan i Nyby", "Högskolan i Nyby", PartyType.UNIVERSITY),
        ("Universitetet i Nyby", "Universitetet i Nyby", PartyType.UNIVERSITY),
        ("Høgskulen på Nylandet", "Høgskulen på Nylandet", PartyType.UNIVERSITY),
        ("the University of Newton", "University of Newton", PartyType.UNIVERSITY),
        ("Newton Metropolitan University's staff", "Newton Metropolitan University", PartyType.UNIVERSITY),
        ("Newton University of Technology", "Newton University of Technology", PartyType.UNIVERSITY),
        ("Professionshøjskolen Nyby", "Professionshøjskolen Nyby", PartyType.UNIVERSITY),
        ("Nyby studentkår", "Nyby studentkår", PartyType.OTHER),
        ("Nyby Energi AB", "Nyby Energi AB", PartyType.COMPANY),
    ],
)
def test_organisations_are_found_by_the_grammar_of_their_names(text: str, name: str, kind: PartyType) -> None:
    found = organisations(Reading(documents.from_text(text)))
    assert [(organisation.name, organisation.type) for organisation in found] == [(name, kind)]


def test_a_title_that_follows_is_no_part_of_the_name() -> None:
    found = organisations(Reading(documents.from_text("University of Newton Professor Ann Hill and Newton Council")))
    assert [organisation.name for organisation in found] == ["University of Newton", "Newton Council"]


def test_the_short_name_that_the_text_gives_means_the_same_organisation() -> None:
    found = organisations(Reading(documents.from_text("Nyby universitet (NyU) växer. NyU:s campus är stort.")))
    assert {organisation.key for organisation in found} == {"nyby universitet"}
    assert len(found) == 3


def test_the_register_knows_short_names_and_codes() -> None:
    entry, municipality = register.entry("KTH"), register.entry("Bengtsfors kommun")
    assert entry is not None
    assert municipality is not None
    assert (entry.name, municipality.code) == ("Kungliga Tekniska högskolan", "1460")


def test_the_register_holds_every_municipality_and_region() -> None:
    codes = register.municipality_codes()
    assert len(codes) == len(set(codes.values())) == 290
    assert sum(entry.type is PartyType.REGION for entry in register.entries()) == 21


def test_both_sides_of_a_signed_agreement_are_parties_in_the_order_of_the_text(drafted: Drafts) -> None:
    draft = drafted("Nyby kommun och Nyby universitet har i dag skrivit under en avsiktsförklaring.")
    assert [(party.name, party.type.value) for party in draft.parties] == [
        ("Nyby kommun", "municipality"),
        ("Nyby universitet", "university"),
    ]
    assert draft.is_agreement.value


def test_items_of_a_list_are_parties_when_the_line_above_says_so(drafted: Drafts) -> None:
    draft = drafted(
        "Newton District Council signs the agreement together with:\n- University of Newton\n- Oldton City Council\n"
    )
    assert [party.name for party in draft.parties] == [
        "Newton District Council",
        "University of Newton",
        "Oldton City Council",
    ]


def test_an_organisation_mentioned_in_passing_is_no_party(drafted: Drafts) -> None:
    draft = drafted(
        "Nyby kommun och Nyby universitet har undertecknat ett samarbetsavtal.\n\n"
        "Universitetet är lika gammalt som Gamleby universitet."
    )
    assert "Gamleby universitet" not in [party.name for party in draft.parties]


def test_the_photographers_employer_is_no_party(drafted: Drafts) -> None:
    draft = drafted("Nyby kommun och Nyby universitet har undertecknat ett avtal. Foto: Bo Bild, Gamleby universitet")
    assert [party.name for party in draft.parties] == ["Nyby kommun", "Nyby universitet"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.NO_TEXT),
        ("Nyby kommun och Nyby universitet ordnar en föreläsning på biblioteket.", Reason.NO_AGREEMENT_WORD),
        ("Nyby universitet och Gamleby universitet har tecknat ett samarbetsavtal.", Reason.NO_PUBLIC_BODY),
        ("Nyby kommun och Gamleby kommun har undertecknat en avsiktsförklaring.", Reason.NO_UNIVERSITY),
        (
            "Nyby kommun och Nyby universitet växer. Kommunen har tecknat ett avtal med en byggare om nya hus.",
            Reason.NOTHING_AGREED,
        ),
        ("Nyby kommun och Nyby universitet bjuder in till ett samtal om partnerskap.", Reason.NOTHING_AGREED),
        ("Nyby kommun och Nyby studentkår har undertecknat ett avtal.", Reason.NO_UNIVERSITY),
    ],
)
def test_a_document_that_is_no_agreement_says_why(drafted: Drafts, text: str, reason: Reason) -> None:
    draft = drafted(text)
    assert not draft.is_agreement.value
    assert draft.reason is reason
    assert draft.to_corpus()["kind"] == "none"
    assert draft.to_corpus()["parties"] == []
