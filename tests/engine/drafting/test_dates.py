"""The date of the agreement and its kind."""

import pytest

from samverkan_engine.tables import DateKind
from tests.engine.conftest import Drafts

SIGNED = "Nyby kommun och Nyby universitet undertecknade ett samverkansavtal"


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        (f"{SIGNED} den 3 maj 2021.", "2021-05-03", DateKind.SIGNED),
        (f"Publicerad 2021-05-10\n\n{SIGNED} den 3 maj.", "2021-05-03", DateKind.SIGNED),
        (f"Publicerad 2021-05-10\n\n{SIGNED} i dag.", "2021-05-10", DateKind.SIGNED),
        (f"Publicerad 2021-05-10\n\n{SIGNED} i fredags.", "2021-05-07", DateKind.SIGNED),
        (f"Publicerad 2021-05-10\n\n{SIGNED}.", "2021-05-10", DateKind.PUBLISHED),
        (f"10 maj 2021\n\n{SIGNED}.", "2021-05-10", DateKind.PUBLISHED),
        (f"{SIGNED} den 3 maj.", None, None),
        (f"{SIGNED}.", None, None),
        (f"Publicerad 2021-12-20\n\n{SIGNED} den 3 januari.", "2022-01-03", DateKind.PLANNED),
        (
            "Kommunfullmäktige i Nyby kommun beslutade i mars 2020 om avtalet med Nyby universitet.",
            "2020-03",
            DateKind.DECIDED,
        ),
        (
            "Newton Council and the University of Newton signed the agreement on May 3, 2021.",
            "2021-05-03",
            DateKind.SIGNED,
        ),
        (
            "Newton Council and the University of Newton signed the agreement. Posted on 03/05/2021",
            "2021-05-03",
            DateKind.PUBLISHED,
        ),
        ("Avtalen mellom Nyby kommune og Universitetet i Nyby ble signert 3. mai 2021.", "2021-05-03", DateKind.SIGNED),
    ],
)
def test_the_day_of_signing_goes_before_the_day_of_publication(
    drafted: Drafts, text: str, value: str | None, kind: DateKind | None
) -> None:
    draft = drafted(text)
    assert (draft.date.value, draft.date_kind) == (value, kind)


def test_the_date_of_an_earlier_agreement_is_not_the_date(drafted: Drafts) -> None:
    draft = drafted(f"Publicerad 2021-05-10\n\n{SIGNED}. Det förra avtalet undertecknades den 3 mars 2015.")
    assert draft.date.value == "2021-05-10"


def test_a_day_that_does_not_exist_is_no_date(drafted: Drafts) -> None:
    assert drafted(f"{SIGNED} den 31 februari 2021.").date.value != "2021-02-31"


def test_the_passage_of_a_date_is_the_date_as_written(drafted: Drafts) -> None:
    text = f"{SIGNED} den 3 maj 2021."
    passage = drafted(text).date.passages[0]
    assert text[passage.start : passage.end] == "3 maj 2021"
