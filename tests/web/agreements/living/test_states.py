"""Which states fit which kind of promise, and how they are shown."""

import pytest

from samverkan.agreements import states
from samverkan.agreements.models import CommitmentKind, ReportState
from samverkan.ui.states import STATES, state_named


@pytest.mark.parametrize("kind", CommitmentKind.values)
def test_every_kind_has_states_of_its_own(kind: str) -> None:
    assert len(states.BY_KIND[kind]) >= 2


def test_every_state_fits_some_kind() -> None:
    assert set(ReportState) == {state for fitting in states.BY_KIND.values() for state in fitting}


@pytest.mark.parametrize("state", ReportState.values)
def test_every_state_is_shown_by_a_shape_and_a_word(state: str) -> None:
    shown = states.chip(state)
    assert shown.key in STATES
    assert states.word(state)


def test_a_recurring_promise_is_shown_with_its_year() -> None:
    assert "2025" in states.chip("kept", year=2025).word
    assert "2025" in states.word("missed", 2025)


def test_what_is_unconfirmed_is_grey_whatever_it_says() -> None:
    for state in ReportState.values:
        assert "is-unconfirmed" in states.chip(state, is_confirmed=False).css


def test_while_nobody_has_said_anything_the_mark_is_quiet() -> None:
    assert state_named(states.no_report().key).tone == "quiet"
