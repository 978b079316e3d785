"""How sure a draft is, and that "sure" is one number for all."""

import pytest

from samverkan_engine import documents, drafting
from samverkan_engine.drafting.calibration import measured
from samverkan_engine.drafting.curves import CURVES

TEXT = "Nyby kommun och Nyby universitet har undertecknat en avsiktsförklaring. Parterna ska verka för fler bostäder."
CURVE = ((0.5, 0.7), (0.8, 0.96))


@pytest.mark.parametrize(("rules", "share"), [(0.9, 0.96), (0.8, 0.96), (0.6, 0.7), (0.5, 0.7), (0.3, 0.3)])
def test_a_confidence_of_the_rules_becomes_the_share_that_was_right(rules: float, share: float) -> None:
    assert measured(rules, CURVE) == share


@pytest.mark.parametrize("field", CURVES)
def test_surer_rules_were_never_less_often_right(field: str) -> None:
    shares = [share for _, share in CURVES[field]]
    assert shares == sorted(shares)


def test_what_was_not_found_has_no_passage() -> None:
    draft = drafting.draft(documents.from_text(TEXT))
    assert draft.date.value is None
    assert draft.date.passages == ()


def test_a_promise_is_never_sure_but_a_party_may_be() -> None:
    draft = drafting.draft(documents.from_text(TEXT))
    assert all(party.confidence >= drafting.SURE for party in draft.parties)
    assert all(promise.confidence < drafting.SURE for promise in draft.commitments)


def test_the_rules_own_confidence_can_be_asked_for() -> None:
    document = documents.from_text(TEXT)
    own = drafting.draft(document, drafting.DraftParameters(calibrated=False))
    assert own.parties != drafting.draft(document).parties
    assert [party.name for party in own.parties] == [party.name for party in drafting.draft(document).parties]
