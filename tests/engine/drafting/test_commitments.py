"""Promises: which sentences they are, whom they bind, and how they are followed up."""

import pytest

from samverkan_engine.tables import BOTH, CommitmentKind, Domain, Nature
from tests.engine.conftest import Drafts

BOUND = "Nyby kommun och Nyby universitet har undertecknat en avsiktsförklaring."


def promised(drafted: Drafts, text: str) -> list[str]:
    """The texts of the promises in a text about an agreement."""
    return [promise.text for promise in drafted(f"{BOUND}\n\n{text}").commitments]


@pytest.mark.parametrize(
    "text",
    [
        "Parterna ska samarbeta om vården.",
        "Kommunen åtar sig att ordna lokaler.",
        "Varje år kommer ledningarna att träffas.",
        "Parterna ska verka för fler bostäder åt studenter.",
        "Universitetet får tillgång till kommunens verksamheter.",
        "Styrgruppen träffas två gånger per år.",
    ],
)
def test_a_sentence_of_promise_is_a_commitment(drafted: Drafts, text: str) -> None:
    assert promised(drafted, text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Rektorn hoppas att parterna ska trivas.",
        "Anna Berg säger att kommunen ska bli bättre.",
        "– Vi ska göra det tillsammans, säger rektor Bo Ek.",
        "Samarbetet har pågått länge.",
        "Kommunen vill att fler ska studera.",
        "Det är oklart hur parterna ska göra.",
        "Kommunen har 30 000 invånare.",
    ],
)
def test_hopes_hearsay_and_background_are_no_commitments(drafted: Drafts, text: str) -> None:
    assert promised(drafted, text) == []


def test_items_of_a_list_promise_what_the_line_above_says(drafted: Drafts) -> None:
    draft = drafted(
        "Newton Council and the University of Newton signed a Memorandum of Understanding. The partners will:\n"
        "1. Build homes for students.\n2. Support local schools.\n"
    )
    assert [promise.text for promise in draft.commitments] == ["Build homes for students.", "Support local schools."]


def test_the_label_of_an_item_is_no_part_of_the_promise(drafted: Drafts) -> None:
    text = "Följande gäller:\n- Hälsa: parterna ska starta en gemensam klinik.\n"
    assert promised(drafted, text) == ["parterna ska starta en gemensam klinik."]


def test_a_comment_that_follows_is_no_part_of_the_promise(drafted: Drafts) -> None:
    text = "Parterna ska bygga ett bibliotek i hamnen, vilket är bra för alla."
    assert promised(drafted, text) == ["Parterna ska bygga ett bibliotek i hamnen"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Parterna ska samarbeta om vården.", BOTH),
        ("Kommunen ska ordna lokaler.", "Nyby kommun"),
        ("Nyby universitet ska ordna kurser.", "Nyby universitet"),
        ("Kommunen och universitetet ska mötas.", BOTH),
        ("Universitetet får tillgång till kommunens verksamheter.", "Nyby kommun"),
    ],
)
def test_a_promise_binds_its_subject_and_who_receives_binds_the_other(drafted: Drafts, text: str, actor: str) -> None:
    assert drafted(f"{BOUND}\n\n{text}").commitments[0].actor == actor


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ledningarna ska träffas varje år.", CommitmentKind.RECURRING),
        ("Parterna ska undersöka nya områden.", CommitmentKind.EXPLORATION),
        ("Parterna ska verka för fler bostäder.", CommitmentKind.DIRECTION),
        ("Parterna ska inrätta ett gemensamt centrum.", CommitmentKind.DELIVERABLE),
        ("The parties shall meet every year.", CommitmentKind.RECURRING),
        ("The parties will explore a joint degree.", CommitmentKind.EXPLORATION),
    ],
)
def test_the_kind_says_how_a_promise_is_followed_up(drafted: Drafts, text: str, kind: CommitmentKind) -> None:
    assert drafted(f"{BOUND}\n\n{text}").commitments[0].kind is kind


def test_a_promise_names_its_domains_and_areas(drafted: Drafts) -> None:
    draft = drafted(
        f"{BOUND}\n\nTre områden betonas: vattenbruk, vind och kortfilm. Parterna ska pröva innovation i vattenbruk."
    )
    promise = draft.commitments[0]
    assert promise.areas == ("vattenbruk",)
    assert Domain.INNOVATION in promise.domains


def test_words_quoted_from_the_agreement_are_its_wording(drafted: Drafts) -> None:
    wording = "kommunen utgör en viktig miljö för universitetets forskning om fjäll"
    draft = drafted(f"{BOUND}\n\nI avtalet står att ”{wording}”. Parterna ska mötas varje år.")
    quotation = draft.quotations[0]
    first, second = draft.commitments
    assert quotation.text == wording
    assert (first.text, first.nature, first.kind) == (wording, Nature.AGREEMENT_WORDING, CommitmentKind.DECLARATION)
    assert second.nature is Nature.ACCOUNT


def test_words_quoted_from_a_person_are_not_the_agreements(drafted: Drafts) -> None:
    draft = drafted(f"{BOUND}\n\n”Vi ska bygga något nytt tillsammans nu”, säger rektor Bo Ek.")
    assert draft.quotations == ()
    assert draft.commitments == ()


def test_the_agreement_itself_is_wording_throughout(drafted: Drafts) -> None:
    draft = drafted(
        "Samverkansavtal\n\n1. Parter\nDetta avtal har träffats mellan Nyby kommun, nedan kallad kommunen, och Nyby "
        "universitet, nedan kallat universitetet.\n\n2. Syfte\nParterna ska samarbeta om utbildning.\n\n"
        "3. Avtalstid\nAvtalet gäller till och med 31 december 2027.\n\n4. Undertecknande\nTvå exemplar finns."
    )
    assert draft.is_agreement.value
    assert {promise.nature for promise in draft.commitments} == {Nature.AGREEMENT_WORDING}
    assert "Parterna ska samarbeta om utbildning." in [promise.text for promise in draft.commitments]
