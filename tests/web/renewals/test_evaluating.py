"""Each party evaluates in peace, and sends what it has written in one act."""

from datetime import timedelta
from typing import Any

import pytest

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Organisation
from samverkan.accounts.queries.history import history
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.models import Agreement, Commitment, StatusReport
from samverkan.mail.models import Notice
from samverkan.renewals.actions.evaluating import (
    AlreadySent,
    Judgement,
    NotReady,
    save_evaluation,
    send_evaluation,
)
from samverkan.renewals.actions.finding import AlreadySettled
from samverkan.renewals.actions.settling import call_off
from samverkan.renewals.models import Evaluation, Renewal
from samverkan.renewals.queries.evaluations import side_by_side
from samverkan.renewals.queries.figures import figures
from tests import factories
from tests.web.renewals.conftest import NOW

TODAY = NOW.date()


def judged(**fields: Any) -> Judgement:
    return Judgement(**{"achieved": "Kurser ges på campus.", "wish": "change", **fields})


def save(renewal: Renewal, by: Actor, version: int = 0, **fields: Any) -> Evaluation:
    return save_evaluation(renewal=renewal, judgement=judged(**fields), version=version, by=by, at=NOW)


def send(renewal: Renewal, by: Actor, version: int = 1) -> Evaluation:
    return send_evaluation(renewal=renewal, version=version, by=by, at=NOW)


def test_a_draft_is_seen_by_its_own_party_alone(renewal: Renewal, anna: Actor, bo: Actor, stranger: Actor):
    made = save(renewal, anna)
    assert Evaluation.objects.visible_to(anna).get() == made
    for other in (bo, stranger, Actor(anna.person, anna.organisation, anna.roles, shares_only=True)):
        assert not Evaluation.objects.visible_to(other).exists()
    page = side_by_side(renewal, bo, TODAY)
    assert [column.evaluation for column in page.columns] == [None, None]
    assert (page.sent, page.marks) == (0, ())


def test_the_history_tells_the_other_party_nothing_of_a_draft(renewal: Renewal, anna: Actor, bo: Actor):
    save(renewal, anna)
    told = [line.sentence for line in history(renewal.agreement, bo, whole=True)]
    assert not any("utvärdering" in sentence for sentence in told)
    own = [line.sentence for line in history(renewal.agreement, anna, whole=True)]
    assert any("skrev på den egna partens utvärdering" in sentence for sentence in own)


def test_what_is_sent_is_read_by_all_parties_and_by_nobody_else(
    renewal: Renewal, anna: Actor, bo: Actor, stranger: Actor
):
    save(renewal, anna)
    before = Notice.objects.count()
    sent = send(renewal, anna)
    assert Evaluation.objects.visible_to(bo).get() == sent
    assert not Evaluation.objects.visible_to(stranger).exists()
    assert bo.person
    message = Notice.objects.order_by("-pk")[0]
    assert (Notice.objects.count(), message.to) == (before + 1, bo.person.email)
    assert message.path == f"/avtal/{renewal.agreement_id}/fornyelse/utvarderingar/"


def test_what_is_sent_stays_as_it_is(renewal: Renewal, anna: Actor):
    save(renewal, anna)
    send(renewal, anna)
    with pytest.raises(AlreadySent):
        save(renewal, anna, version=2, achieved="Något annat")
    with pytest.raises(AlreadySent):
        send(renewal, anna, version=2)


@pytest.mark.parametrize("fields", [{"wish": ""}, {"achieved": " ", "not_achieved": ""}])
def test_half_an_evaluation_is_not_sent(renewal: Renewal, anna: Actor, fields: dict[str, str]):
    save(renewal, anna, **fields)
    with pytest.raises(NotReady):
        send(renewal, anna)


def test_nothing_at_all_is_not_sent(renewal: Renewal, anna: Actor):
    with pytest.raises(NotReady):
        send(renewal, anna, version=0)


def test_the_wording_is_next_when_all_have_sent(renewal: Renewal, anna: Actor, bo: Actor):
    for by in (anna, bo):
        assert Renewal.objects.get().state == "evaluating"
        save(renewal, by)
        send(renewal, by)
    assert Renewal.objects.get().state == "drafting"


def test_two_of_the_same_party_do_not_overwrite_each_other(renewal: Renewal, anna: Actor, university: Organisation):
    colleague = factories.acting(university)
    save(renewal, anna)
    with pytest.raises(EditedMeanwhile):
        save(renewal, colleague, achieved="Mitt")
    save(renewal, colleague, version=1, achieved="Vårt")
    with pytest.raises(EditedMeanwhile):
        save(renewal, anna, version=1)
    with pytest.raises(EditedMeanwhile):
        send(renewal, anna, version=1)
    assert Evaluation.objects.get().achieved == "Vårt"


def test_the_marks_of_both_stand_beside_each_other(renewal: Renewal, anna: Actor, bo: Actor):
    education, research = renewal.agreement.domains.all()
    save(renewal, anna, domains={education: "much", research: ""})
    send(renewal, anna)
    save(renewal, bo, domains={education: "little"})
    send(renewal, bo)
    (row,) = side_by_side(renewal, bo, TODAY).marks
    assert row.name == "Utbildning"
    assert [word for _value, word in row.values] == ["Gav mycket", "Gav lite"]


def test_the_figures_count_only_what_all_see(renewal: Renewal, anna: Actor, bo: Actor, promises: list[Commitment]):
    meet, house, teach = promises
    first, second = renewal.agreement.parties.all()
    for commitment, party, state, circle, year in (
        (meet, first, "kept", "shared", 2026),
        (house, second, "holds_no_longer", "private", None),
        (teach, first, "at_risk", "shared", None),
    ):
        StatusReport.objects.create(
            commitment=commitment, party=party, state=state, circle=circle, year=year, as_of=TODAY, reported_at=NOW
        )
    for by in (anna, bo):
        known = {figure.code: (figure.value, figure.of) for figure in figures(renewal.agreement, by, TODAY)}
        assert known["promises"] == (3, None)
        assert known["fulfilled"] == (1, 3)
        assert known["at_risk"] == (1, 3)
        assert known["unreported"] == (1, 3)


def test_meetings_are_counted_against_the_rhythm(renewal: Renewal, anna: Actor):
    Agreement.objects.update(meeting_cadence="annual")
    renewal.agreement.refresh_from_db()
    factories.meeting(renewal.agreement, state="held", held_at=NOW)
    known = {figure.code: figure for figure in figures(renewal.agreement, anna, TODAY)}
    assert (known["meetings"].value, known["meetings"].of) == (1, 2)


def test_the_figures_are_kept_as_they_were_when_sent(renewal: Renewal, anna: Actor, bo: Actor):
    save(renewal, anna)
    sent = send(renewal, anna)
    assert ["promises", 3, None] in sent.figures


def test_a_settled_renewal_takes_no_evaluation(renewal: Renewal, anna: Actor):
    call_off(renewal=renewal, reason="För tidigt", version=1, by=anna, at=NOW + timedelta(days=1))
    with pytest.raises(AlreadySettled):
        save(renewal, anna)


def test_a_leader_and_a_stranger_do_not_write(renewal: Renewal, stranger: Actor, town: Organisation):
    for by in (stranger, factories.acting(town, "leader")):
        with pytest.raises(NotAllowed):
            save(renewal, by)
