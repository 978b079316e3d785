"""A reader that an installation plugs in."""

from collections.abc import Sequence

from samverkan_engine import documents, drafting
from samverkan_engine.tables import AreaStatus, DocumentText, PartyType, SubjectArea

TEXT = (
    "Avsiktsförklaring undertecknad\n\nKommunakademin Norr och Nyby kommun har undertecknat en avsiktsförklaring "
    "den 3 maj 2024. Det handlar mest om snö."
)


class OwnReader:
    """Knows one organisation that no rule can know, and one area."""

    def organisations(self, document: DocumentText) -> Sequence[drafting.Named]:
        start = document.text.index("Kommunakademin")
        end = start + len("Kommunakademin Norr")
        outside = len(document.text)
        return [
            drafting.Named(start=start, end=end, type=PartyType.UNIVERSITY),
            drafting.Named(start=outside, end=outside + 5, type=PartyType.UNIVERSITY),
        ]

    def subject_areas(self, document: DocumentText) -> Sequence[SubjectArea]:
        start = document.text.index("snö")
        found = document.passage(start, start + 3)
        return [SubjectArea(name="snö", status=AreaStatus.UNSPECIFIED, passages=(found,), confidence=0.6)]


def test_no_reader_is_plugged_in_by_default() -> None:
    draft = drafting.draft(documents.from_text(TEXT))
    assert not draft.is_agreement.value


def test_what_a_plugged_in_reader_finds_is_added_to_the_rules() -> None:
    draft = drafting.draft(documents.from_text(TEXT), reader=OwnReader())
    assert draft.is_agreement.value
    assert {party.name for party in draft.parties} == {"Kommunakademin Norr", "Nyby kommun"}
    assert [area.name for area in draft.subject_areas] == ["snö"]
