"""Each party's view: reported, confirmed, kept private, shared."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from samverkan.accounts.actor import NOBODY, NotAllowed
from samverkan.accounts.permissions import Role
from samverkan.agreements.actions import reports
from samverkan.agreements.models import Agreement, Standing, StatusReport
from samverkan.agreements.queries.health import CommitmentView, commitment_view
from samverkan.journal.models import Entry
from tests.factories import acting, commitment
from tests.web.agreements.living.conftest import AT, TODAY, Partnership, partnership

pytestmark = pytest.mark.django_db


def say(two: Partnership, by: Any, state: str = "under_way", **about: Any) -> StatusReport:
    about = {"as_of": TODAY, **about}
    return reports.report(commitment=about.pop("on", two.commitment), state=state, by=by, at=AT, **about)


def seen_by(two: Partnership, who: Any, on: Any = None) -> CommitmentView:
    return commitment_view(on or two.commitment, who, TODAY)


def test_one_partys_view_is_shown_unconfirmed(two: Partnership) -> None:
    say(two, two.anna)
    for who in (two.anna, two.bo):
        view = seen_by(two, who)
        assert (view.state, view.is_confirmed, view.differs) == ("under_way", False, False)
        assert not view.chip.is_confirmed


def test_confirming_takes_one_act_and_then_it_is_confirmed_for_both(two: Partnership) -> None:
    reports.confirm_view(seen=say(two, two.anna), by=two.bo, at=AT)
    assert seen_by(two, two.anna).is_confirmed
    assert seen_by(two, two.bo).is_confirmed


def test_while_views_differ_both_are_shown_and_the_sentence_says_who_says_what(two: Partnership) -> None:
    say(two, two.anna)
    say(two, two.bo, "not_started")
    view = seen_by(two, two.anna)
    assert view.differs
    assert view.chip.key == "differs"
    assert two.university.name in view.difference
    assert two.municipality.name in view.difference


def test_a_new_view_takes_the_place_of_the_partys_own_older_one_only(two: Partnership) -> None:
    say(two, two.anna)
    say(two, two.bo)
    say(two, two.anna, "at_risk")
    assert seen_by(two, two.bo).differs
    assert StatusReport.objects.filter(is_latest=True).count() == 2


def test_confirming_what_has_been_overtaken_is_refused(two: Partnership) -> None:
    first = say(two, two.anna)
    say(two, two.anna, "at_risk")
    first.refresh_from_db()
    with pytest.raises(reports.NothingToConfirm):
        reports.confirm_view(seen=first, by=two.bo, at=AT)


def test_ones_own_view_cannot_be_confirmed_by_oneself(two: Partnership) -> None:
    with pytest.raises(reports.NothingToConfirm):
        reports.confirm_view(seen=say(two, two.anna), by=two.anna, at=AT)


def test_a_stranger_cannot_report(two: Partnership) -> None:
    with pytest.raises(NotAllowed):
        say(two, two.stranger)


def test_a_reader_cannot_report(two: Partnership) -> None:
    with pytest.raises(NotAllowed):
        say(two, acting(two.university, Role.READER))


def test_a_party_that_has_left_cannot_report(two: Partnership) -> None:
    two.agreement.parties.filter(organisation=two.municipality).update(left_on=date(2026, 1, 1))
    with pytest.raises(NotAllowed):
        say(two, two.bo)


@pytest.mark.parametrize(
    ("kind", "state", "about"),
    [
        ("direction", "done", {}),
        ("deliverable", "kept", {"year": 2025}),
        ("recurring", "kept", {}),
        ("recurring", "kept", {"year": 2027}),
        ("declaration", "holds_no_longer", {}),
        ("exploration", "under_way", {}),
        ("direction", "under_way", {"as_of": date(2026, 3, 3)}),
        ("direction", "nonsense", {}),
    ],
)
def test_what_does_not_fit_the_kind_is_refused_with_a_sentence(
    db: None, kind: str, state: str, about: dict[str, Any]
) -> None:
    two = partnership(kind=kind)
    with pytest.raises(reports.DoesNotFit) as refusal:
        say(two, two.anna, state, **about)
    assert str(refusal.value).strip()
    assert not StatusReport.objects.exists()


def test_that_a_declaration_holds_no_longer_is_said_with_evidence(db: None) -> None:
    two = partnership(kind="declaration")
    say(two, two.anna, "holds_no_longer", evidence_note="Rektors beslut 2026/12")
    assert seen_by(two, two.anna).state == "holds_no_longer"


def test_a_dropped_promise_is_not_reported_on(two: Partnership) -> None:
    two.commitment.standing = Standing.DROPPED
    with pytest.raises(reports.DoesNotFit):
        say(two, two.anna)


def test_a_recurring_promise_keeps_its_years_apart(db: None) -> None:
    two = partnership(kind="recurring")
    for by in (two.anna, two.bo):
        say(two, by, "kept", year=2024)
    say(two, two.anna, "missed", year=2025)
    view = seen_by(two, two.bo)
    assert (view.state, view.year, view.is_confirmed, view.differs) == ("missed", 2025, False, False)


def test_a_late_word_about_an_earlier_year_does_not_hide_the_latest(db: None) -> None:
    two = partnership(kind="recurring")
    say(two, two.anna, "kept", year=2025)
    say(two, two.anna, "missed", year=2024)
    assert (seen_by(two, two.anna).state, seen_by(two, two.anna).year) == ("kept", 2025)


def test_a_private_view_is_seen_by_its_own_party_only(two: Partnership) -> None:
    say(two, two.anna, "at_risk", circle="private", sentence="Intern bedömning")
    assert seen_by(two, two.anna).state == "at_risk"
    other = seen_by(two, two.bo)
    assert (other.state, other.views, other.latest_on) == (None, (), None)
    assert all(party.note is None for party in other.parties)


def test_a_private_view_does_not_hide_the_shared_one_from_the_others(two: Partnership) -> None:
    say(two, two.anna, "under_way")
    say(two, two.anna, "at_risk", circle="private")
    assert seen_by(two, two.bo).state == "under_way"
    mine = seen_by(two, two.anna)
    assert mine.state == "under_way"
    assert mine.own.note.state == "at_risk"


def test_a_private_view_never_confirms_and_never_differs(two: Partnership) -> None:
    say(two, two.bo, "under_way")
    say(two, two.anna, "under_way", circle="private")
    assert not seen_by(two, two.anna).is_confirmed
    say(two, two.anna, "at_risk", circle="private")
    assert not seen_by(two, two.anna).differs


def test_the_journal_line_of_a_private_view_is_its_partys_own(two: Partnership) -> None:
    say(two, two.bo, "at_risk", circle="private")
    line = Entry.objects.get(action="agreements.report_privately")
    assert (line.circle, line.home_key) == ("private", two.municipality.key)
    assert not Entry.objects.of(two.commitment).exists()


def test_a_private_view_can_be_sent_to_the_others(two: Partnership) -> None:
    private = say(two, two.anna, "at_risk", circle="private")
    reports.share_report(private=private, by=two.anna, at=AT)
    assert seen_by(two, two.bo).state == "at_risk"
    assert seen_by(two, two.anna).own.note is None


def test_nobody_else_can_send_a_private_view(two: Partnership) -> None:
    private = say(two, two.anna, circle="private")
    with pytest.raises(reports.NothingToConfirm):
        reports.share_report(private=private, by=two.bo, at=AT)


def test_what_is_said_before_the_agreement_is_shared_stays_private_when_it_is(two: Partnership) -> None:
    Agreement.objects.filter(pk=two.agreement.pk).update(circle="private", home=two.university)
    two.commitment.refresh_from_db()
    made = say(two, two.anna)
    assert made.circle == "private"
    Agreement.objects.filter(pk=two.agreement.pk).update(circle="shared")
    assert seen_by(two, two.bo).state is None


def test_one_who_reads_what_is_made_for_all_sees_no_private_view(two: Partnership) -> None:
    say(two, two.anna, "at_risk", circle="private")
    assert seen_by(two, replace(two.anna, shares_only=True)).state is None


def test_a_view_of_one_commitment_does_not_touch_another(two: Partnership) -> None:
    other = commitment(two.agreement)
    say(two, two.anna)
    assert seen_by(two, two.anna, other).state is None


def test_what_the_public_was_told_stands_until_it_is_told_anew(two: Partnership) -> None:
    StatusReport.objects.filter(pk=say(two, two.anna, "not_started", as_of=date(2026, 1, 1)).pk).update(circle="public")
    say(two, two.anna, "under_way")
    assert seen_by(two, two.bo).state == "under_way"
    assert seen_by(two, NOBODY).state == "not_started"
    told = StatusReport.objects.get(circle="public")
    with pytest.raises(reports.NothingToConfirm):
        reports.confirm_view(seen=told, by=two.bo, at=AT)
    say(two, two.anna, "at_risk", circle="public")
    assert seen_by(two, NOBODY).state == seen_by(two, two.bo).state == "at_risk"
