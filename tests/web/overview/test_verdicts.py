"""The rules of agreement and rhythm, counted by the database, say of generated views what the pure functions say."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements import rhythm, states
from samverkan.agreements.consensus import Opinion, verdict
from samverkan.agreements.models import (
    Agreement,
    Binding,
    Commitment,
    CommitmentKind,
    Party,
    ReportState,
    Standing,
    StatusReport,
)
from samverkan.agreements.queries.health.scores import AMISS, WELL
from samverkan.overview.queries.health import Health, health_by_agreement
from samverkan.overview.queries.reports import behind_rhythm
from tests import factories
from tests.web.overview.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
MANY = 400


@dataclass
class Region:
    """Agreements of one commitment each, with what was reported on it."""

    made: list[tuple[Commitment, list[StatusReport]]]

    def seen(self, by: Actor) -> Iterable[tuple[Commitment, list[StatusReport]]]:
        """Each commitment with the latest reports that the actor may see, picked out by hand."""
        for commitment, reports in self.made:
            yield (
                commitment,
                [
                    report
                    for report in reports
                    if report.is_latest and (report.circle != "private" or report.home_id == by.organisation_id)
                ],
            )


@pytest.fixture(params=range(3))
def region(request: pytest.FixtureRequest, university: Organisation, town: Organisation) -> Region:
    """Some hundred commitments, on which two to four parties have said all kinds of things, or nothing."""
    dice = random.Random(request.param)
    members = [town, university, factories.organisation(), factories.organisation()]
    agreements = Agreement.objects.bulk_create(
        Agreement(title=f"Avtal {n}", kind="renewal", circle="shared", home=town, registered_at=NOW,
                  report_every_days=dice.choice([30, 182]), state=dice.choice(["in_force"] * 4 + ["ended"]))
        for n in range(MANY)
    )  # fmt: skip
    parties = {
        made.pk: Party.objects.bulk_create(
            Party(agreement=made, organisation=member, position=position, confirmed_at=NOW)
            for position, member in enumerate(members[: dice.randint(2, 4)], start=1)
        )
        for made in agreements
    }
    commitments = Commitment.objects.bulk_create(
        Commitment(agreement=made, number=1, title="Löfte", text="Parterna ska.", circle="shared", home=town,
                   kind=dice.choice(CommitmentKind.values), standing=dice.choice([*Standing.values, "stands"]),
                   made_at=NOW - timedelta(days=dice.randint(0, 400)),
                   report_every_days=dice.choice([None, None, 10, 365]))
        for made in agreements
    )  # fmt: skip
    Binding.objects.bulk_create(
        Binding(commitment=each, party=party) for each in commitments for party in parties[each.agreement_id]
    )
    said = {each.pk: list(views(each, parties[each.agreement_id], dice)) for each in commitments}
    StatusReport.objects.bulk_create(report for reports in said.values() for report in reports)
    return Region([(each, said[each.pk]) for each in commitments])


def views(commitment: Commitment, parties: list[Party], dice: random.Random) -> Iterable[StatusReport]:
    """Views that often agree, often differ, and sometimes are private, of other years, or no longer the latest."""
    likely = dice.sample(ReportState.values, 2)
    has_years = dice.random() < 0.4
    for party in parties:
        for circle in ("private", "shared", "public"):
            for is_latest in (True, False):
                if dice.random() < 0.3:
                    yield StatusReport(
                        commitment=commitment, party=party, circle=circle, is_latest=is_latest, reported_at=NOW,
                        state=dice.choice(likely), year=dice.choice([None, 2024, 2025]) if has_years else None,
                        as_of=TODAY - timedelta(days=dice.randint(0, 500)),
                    )  # fmt: skip


def is_behind(commitment: Commitment, seen: list[StatusReport]) -> bool:
    late = rhythm.is_behind(
        made_on=commitment.made_at.date(),
        latest_report_on=max((report.as_of for report in seen), default=None),
        every_days=commitment.report_every_days or commitment.agreement.report_every_days,
        today=TODAY,
    )
    return late and total(seen).state not in states.FINISHED


def total(seen: list[StatusReport]):  # type: ignore[no-untyped-def]
    opinions = [Opinion(each.party_id, each.state, each.year, each.circle == "private") for each in seen]
    return verdict(opinions, bound=())


def test_how_many_differ_and_are_behind_is_what_the_rules_say(region: Region, coordinator: Actor) -> None:
    counted = health_by_agreement(Agreement.objects.all(), coordinator, TODAY)
    expected = {}
    for commitment, seen in region.seen(coordinator):
        stands = commitment.standing != Standing.DROPPED and commitment.agreement.state != "ended"
        expected[commitment.agreement_id] = Health(
            promises=1,
            differing=int(stands and total(seen).differs),
            behind=int(stands and is_behind(commitment, seen)),
            ownerless=int(stands),
            never_started=int(stands and not seen),
            under_review=int(stands and commitment.standing == Standing.UNDER_REVIEW),
            scores=counted[commitment.agreement_id].scores,
        )
    assert counted == expected
    assert {health.differing for health in counted.values()} == {health.behind for health in counted.values()} == {0, 1}


def course(commitment: Commitment, seen: list[StatusReport]) -> str:
    """Return the class that a promise without a day to be done by belongs to."""
    said = total(seen)
    if commitment.standing == Standing.DROPPED or commitment.agreement.state == "ended":
        return ""
    if commitment.standing == Standing.UNDER_REVIEW:
        return "under_review"
    if said.differs:
        return "differing"
    if said.state in AMISS:
        return "missed"
    return "at_risk" if said.state == "at_risk" else "well" if said.state in WELL else ""


def test_each_promise_is_of_the_class_of_the_rules(region: Region, coordinator: Actor) -> None:
    counted = health_by_agreement(Agreement.objects.all(), coordinator, TODAY)
    for commitment, seen in region.seen(coordinator):
        found = counted[commitment.agreement_id].scores
        names = [name for name in ("under_review", "differing", "missed", "at_risk", "well") if getattr(found, name)]
        assert "".join(names) == course(commitment, seen)


def test_the_bindings_that_are_behind_are_those_of_the_rules(region: Region, coordinator: Actor) -> None:
    found = behind_rhythm(Binding.objects.all(), coordinator, TODAY)
    expected = {commitment.pk for commitment, seen in region.seen(coordinator) if is_behind(commitment, seen)}
    assert {binding.commitment_id for binding in found} == expected
    latest = {
        commitment.pk: max((r.as_of for r in seen), default=None) for commitment, seen in region.seen(coordinator)
    }
    for binding in found:
        since = latest[binding.commitment_id] or binding.commitment.made_at.date()
        assert (binding.latest_on, binding.days) == (latest[binding.commitment_id], (TODAY - since).days)


def test_the_health_of_no_agreements_is_empty(coordinator: Actor) -> None:
    assert health_by_agreement([], coordinator, TODAY) == {}
