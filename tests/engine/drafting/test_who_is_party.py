"""Which organisations a sentence binds, beside those that the grammar of names knows."""

import pytest

from samverkan_engine.tables import Reason
from tests.engine.conftest import Drafts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # what stands in one enumeration with parties is a party, though its name tells nothing
        (
            "Gula Huset, Nyby universitet och Nyby kommun har tecknat en avsiktsförklaring.",
            ["Gula Huset", "Nyby universitet", "Nyby kommun"],
        ),
        (
            "Region Nyland, Sparkassan Syd, Nyby universitet och Nyby kommun har tecknat ett samverkansavtal.",
            ["Region Nyland", "Sparkassan Syd", "Nyby universitet", "Nyby kommun"],
        ),
        (
            "Nyby kommun, Nyby universitet (NyU) och Gula Huset har ingått ett intentionsavtal.",
            ["Nyby kommun", "Nyby universitet", "Gula Huset"],
        ),
        # several municipalities share the word for what they are
        (
            "Nyby, Gamleby och Mellby kommuner har med Nyby universitet undertecknat ett samverkansavtal.",
            ["Nyby", "Gamleby", "Mellby", "Nyby universitet"],
        ),
        (
            "Høgskolen i Nyby og kommunene Nesby og Fjordby har inngått en intensjonsavtale.",
            ["Høgskolen i Nyby", "Nesby", "Fjordby"],
        ),
        # a line that counts the parties
        (
            (
                "Samarbetsavtal\n\nTre organisationer driver ett kontor ihop:\n"
                "Region Nyland, Nyby kommun och Nyby universitet.\n\nAvtalet gäller i tre år."
            ),
            ["Region Nyland", "Nyby kommun", "Nyby universitet"],
        ),
        # the sentence after the enumeration signs
        (
            "Nyby kommun, Nyby universitet och Nybykåren håller ihop. I torsdags signerade de tre en överenskommelse.",
            ["Nyby kommun", "Nyby universitet", "Nybykåren"],
        ),
        # the owners of something in common
        (
            (
                "Nyby centrum har ett nytt avtal som ägarparterna har skrivit.\n\n"
                "Ägare är Nyby universitet och Nybykommunerna."
            ),
            ["Nyby universitet", "Nybykommunerna"],
        ),
        # short names that the text explains
        (
            "The University of Newton ('UoN') and Newton Council ('NC') are near. UoN and NC sign an agreement.",
            ["University of Newton", "Newton Council"],
        ),
        # the council by its common noun
        (
            (
                "Newton City Council has signed a memorandum of understanding. It says what the council, the "
                "University of Newton and Newton Polytechnic have agreed."
            ),
            ["Newton City Council", "University of Newton", "Newton Polytechnic"],
        ),
        # an association of municipalities stands for them
        (
            "Nylands kommunalförbund och Nyby universitet har undertecknat en avsiktsförklaring.",
            ["Nylands kommunalförbund", "Nyby universitet"],
        ),
        # a form for many names only what the other party is
        (
            (
                "VFU-avtal\n\nParter\n1. Nyby universitet, Lärarhögskolan\n2. Kommunen\n\n"
                "Avtalet reglerar hur parterna samverkar."
            ),
            ["Nyby universitet", "Kommunen"],
        ),
    ],
)
def test_the_parties_of_a_sentence(drafted: Drafts, text: str, names: list[str]) -> None:
    draft = drafted(text)
    assert [party.name for party in draft.parties] == names
    assert draft.is_agreement.value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Studentkåren vid Nyby universitet och Nyby kommun har tecknat ett avtal.", Reason.NO_UNIVERSITY),
        ("Nyby University Students' Union and Newton City Council have signed an agreement.", Reason.NO_UNIVERSITY),
        (
            "Nyby kommun har skrivit en avsiktsförklaring om bostäder för studenter vid Nyby universitet.",
            Reason.NO_UNIVERSITY,
        ),
        ("Nyby kommun och Nyby universitet vill teckna ett samverkansavtal.", Reason.NOTHING_AGREED),
        ("Newton Council and the University of Newton hope to sign an agreement.", Reason.NOTHING_AGREED),
        ("Nyby kommun saknar avtal med Nyby universitet.", Reason.NOTHING_AGREED),
        ("Nyby kommun og Nyby universitet forhandler om en avtale.", Reason.NOTHING_AGREED),
        ("Nyby universitet erbjuder Nyby kommun ett avtal om kurser.", Reason.NOTHING_AGREED),
        ("Nyby kommun avslog förslaget om ett samverkansavtal med Nyby universitet.", Reason.NOTHING_AGREED),
        ("Nyby kommun och Nyby universitet ordnar ett seminarium om samverkansavtal.", Reason.NOTHING_AGREED),
    ],
)
def test_what_is_offered_wished_for_turned_down_or_talked_of_is_no_agreement(
    drafted: Drafts, text: str, reason: Reason
) -> None:
    draft = drafted(text)
    assert (draft.is_agreement.value, draft.reason) == (False, reason)


@pytest.mark.parametrize(
    "text",
    [
        "Nyby kommun och Nyby universitet är gamla vänner.\n\nRektor Bo Ek och borgmästare Anna Berg skrev på avtalet.",
        "Region Nyland och Nyby universitet har enats om fler platser. Avtalet gäller i tre år.",
    ],
)
def test_those_who_lead_the_two_sides_agree_for_them(drafted: Drafts, text: str) -> None:
    assert drafted(text).is_agreement.value


def test_a_council_within_a_university_is_no_municipality(drafted: Drafts) -> None:
    draft = drafted("On Thursday the agreement was endorsed by the Newton Polytechnic Council.")
    assert draft.reason is Reason.NO_PUBLIC_BODY


def test_an_empty_line_ends_an_enumeration(drafted: Drafts) -> None:
    draft = drafted(
        "Mer samarbete om Campus Nyby\n\nNyby kommun och Nyby universitet har slutit ett avtal om Campus Nyby."
    )
    assert [party.name for party in draft.parties] == ["Nyby kommun", "Nyby universitet"]


@pytest.mark.parametrize(
    "text",
    [
        # a side that is named only by what its members are
        "Nyby universitet har avtal med tio skolhuvudmän om praktik.",
        "Ramavtal om praktik\n\nLärosätena och kommunerna förbinder sig att ge plats åt fler.",
        "Nyby universitet är med. De deltagande kommunerna har undertecknat avtalet med Nyby universitet.",
        "Universitetet i Nyby har undertegnet en avtale med ti kommuner.",
        "The University of Newton has signed an agreement with all municipalities of the valley.",
        # a headline that names the paper with a party, and what the paper says
        "Nytt samarbetsavtal med Nyby kommun\n\nNyby universitet och kommunen har länge haft kontakt.",
        "Nyby kommun och Nyby universitet är vänner. Avtalet anger en styrgrupp.",
        "Ett nytt avtal har skrivits. Ägare är Nyby universitet och Nyby kommun.",
        "Nyby kommune og Nyby universitet er venner. Aftalen omfatter uddannelse.",
    ],
)
def test_an_agreement_without_word_of_who_signs(drafted: Drafts, text: str) -> None:
    assert drafted(text).is_agreement.value


@pytest.mark.parametrize(
    "text",
    [
        "Rektorn berättar att sex lärosäten har undertecknat ett avtal. Region Nyland var gäst.",
        "Nyby universitet har träffat kommunerna. De talade om avtal.",
        "Two councils have signed an agreement about what they offer. The University of Newton has not decided.",
    ],
)
def test_one_side_alone_does_not_agree(drafted: Drafts, text: str) -> None:
    assert not drafted(text).is_agreement.value


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Nyby universitet och samtliga kommuner, genom Mellans Kommuner, har undertecknat en avsiktsförklaring.",
            ["Nyby universitet", "Mellans Kommuner"],
        ),
        (
            (
                "Samarbetsavtal\n\nAvtalet har ingåtts mellan\n\n(1) Nyby universitet, Storgatan 1, Gamleby, och\n"
                "(2) Nyby Universitetssjukhuset samt Region Nyland.\n\nParterna är överens om följande."
            ),
            ["Nyby universitet", "Nyby Universitetssjukhuset", "Region Nyland"],
        ),
        (
            "Universitetet i Agder og Agder fylkeskommune har inngått en avtale.",
            ["Universitetet i Agder", "Agder fylkeskommune"],
        ),
        (
            "Newton County Council and the University of Newton signed the Newton Civic University Agreement.",
            ["Newton County Council", "University of Newton"],
        ),
    ],
)
def test_names_beside_each_other_are_told_apart(drafted: Drafts, text: str, names: list[str]) -> None:
    assert [party.name for party in drafted(text).parties] == names
