"""How a renewal ends: nothing is lost, and each act is written down."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions import assumptions
from samverkan.agreements.actions.breaking import tell_of_breaks
from samverkan.agreements.actions.standing import NoReason
from samverkan.agreements.models import (
    Activity,
    Agreement,
    Assumption,
    Binding,
    Commitment,
    CommitmentChange,
    Kinship,
    StatusReport,
)
from samverkan.agreements.queries.health.breaking import broken_ones, unanswered
from samverkan.agreements.remarks import on_agreement, on_commitment
from samverkan.areas.models import Area
from samverkan.config.ticking import tick
from samverkan.journal.chain import faults
from samverkan.journal.models import Entry
from samverkan.mail.models import Notice
from samverkan.renewals.actions import settling
from samverkan.renewals.actions.finding import AlreadySettled
from samverkan.renewals.actions.handing_over import Decided, hand_over
from samverkan.renewals.actions.settling import NextAgreement, NotReady
from samverkan.renewals.actions.wording import endorse, propose_wording
from samverkan.renewals.models import Renewal
from tests import factories
from tests.web.renewals.conftest import NEW_TEXT, NOW

LAST_DAY = date(2027, 12, 31)
HOUSED = "Kommunen ska inom sex veckor ordna bostad åt studenterna."


def decide(renewal: Renewal, by: Actor, fates: dict[Commitment, Decided]) -> None:
    for commitment, decided in fates.items():
        hand_over(renewal=renewal, commitments=[commitment], decided=decided, by=by, at=NOW)


@pytest.fixture
def ready(renewal: Renewal, promises: list[Commitment], anna: Actor, bo: Actor) -> Renewal:
    """A renewal with everything decided: meet on, house with new words, teach no more."""
    meet, house, teach = promises
    propose_wording(renewal=renewal, text=NEW_TEXT, based_on=0, by=anna, at=NOW)
    endorse(renewal=renewal, number=1, by=bo, at=NOW)
    decide(
        renewal,
        bo,
        {
            meet: Decided(fate="carry"),
            house: Decided(fate="change", new_text=HOUSED, reason="Så har vi beslutat."),
            teach: Decided(fate="drop", reason="Kursen har för få sökande."),
        },
    )
    return Renewal.objects.get()


def renew(renewal: Renewal, by: Actor, **fields: Any) -> Renewal:
    following = NextAgreement(
        title="Avsiktsförklaring 2028",
        valid_from="2028-01-01",
        valid_to="2031-12-31",
        signed_on=fields.pop("signed_on", "2026-09-01"),
        notice_date=date(2031, 3, 31),
    )
    given = {"following": following, "last_day": LAST_DAY, "version": renewal.version, **fields}
    return settling.renew(renewal=renewal, **given, by=by, at=NOW)


def test_the_new_agreement_takes_over(ready: Renewal, anna: Actor, university: Organisation, town: Organisation):
    settled = renew(ready, anna)
    new = settled.follower
    assert new is not None
    assert (settled.state, settled.outcome, settled.last_day) == ("settled", "renewed", LAST_DAY)
    assert (new.title, new.valid_from, new.circle, new.state) == (
        "Avsiktsförklaring 2028", "2028-01-01", "shared", "in_force"
    )  # fmt: skip
    assert [party.organisation for party in new.parties.all()] == [university, town]
    assert [bool(party.confirmed_at) for party in new.parties.all()] == [True, False]
    assert new.wordings.get().text == NEW_TEXT
    link = Kinship.objects.get()
    assert (link.agreement, link.earlier, link.kind) == (new, ready.agreement, "renewal")


def test_unsigned_it_is_proposed_until_each_party_has_agreed(ready: Renewal, anna: Actor):
    new = renew(ready, anna, signed_on="").follower
    assert new is not None
    assert new.state == "proposed"


def test_carried_promises_keep_owner_wish_and_what_serves_them(ready: Renewal, anna: Actor, promises: list[Commitment]):
    meet = promises[0]
    Binding.objects.filter(commitment=meet, party__organisation=anna.organisation).update(
        owner=anna.person, wants="En dörr in"
    )
    for title, status in (("Möte", "under_way"), ("Förra mötet", "done")):
        done = Activity.objects.create(
            title=title, status=status, circle="private", home=ready.agreement.home, made_at=NOW, changed_at=NOW
        )
        done.commitments.add(meet)
    resting = Assumption.objects.create(
        agreement=ready.agreement, text="Båda finns", circle="shared", home=ready.agreement.home
    )
    resting.commitments.add(meet)
    new = renew(ready, anna).follower
    assert new is not None
    carried = new.commitments.get(number=1)
    binding = carried.bindings.get(party__organisation=anna.organisation)
    assert (carried.text, carried.kind, binding.owner, binding.wants) == (
        meet.text, "recurring", anna.person, "En dörr in"
    )  # fmt: skip
    assert carried.bindings.count() == 2
    assert [activity.title for activity in carried.activities.all()] == ["Möte"]
    assert carried.assumptions.get().text == "Båda finns"
    assert Assumption.objects.count() == 2


def test_what_promises_rest_on_goes_along_with_its_areas_its_history_and_the_answers_given(
    ready: Renewal, promises: list[Commitment], anna: Actor, town: Organisation
):
    old, area = ready.agreement, Area.objects.create(name="Älven", home=town, circle="shared")
    about: dict[str, Any] = {"agreement": old, "by": anna, "at": NOW}
    broken = assumptions.assume(text="Bron byggs", commitments=[promises[0]], areas=[area], **about)
    assumptions.assume(text="Älven är ren", commitments=[], areas=[area], **about)
    gone = assumptions.assume(text="Togs ur bruk", commitments=[promises[0]], **about)
    assumptions.withdraw(assumption=gone, why="Skrevs fel", by=anna, at=NOW)
    on = timezone.localdate(NOW)
    assumptions.mark_changed(assumption=broken, changed_on=on, what="Avslag", by=anna, at=NOW)
    CommitmentChange.objects.create(
        commitment=promises[0], standing="stands", reason="Står ändå", changed_on=on, made_at=NOW, answers=broken
    )
    tell_of_breaks(at=NOW)
    told = Notice.objects.filter(kind="assumption.broken").count()
    new = renew(ready, anna).follower
    assert new is not None
    carried = {one.text: one for one in Assumption.objects.filter(agreement=new)}
    assert set(carried) == {"Bron byggs", "Älven är ren"}
    assert [list(one.areas.all()) for one in carried.values()] == [[area], [area]]
    made = carried["Bron byggs"]
    (said,) = made.changes.all()
    assert (said.note, said.by_party and said.by_party.agreement_id) == ("Avslag", new.pk)
    assert made.answers.get().commitment.agreement_id == new.pk
    assert not unanswered(broken_ones(Assumption.objects.filter(agreement=new), anna, on), anna).exists()
    tell_of_breaks(at=NOW)
    assert Notice.objects.filter(kind="assumption.broken").count() == told


def test_their_words_are_marked_in_the_new_text(ready: Renewal, anna: Actor):
    new = renew(ready, anna).follower
    assert new is not None
    places = {c.number: [NEW_TEXT[p.start : p.end] for p in c.passages.all()] for c in new.commitments.all()}
    assert places == {1: ["Parterna ska träffas varje år."], 2: [HOUSED]}
    assert all(commitment.is_agreement_wording for commitment in new.commitments.all())


def test_each_promise_shows_where_it_comes_from_and_where_it_went(
    ready: Renewal, anna: Actor, promises: list[Commitment]
):
    new = renew(ready, anna).follower
    assert new is not None
    changed = new.commitments.get(number=2)
    assert changed.text == HOUSED
    (said,) = on_commitment(changed, anna)
    assert said.text == "Övertaget från åtagande 2 i Avsiktsförklaring om älven."
    (said,) = on_commitment(promises[1], anna)
    assert said.text == "Fortsätter som åtagande 2 i Avsiktsförklaring 2028."
    (said,) = on_agreement(ready.agreement, anna)
    assert said.text == "Förnyat. Avtalets sista dag är 31 dec 2027."


def test_what_is_dropped_is_dropped_with_its_reason(ready: Renewal, anna: Actor, promises: list[Commitment]):
    new = renew(ready, anna).follower
    assert new is not None
    teach = Commitment.objects.get(pk=promises[2].pk)
    assert (teach.standing, teach.changes.get().reason) == ("dropped", "Kursen har för få sökande.")
    assert new.commitments.count() == 2
    assert ready.agreement.commitments.count() == 3


def test_the_old_agreement_ends_the_day_after_its_last(ready: Renewal, anna: Actor):
    renew(ready, anna)
    for day, state in ((date(2027, 12, 31), "in_force"), (date(2028, 1, 1), "ended")):
        tick(at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        assert Agreement.objects.get(pk=ready.agreement_id).state == state
    assert Entry.objects.filter(action="renewals.end_by_itself").count() == 1
    assert tick(at=datetime(2028, 1, 2, 12, tzinfo=UTC))["renewals"] == 0


def test_what_is_closed_as_done_is_reported_done_by_the_party_that_closed_it(
    renewal: Renewal, promises: list[Commitment], anna: Actor, bo: Actor
):
    meet, house, teach = promises
    decide(renewal, anna, {meet: Decided(fate="done"), house: Decided(fate="done")})
    decide(renewal, bo, {teach: Decided(fate="done", reason="Kursen gavs")})
    settling.let_end(renewal=renewal, last_day=LAST_DAY, closing="Tack", version=renewal.version, by=anna, at=NOW)
    (report,) = StatusReport.objects.filter(commitment__in=promises)
    assert (report.commitment, report.state, report.sentence) == (teach, "done", "Kursen gavs")
    assert (report.party.organisation, report.reported_by) == (bo.organisation, bo.person)


def test_a_last_day_that_has_been_ends_it_at_once(ready: Renewal, anna: Actor):
    renew(ready, anna, last_day=date(2026, 8, 31))
    old = Agreement.objects.get(pk=ready.agreement_id)
    assert (old.state, old.valid_to) == ("ended", "2026-08-31")


def test_the_other_party_is_told_and_the_journal_holds(ready: Renewal, anna: Actor, bo: Actor):
    renew(ready, anna)
    assert bo.person
    message = Notice.objects.order_by("-pk")[0]
    assert (message.to, "Förnyat" in message.sentence) == (bo.person.email, True)
    assert Entry.objects.filter(action="renewals.renew").exists()
    assert list(faults()) == []


def test_it_is_not_renewed_before_every_promise_is_decided(renewal: Renewal, promises: list[Commitment], anna: Actor):
    propose_wording(renewal=renewal, text=NEW_TEXT, based_on=0, by=anna, at=NOW)
    with pytest.raises(NotReady, match="3 öppna åtaganden"):
        renew(renewal, anna)
    assert Agreement.objects.count() == 1


def test_it_is_not_renewed_while_a_party_is_not_behind_the_wording(ready: Renewal, anna: Actor):
    propose_wording(renewal=ready, text=f"{NEW_TEXT} Slut.", based_on=1, by=anna, at=NOW)
    with pytest.raises(NotReady, match="Älvdals kommun"):
        renew(ready, anna)


def test_a_party_that_has_never_confirmed_the_agreement_is_not_waited_for(ready: Renewal, anna: Actor):
    propose_wording(renewal=ready, text=f"{NEW_TEXT} Slut.", based_on=1, by=anna, at=NOW)
    ready.agreement.parties.filter(position=2).update(confirmed_at=None)
    assert renew(ready, anna).outcome == "renewed"


def test_the_second_of_two_who_settle_is_refused(ready: Renewal, anna: Actor, bo: Actor):
    renew(ready, anna)
    with pytest.raises(AlreadySettled):
        settling.let_end(renewal=ready, last_day=LAST_DAY, closing="Tack.", version=1, by=bo, at=NOW)


def test_one_who_settles_with_an_old_page_is_refused(renewal: Renewal, anna: Actor):
    with pytest.raises(EditedMeanwhile):
        settling.prolong(renewal=renewal, valid_to="2028", reason="Mer tid", version=7, by=anna, at=NOW)


def test_nothing_is_left_half_done_when_it_is_refused(ready: Renewal, anna: Actor):
    with pytest.raises(settling.BadDate):
        renew(ready, anna, last_day=date(2020, 1, 1))
    assert (Agreement.objects.count(), Renewal.objects.get().version) == (1, ready.version)


def test_prolonging_gives_the_same_agreement_new_dates_and_a_new_round(renewal: Renewal, anna: Actor):
    notice = date(2029, 3, 31)
    settled = settling.prolong(
        renewal=renewal, valid_to="2029-12-31", notice_date=notice, reason="Testbädden är sen.", version=1, by=anna,
        at=NOW,
    )  # fmt: skip
    agreement = Agreement.objects.get()
    assert (agreement.valid_to, agreement.notice_date) == ("2029-12-31", notice)
    assert (settled.outcome, settled.reason) == ("prolonged", "Testbädden är sen.")
    assert tick(at=datetime(2028, 12, 1, 12, tzinfo=UTC))["renewals"] == 1
    assert Renewal.objects.filter(agreement=agreement).count() == 2


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"valid_to": "2027-06-30"}, settling.BadDate),
        ({"valid_to": "2028-12-31", "notice_date": date(2029, 1, 1)}, settling.BadDate),
        ({"valid_to": "2028", "reason": " "}, NoReason),
    ],
)
def test_prolonging_needs_a_later_day_and_a_reason(
    renewal: Renewal, anna: Actor, fields: dict[str, Any], refusal: type[Exception]
):
    with pytest.raises(refusal):
        settling.prolong(renewal=renewal, **{"reason": "Mer tid", "version": 1, **fields}, by=anna, at=NOW)
    assert Agreement.objects.get().valid_to == "2027-12-31"


def test_letting_it_end_closes_every_promise(renewal: Renewal, promises: list[Commitment], anna: Actor):
    end = {"last_day": LAST_DAY, "closing": "Tack för åtta år.", "version": 1, "by": anna, "at": NOW}
    with pytest.raises(NotReady):
        settling.let_end(renewal=renewal, **end)
    meet, house, teach = promises
    decide(
        renewal,
        anna,
        {meet: Decided(fate="carry"), house: Decided(fate="done"), teach: Decided(fate="drop", reason="Nej")},
    )
    with pytest.raises(NotReady, match="föras över"):
        settling.let_end(renewal=renewal, **end)
    decide(renewal, anna, {meet: Decided(fate="done")})
    with pytest.raises(NoReason):
        settling.let_end(renewal=renewal, **{**end, "closing": " "})
    settled = settling.let_end(renewal=renewal, **end)
    assert (settled.outcome, settled.reason) == ("let_end", "Tack för åtta år.")
    assert Commitment.objects.get(pk=teach.pk).standing == "dropped"
    (said,) = on_commitment(house, anna)
    assert said.text.startswith("Avslutat som gjort när avtalets förnyelse avgjordes")
    assert tick(at=NOW + timedelta(days=30))["renewals"] == 0


def test_another_agreement_can_take_its_place(
    renewal: Renewal, promises: list[Commitment], anna: Actor, university: Organisation, town: Organisation
):
    other = factories.agreement(university, town, title="Partnerskap")
    factories.commitment(other)
    decide(renewal, anna, {promise: Decided(fate="carry") for promise in promises})
    settling.replace(renewal=renewal, follower=other, last_day=LAST_DAY, version=1, by=anna, at=NOW)
    assert Kinship.objects.get().kind == "predecessor"
    assert [commitment.number for commitment in other.commitments.all()] == [1, 2, 3, 4]
    assert Renewal.objects.get().follower == other


def test_calling_off_changes_nothing_and_needs_a_reason(renewal: Renewal, anna: Actor):
    with pytest.raises(NoReason):
        settling.call_off(renewal=renewal, reason="", version=1, by=anna, at=NOW)
    settling.call_off(renewal=renewal, reason="För tidigt.", version=1, by=anna, at=NOW)
    assert Agreement.objects.get().state == "in_force"
    assert list(on_agreement(renewal.agreement, anna)) == []


def test_only_the_parties_are_told_of_it_on_the_agreements_page(renewal: Renewal, anna: Actor, stranger: Actor):
    (said,) = on_agreement(renewal.agreement, anna)
    assert said.text == "Förnyelsen pågår: utvärderas. Den arbetar mot 31 mar 2027."
    assert on_agreement(renewal.agreement, stranger) == []


def test_a_stranger_to_the_new_agreement_is_not_told_of_it(
    ready: Renewal, anna: Actor, stranger: Actor, promises: list[Commitment]
):
    renew(ready, anna)
    Agreement.objects.filter(pk=ready.agreement_id).update(circle="public")
    Commitment.objects.filter(agreement=ready.agreement_id).update(circle="public")
    assert on_commitment(promises[0], stranger) == []


def test_what_was_decided_is_not_said_of_a_promise_when_the_agreement_was_only_prolonged(
    renewal: Renewal, anna: Actor, promises: list[Commitment]
):
    decide(renewal, anna, {promises[0]: Decided(fate="done")})
    settling.prolong(renewal=renewal, valid_to="2029", reason="Mer tid", version=1, by=anna, at=NOW)
    assert on_commitment(promises[0], anna) == []
