"""The corrections of a draft, as pure values."""

from typing import Any

import pytest

from samverkan.agreements.drafting import CannotApply, Working
from samverkan.agreements.drafting.content import Commitment
from samverkan.agreements.drafting.history import MOST_STEPS
from samverkan.agreements.drafting.quoting import find


def corrected(working: Working, do: str, **values: Any) -> Working:
    return working.correct({"do": do, **values})


def promise(working: Working, beginning: str) -> Commitment:
    text = working.document.text
    return next(each for each in working.content.commitments if text[each.start : each.end].startswith(beginning))


def test_a_document_becomes_a_draft_with_parties_and_promises(working: Working) -> None:
    assert [party.name for party in working.content.parties] == ["Älvdalens universitet", "Björkö kommun"]
    assert len(working.content.commitments) >= 3
    assert working.content.title.value == "Avsiktsförklaring mellan Älvdalens universitet och Björkö kommun"


def test_a_field_set_by_a_person_says_so(working: Working) -> None:
    after = corrected(working, "set", field="valid_to", value="2028-12")
    assert after.content.valid_to.value == "2028-12"
    assert after.content.valid_to.certainty == "given"


def test_a_field_can_be_emptied(working: Working) -> None:
    after = corrected(working, "set", field="title", value="  ")
    assert after.content.title.value is None
    assert after.content.title.certainty == "given"


@pytest.mark.parametrize(
    "step",
    [
        {"do": "set", "field": "valid_to", "value": "i våras"},
        {"do": "set", "field": "valid_to", "value": "2025-02-30"},
        {"do": "set", "field": "kind", "value": "handslag"},
        {"do": "set", "field": "parties", "value": "x"},
        {"do": "set", "field": "title", "value": "x" * 251},
        {"do": "set", "field": "title"},
        {"do": "conjure"},
        {},
        {"do": "remove", "row": 4711},
        {"do": "add_party", "name": "  "},
        {"do": "add_party", "name": "björkö kommun"},
        {"do": "add_party", "name": "Ny part", "kind": "band"},
        {"do": "add_person", "name": "Åsa Öberg", "part": "chef"},
        {"do": "add_domain", "code": "magic"},
        {"do": "add_commitment", "start": 5, "end": 5},
        {"do": "add_commitment", "start": -1, "end": 5},
        {"do": "add_commitment", "start": 0, "end": 10**6},
        {"do": "add_date", "value": "2025", "kind": "dreamt"},
    ],
)
def test_a_correction_that_does_not_fit_is_refused_with_a_sentence(working: Working, step: dict[str, Any]) -> None:
    with pytest.raises(CannotApply) as refusal:
        working.correct(step)
    assert str(refusal.value).endswith(".")


def test_a_ninth_party_is_refused(working: Working) -> None:
    for number in range(6):
        working = corrected(working, "add_party", name=f"Part {number}", kind="company")
    with pytest.raises(CannotApply):
        corrected(working, "add_party", name="Part 9")


def test_ids_are_never_used_again(working: Working) -> None:
    first = corrected(working, "add_area", name="Vindkraft")
    added = first.content.last_id
    again = corrected(corrected(first, "remove", row=added), "add_area", name="Solkraft")
    assert again.content.areas[-1].id == added + 1


def test_a_promise_that_bound_only_a_removed_party_binds_all_and_is_to_be_checked(working: Working) -> None:
    party = working.content.parties[1]
    offer = promise(working, "Björkö kommun ska")
    bound = corrected(working, "change_commitment", row=offer.id, actors=[party.id])
    after = promise(corrected(bound, "remove", row=party.id), "Björkö kommun ska")
    assert after.actors == ()
    assert after.certainty == "check"


def test_the_kind_of_a_promise_changes(working: Working) -> None:
    meeting = promise(working, "Parterna ska träffas")
    after = corrected(working, "change_commitment", row=meeting.id, kind="deliverable")
    assert promise(after, "Parterna ska träffas").kind == "deliverable"


def test_a_promise_that_binds_every_party_by_name_binds_all(working: Working) -> None:
    everybody = [party.id for party in working.content.parties]
    first = working.content.commitments[0]
    after = corrected(working, "change_commitment", row=first.id, actors=everybody)
    assert after.content.commitments[0].actors == ()


def test_a_promise_is_added_from_words_of_the_text_without_the_spaces_around_them(working: Working) -> None:
    text = working.document.text
    start, end = find(text, "om strategisk samverkan")
    after = corrected(working, "add_commitment", start=start - 1, end=end + 1)
    made = next(each for each in after.content.commitments if each.id == after.content.last_id)
    assert text[made.start : made.end] == "om strategisk samverkan"


def test_the_same_words_cannot_be_two_promises(working: Working) -> None:
    first = working.content.commitments[0]
    with pytest.raises(CannotApply):
        corrected(working, "add_commitment", start=first.start, end=first.end)


def test_promises_stand_in_the_order_of_the_text(working: Working) -> None:
    start, end = find(working.document.text, "Avsiktsförklaring mellan")
    after = corrected(working, "add_commitment", start=start, end=end)
    assert after.content.commitments[0].start == start


def test_a_promise_is_split_and_merged_again(working: Working) -> None:
    text = working.document.text
    meeting = promise(working, "Parterna ska träffas")
    at = find(text, "för att diskutera")[0]
    split = corrected(working, "split_commitment", row=meeting.id, at=at)
    assert len(split.content.commitments) == len(working.content.commitments) + 1
    assert text[promise(split, "för att").start :].startswith("för att diskutera")
    merged = corrected(split, "merge_commitment", row=meeting.id)
    assert promise(merged, "Parterna ska träffas").end == meeting.end
    assert len(merged.content.commitments) == len(working.content.commitments)


def test_the_last_promise_has_none_to_merge_with(working: Working) -> None:
    with pytest.raises(CannotApply):
        corrected(working, "merge_commitment", row=working.content.commitments[-1].id)


def test_a_promise_cannot_be_split_outside_itself(working: Working) -> None:
    first = working.content.commitments[0]
    with pytest.raises(CannotApply):
        corrected(working, "split_commitment", row=first.id, at=first.start)


def test_promises_follow_when_an_area_changes_its_name(working: Working) -> None:
    with_area = corrected(working, "add_area", name="Vindkraft", status="existing")
    area, first = with_area.content.areas[-1], with_area.content.commitments[0]
    tied = corrected(with_area, "change_commitment", row=first.id, areas=["Vindkraft"])
    after = corrected(tied, "change_area", row=area.id, name="Havsvind", status="new")
    assert after.content.commitments[0].areas == ("Havsvind",)


def test_a_correction_can_be_undone_and_only_so_often(working: Working) -> None:
    after = corrected(corrected(working, "set", field="title", value="Ett"), "set", field="title", value="Två")
    assert after.undo().content.title.value == "Ett"
    assert after.undo().undo().content == working.content
    with pytest.raises(CannotApply):
        working.undo()


def test_the_oldest_corrections_become_part_of_the_draft(working: Working) -> None:
    after = working
    for number in range(MOST_STEPS + 5):
        after = corrected(after, "set", field="title", value=f"Titel {number}")
    assert len(after.steps) == MOST_STEPS
    for _step in range(MOST_STEPS):
        after = after.undo()
    assert after.content.title.value == "Titel 4"


def test_a_draft_is_the_same_after_being_stored(working: Working) -> None:
    corrected_draft = corrected(working, "set", field="title", value="Åäö “quoted” 🙂")
    assert Working.from_plain(corrected_draft.to_plain()) == corrected_draft


def test_words_are_found_whatever_the_line_breaks_between_them() -> None:
    assert find("ett  två\ntre", "två tre") == (5, 12)


@pytest.mark.parametrize("quote", ["", "   ", "fyra"])
def test_words_that_are_not_there_are_refused(quote: str) -> None:
    with pytest.raises(CannotApply):
        find("ett två tre", quote)
