"""What a party that has left still sees: what was shared with it, as it was, and nothing that came later."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samverkan.accounts.actor import Actor, NotAllowed, can, is_concerned
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.agreements.actions import facts
from samverkan.agreements.actions.leaving import HasNotLeft, readmit
from samverkan.agreements.models import (
    Activity,
    Agreement,
    Assumption,
    Commitment,
    Party,
    StatusReport,
    WithinAgreement,
    Wording,
)
from samverkan.mail.models import Notice
from samverkan.meetings.models import Forum
from tests.factories import commitment, meeting, wording
from tests.web.agreements.living.conftest import AT, Partnership

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
LEFT = date(2026, 3, 10)
LATER = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def left(two: Partnership) -> Partnership:
    """The municipality has left, on a day after the agreement was made and confirmed."""
    leave(two, LEFT)
    return two


def leave(two: Partnership, on: date | None) -> Party:
    two.agreement.parties.filter(organisation=two.municipality).update(left_on=on)
    return two.agreement.parties.get(organisation=two.municipality)


def seen(model: type, actor: Actor) -> list[object]:
    return list(model.objects.visible_to(actor))


def report(two: Partnership, at: datetime) -> StatusReport:
    first = two.agreement.parties.get(organisation=two.university)
    StatusReport.objects.update(is_latest=False)
    return StatusReport.objects.create(
        commitment=two.commitment, party=first, state="under_way", as_of=at.date(), reported_at=at
    )


def test_what_was_shared_before_the_day_is_still_seen(left: Partnership):
    said = report(left, AT)
    assert seen(Agreement, left.bo) == [left.agreement]
    assert len(seen(Wording, left.bo)) == 1
    assert seen(Commitment, left.bo) == [left.commitment]
    assert seen(StatusReport, left.bo) == [said]


def test_what_was_shared_later_is_not(left: Partnership):
    new_wording, new_promise = wording(left.agreement), commitment(left.agreement)
    Wording.objects.filter(pk=new_wording.pk).update(made_at=LATER)
    Commitment.objects.filter(pk=new_promise.pk).update(made_at=LATER)
    report(left, LATER)
    assert new_wording not in seen(Wording, left.bo)
    assert new_promise not in seen(Commitment, left.bo)
    assert seen(StatusReport, left.bo) == []
    assert new_promise in seen(Commitment, left.anna)


def test_a_promise_that_has_been_changed_since_it_was_made_is_not_shown_as_it_now_is(left: Partnership):
    Commitment.objects.update(title="Ändrat sedan dess", version=2)
    assert seen(Commitment, left.bo) == []


def test_what_does_not_tell_when_it_was_shared_is_closed(left: Partnership):
    Assumption.objects.create(agreement=left.agreement, text="A", circle="shared", home=left.university)
    activity = Activity.objects.create(title="B", circle="shared", home=left.university, made_at=AT, changed_at=AT)
    activity.commitments.add(left.commitment)
    meeting(left.agreement)
    for model in (Assumption, Activity, Forum):
        assert seen(model, left.anna)
        assert seen(model, left.bo) == []


def test_only_two_kinds_of_record_are_open_to_a_party_that_left():
    open_kinds = {kind.__name__ for kind in WithinAgreement.__subclasses__() if kind.known_from}
    assert open_kinds == {"Wording", "Commitment"}


def test_a_party_that_never_read_the_agreement_here_sees_nothing_of_it(left: Partnership, signed_in: SignIn):
    for confirmed_at in (None, LATER):
        left.agreement.parties.filter(organisation=left.municipality).update(confirmed_at=confirmed_at)
        assert seen(Agreement, left.bo) == []
        assert seen(Wording, left.bo) == []
        assert seen(Commitment, left.bo) == []
    assert signed_in(left.bo).get(f"/avtal/{left.agreement.pk}/").status_code == 404


def test_what_is_public_stays_public(left: Partnership):
    Agreement.objects.update(circle=Circle.PUBLIC)
    left.agreement.parties.update(confirmed_at=None)
    assert seen(Agreement, left.bo) == [left.agreement]


def test_it_changes_nothing_and_cannot_let_itself_in_again(left: Partnership):
    assert not is_concerned(left.bo, left.agreement)
    assert not can(left.bo, Permission.COMMITMENT_EDIT, left.commitment)
    with pytest.raises(NotAllowed):
        facts.set_membership(leave(left, LEFT), joined_on=None, left_on=None, by=left.bo, at=LATER)
    with pytest.raises(NotAllowed):
        readmit(leave(left, LEFT), by=left.bo, at=LATER)


def test_the_history_shows_it_nothing_that_the_others_did_later(left: Partnership):
    facts.edit_facts(left.agreement, values={"purpose": "Nytt"}, version=1, by=left.anna, at=LATER)
    assert history(left.agreement, left.anna, whole=True)
    assert history(left.agreement, left.bo, whole=True) == []


def test_no_mail_is_sent_to_it(left: Partnership):
    from samverkan.agreements.actions.telling import tell_others

    words: Any = {"kind": "agreement.new", "sentence": lambda: "Nytt", "path": "/"}
    tell_others(left.agreement, **words, except_for=left.university.pk, at=LATER)
    assert not Notice.objects.exists()
    leave(left, None)
    tell_others(left.agreement, **words, except_for=left.university.pk, at=LATER)
    assert Notice.objects.exists()


def test_its_pages_open_and_say_nothing_of_what_is_inside(left: Partnership, signed_in: SignIn):
    bo = signed_in(left.bo)
    for address in ("", "uppgifter/", "parter/", "historik/", "familj/", "ataganden/", "moten/"):
        page = bo.get(f"/avtal/{left.agreement.pk}/{address}")
        assert page.status_code == 200, address
    assert "Kontakt</dt>" not in bo.get(f"/avtal/{left.agreement.pk}/parter/").content.decode()


def test_until_the_day_has_passed_it_is_a_party(two: Partnership):
    leave(two, timezone.localdate())
    assert is_concerned(two.bo, two.agreement)
    leave(two, timezone.localdate() - timedelta(days=1))
    assert not is_concerned(two.bo, two.agreement)


def test_the_others_can_let_it_come_back(left: Partnership, signed_in: SignIn):
    party = leave(left, LEFT)
    address = f"/avtal/{left.agreement.pk}/parter/"
    assert "Låt parten komma tillbaka" in signed_in(left.anna).get(address).content.decode()
    assert signed_in(left.bo).post(f"{address}{party.pk}/ater/").status_code == 403
    signed_in(left.anna).post(f"{address}{party.pk}/ater/")
    party.refresh_from_db()
    assert party.left_on is None
    assert is_concerned(left.bo, left.agreement)
    with pytest.raises(HasNotLeft):
        readmit(party, by=left.anna, at=LATER)
