"""What promises rest on."""

from datetime import date

import pytest

from samverkan.accounts.actor import NotAllowed
from samverkan.agreements.actions import assumptions as actions
from samverkan.agreements.queries.assumptions import assumption_lines
from tests.web.agreements.living.conftest import AT, TODAY, Partnership

pytestmark = pytest.mark.django_db


def made(two: Partnership, **about: object) -> object:
    return actions.assume(
        agreement=two.agreement, text="Fabriken byggs", commitments=[two.commitment], by=two.anna, at=AT, **about
    )


def test_the_other_party_sees_it_and_may_mark_it_as_changed(two: Partnership) -> None:
    actions.mark_changed(assumption=made(two), changed_on=TODAY, what="Konkurs", by=two.bo, at=AT)
    (line,) = assumption_lines(two.agreement, two.anna)
    assert (line.assumption.holds, line.commitments) == (False, (two.commitment,))


def test_a_private_one_is_seen_by_its_own_party_only(two: Partnership) -> None:
    made(two, circle="private")
    assert len(assumption_lines(two.agreement, two.anna)) == 1
    assert assumption_lines(two.agreement, two.bo) == []


def test_it_is_marked_only_with_what_changed_and_a_day_that_has_been(two: Partnership) -> None:
    assumption = made(two)
    with pytest.raises(actions.NoChange):
        actions.mark_changed(assumption=assumption, changed_on=TODAY, what=" ", by=two.anna, at=AT)
    with pytest.raises(actions.NoChange):
        actions.mark_changed(assumption=assumption, changed_on=date(2026, 3, 3), what="x", by=two.anna, at=AT)
    with pytest.raises(actions.NoChange):
        actions.restore(assumption=assumption, why="", by=two.anna, at=AT)


def test_a_stranger_cannot_write_one(two: Partnership) -> None:
    with pytest.raises(NotAllowed):
        actions.assume(agreement=two.agreement, text="x", commitments=[], by=two.stranger, at=AT)
