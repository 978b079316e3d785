"""People, their roles, and the part they play."""

from samverkan_engine.tables import PersonPart
from tests.engine.conftest import Drafts

BOUND = "Nyby kommun och Nyby universitet har undertecknat ett samverkansavtal."


def described(drafted: Drafts, text: str) -> list[tuple[str, str, str, str]]:
    """Name, role, organisation and part of each person in a text about an agreement."""
    return [(p.name, p.role, p.organisation, p.part.value) for p in drafted(f"{BOUND}\n\n{text}").people]


def test_the_people_of_a_caption_represent_their_organisations(drafted: Drafts) -> None:
    text = (
        "Från vänster: Anna Berg, universitetsdirektör på Nyby universitet, Bo Ek-Alm, rektor, "
        "Cia von Lind, kommunalråd i Nyby, och Dan Ståhl Ås, kommundirektör i Nyby. Foto: Eva Glad"
    )
    assert described(drafted, text) == [
        ("Anna Berg", "universitetsdirektör", "Nyby universitet", "representative"),
        ("Bo Ek-Alm", "rektor", "Nyby universitet", "representative"),
        ("Cia von Lind", "kommunalråd", "Nyby kommun", "representative"),
        ("Dan Ståhl Ås", "kommundirektör", "Nyby kommun", "representative"),
    ]


def test_those_said_to_sign_are_signatories(drafted: Drafts) -> None:
    text = "Avtalet skrevs under av Anna Berg (X), kommunstyrelsens ordförande i Nyby kommun, och rektor Bo Ek."
    assert described(drafted, text) == [
        ("Anna Berg", "kommunstyrelsens ordförande", "Nyby kommun", "signatory"),
        ("Bo Ek", "rektor", "Nyby universitet", "signatory"),
    ]


def test_a_role_before_the_name_belongs_to_the_organisation_before_it(drafted: Drafts) -> None:
    text = "Nyby universitets rektor Bo Ek och stadsdirektör Anna Berg undertecknade avtalet."
    assert described(drafted, text) == [
        ("Bo Ek", "rektor", "Nyby universitet", "signatory"),
        ("Anna Berg", "stadsdirektör", "Nyby kommun", "signatory"),
    ]


def test_english_titles_are_told_from_names(drafted: Drafts) -> None:
    draft = drafted(
        "Vice-Chancellor of the University of Newton Professor Ann Hill and Councillor Tom Reed, Leader of Newton "
        "City Council, signed the Memorandum of Understanding on 3 May 2022. Standing: Chief Executive Sue Day."
    )
    assert [(p.name, p.role, p.organisation) for p in draft.signatories()] == [
        ("Ann Hill", "Vice-Chancellor", "University of Newton"),
        ("Tom Reed", "Leader", "Newton City Council"),
    ]


def test_norwegian_and_danish_roles_are_known(drafted: Drafts) -> None:
    norwegian = drafted("Ordfører Kari Vik i Nyby kommune og rektor Ola Ås ved Universitetet i Nyby signerte avtalen.")
    danish = drafted("Borgmester Bo Holm, Nyby Kommune, og rektor Ida Friis, Nyby Universitet, underskrev aftalen.")
    assert [(p.name, p.role) for p in norwegian.people] == [("Kari Vik", "Ordfører"), ("Ola Ås", "rektor")]
    assert [(p.name, p.role) for p in danish.people] == [("Bo Holm", "Borgmester"), ("Ida Friis", "rektor")]


def test_somebody_who_is_only_quoted_signs_nothing(drafted: Drafts) -> None:
    draft = drafted(f"{BOUND}\n\n– Det känns bra, säger Eva Glad, samordnare vid Nyby universitet.")
    assert [(p.name, p.part) for p in draft.people] == [("Eva Glad", PersonPart.QUOTED)]
    assert draft.signatories() == ()


def test_the_strongest_part_of_a_person_counts(drafted: Drafts) -> None:
    text = "– Det känns bra, säger Bo Ek, rektor vid Nyby universitet.\n\nAvtalet undertecknades av rektor Bo Ek."
    assert [(name, part) for name, _, _, part in described(drafted, text)] == [("Bo Ek", "signatory")]


def test_a_person_without_a_role_is_left_to_the_reader(drafted: Drafts) -> None:
    assert described(drafted, "Sven Svensson gick förbi.") == []


def test_the_signatures_below_an_agreement_are_read_in_columns(drafted: Drafts) -> None:
    draft = drafted(
        "Samverkansavtal\n\n1 Parter\nDetta avtal har ingåtts mellan Nyby kommun, nedan kallad kommunen, "
        "och Nyby universitet.\n\n"
        "2 Syfte\nParterna ska samarbeta om skolan.\n\n3 Undertecknande\nNyby den 12 december 2023\n\n"
        "För Nyby kommun        För Nyby universitet\n\n______________        ______________\n"
        "Anna Berg              Bo Ek-Alm\nKommundirektör         Rektor\n"
    )
    assert [(p.name, p.role, p.organisation, p.part.value) for p in draft.people] == [
        ("Anna Berg", "Kommundirektör", "Nyby kommun", "signatory"),
        ("Bo Ek-Alm", "Rektor", "Nyby universitet", "signatory"),
    ]
    assert (draft.date.value, draft.date_kind) == ("2023-12-12", "signed")
