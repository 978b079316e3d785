"""Who signs: by shared roles, by roles alone, in lists and captions, and behind labels."""

import pytest

from samverkan_engine.drafting import roles
from samverkan_engine.tables import PartyType
from tests.engine.conftest import Drafts

BOUND = "Nyby kommun, Gamleby kommun och Nyby universitet har undertecknat ett samverkansavtal."


@pytest.mark.parametrize(
    ("text", "signatories"),
    [
        (
            "Avtalet undertecknades av kommunalråden Cia Lind (S) i Nyby och Dan Öst (M) i Gamleby.",
            [("Cia Lind", "kommunalråd", "Nyby kommun"), ("Dan Öst", "kommunalråd", "Gamleby kommun")],
        ),
        (
            "Kommunchef Cia Lind i Nyby, och rektor Bo Ek.\n\nNu har rektor och kommunchef satt sina namn på det.",
            [("Cia Lind", "Kommunchef", "Nyby kommun"), ("Bo Ek", "rektor", "Nyby universitet")],
        ),
        (
            "De som signerade:\n- Cia Lind (S), kommunstyrelsens ordförande i Nyby kommun\n- Bo Ek, rektor",
            [("Cia Lind", "kommunstyrelsens ordförande", "Nyby kommun"), ("Bo Ek", "rektor", "Nyby universitet")],
        ),
        (
            "Universitetets rektor, Bo Ek, och Nybys kommunchef, Cia Lind, undertecknade avtalet.",
            [("Bo Ek", "rektor", "Nyby universitet"), ("Cia Lind", "kommunchef", "Nyby kommun")],
        ),
        (
            "Rektor Bo Ek ser fram emot arbetet.\n\nBo Ek när avtalet undertecknas. Foto: Kim Lo",
            [("Bo Ek", "Rektor", "Nyby universitet")],
        ),
        (
            "För Nyby universitet skrev rektor Bo Ek på. Från Nyby kommun gjorde kommunchefen Cia Lind detsamma.",
            [("Bo Ek", "rektor", "Nyby universitet"), ("Cia Lind", "kommunchefen", "")],
        ),
        (
            "Navnetrekkene er satt av Kari Vik, som er politisk leder i Nyby kommun, og rektor Bo Ek.",
            [("Kari Vik", "politisk leder", "Nyby kommun"), ("Bo Ek", "rektor", "Nyby universitet")],
        ),
        (
            "Borgmester Kari Vik og rektor Bo Ek gav hinanden hånden på aftalen.",
            [("Kari Vik", "Borgmester", ""), ("Bo Ek", "rektor", "Nyby universitet")],
        ),
        (
            "On behalf of the council the agreement will be signed by Sue Day, its chief executive.",
            [("Sue Day", "chief executive", "")],
        ),
    ],
)
def test_people_sign_in_many_ways(drafted: Drafts, text: str, signatories: list[tuple[str, str, str]]) -> None:
    draft = drafted(f"{BOUND}\n\n{text}")
    assert [(p.name, p.role, p.organisation) for p in draft.signatories()] == signatories


@pytest.mark.parametrize(
    "text",
    [
        "Borgmester Kari Vik og rektor Bo Ek med aftalen på Rådhuset",
        "[Photo] Kari Vik, City Manager of Nyby kommun, and Bo Ek, rektor, celebrate the agreement.",
    ],
)
def test_a_line_under_a_picture_needs_no_photographer(drafted: Drafts, text: str) -> None:
    draft = drafted(f"{BOUND}\n\n{text}\n\nDet er en god dag for byen.")
    assert [person.name for person in draft.signatories()] == ["Kari Vik", "Bo Ek"]


@pytest.mark.parametrize(
    "text",
    [
        "Rektor Bo Ek säger att avtalet som nu har undertecknats betyder mycket.",
        "Så resonerade rektor Bo Ek när avtalet skrevs under.",
        "I styrgruppen för avtalet ingår rektor Bo Ek och kommunchef Cia Lind.",
        "För mer information om avtalet som undertecknats, kontakta rektor Bo Ek.",
    ],
)
def test_who_speaks_leads_or_answers_questions_does_not_sign_by_it(drafted: Drafts, text: str) -> None:
    assert drafted(f"{BOUND}\n\n{text}").signatories() == ()


def test_names_and_roles_behind_labels_are_signatures(drafted: Drafts) -> None:
    draft = drafted(
        "Memorandum of Understanding\n\nThis Memorandum of Understanding is made between\n\n"
        '(1) The University of Newton ("the University"); and\n(2) Newton City Council ("the Council").\n\n'
        "1. Purpose\nThe parties will work together.\n\n2. Term\nThis MoU remains in force until 31 March 2023.\n\n"
        "Signed for and on behalf of the University of Newton\nName: Professor Ann Hill\nPosition: Vice-Chancellor\n"
        "Date: 4 March 2020\n\n"
        "Signed for and on behalf of Newton City Council\nName: Tom Reed\nPosition: Chief Executive\n"
    )
    assert [(p.name, p.role, p.organisation) for p in draft.signatories()] == [
        ("Ann Hill", "Vice-Chancellor", "University of Newton"),
        ("Tom Reed", "Chief Executive", "Newton City Council"),
    ]
    assert (draft.date.value, draft.date_kind) == ("2020-03-04", "signed")


@pytest.mark.parametrize(
    ("bent", "straight"),
    [
        ("kommunalråden", "kommunalråd"),
        ("ordførerne", "ordfører"),
        ("rektorerna", "rektor"),
        ("borgmestrene", "borgmester"),
        ("vice-chancellors", "vice-chancellor"),
        ("direktören", "direktör"),
        ("ordförande", "ordförande"),
        ("ledare", "ledare"),
    ],
)
def test_a_role_loses_article_and_plural(bent: str, straight: str) -> None:
    assert roles.plain(bent) == straight


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("regionråd", PartyType.REGION),
        ("fylkesordfører", PartyType.REGION),
        ("ordfører", PartyType.MUNICIPALITY),
        ("kommundirektör", PartyType.MUNICIPALITY),
        ("prorektor", PartyType.UNIVERSITY),
    ],
)
def test_a_role_belongs_to_one_kind_of_organisation(role: str, kind: PartyType) -> None:
    assert roles.usual_types(role) == (kind,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # last names alone
        ("Rektor Bo Ek och kommunchef Cia Lind är glada.\n\nEk och Lind strax efter att de skrivit på.", 2),
        ("Rektor Bo Ek är glad.\n\nBerget Ek skrev under avtalet.", 0),
        ("Rektor Bo Ek är glad.\n\nEk berättar att hon skrev under avtalet.", 0),
        # people in a row without a verb, though with a full stop
        ("Nyby universitets rektor Bo Ek och kommunchefen Cia Lind.\n\nNu börjar arbetet.", 2),
        ("The vice-chancellor Bo Ek and the mayor Cia Lind.\n\nThe work begins.", 2),
        ("Kontakt\n\nRektor Bo Ek och kommunchef Cia Lind.\n\nNu börjar arbetet.", 0),
        # a shared role with a comma
        ("De båda kommunalråden, Bo Ek i Nyby och Cia Lind i Gamleby, satte namnen på avtalet.", 2),
    ],
)
def test_rows_and_last_names_tell_who_signs(drafted: Drafts, text: str, names: int) -> None:
    signed = [person.name for person in drafted(f"{BOUND}\n\n{text}").signatories()]
    assert signed == ["Bo Ek", "Cia Lind"][:names]
