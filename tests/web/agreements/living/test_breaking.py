"""Breaks asked of the database are the same as those of the plain rule; mail about them goes once."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import product

from samverkan.accounts.actor import Actor
from samverkan.agreements import daily
from samverkan.agreements.actions import assumptions as actions
from samverkan.agreements.actions.breaking import still_broken
from samverkan.agreements.actions.standing import stand
from samverkan.agreements.models import Assumption, Commitment
from samverkan.agreements.queries.health import commitment_views
from samverkan.agreements.queries.health.breaking import broken_ones, unanswered, under_review
from samverkan.agreements.queries.health.resting import judged
from samverkan.indicators.models import Indicator, IndicatorValue
from samverkan.mail.models import Notice
from tests.factories import acting, commitment
from tests.web.agreements.living.conftest import AT, TODAY, Partnership

EARLY, LATE = AT - timedelta(days=20), AT - timedelta(days=10)


def indicator(two: Partnership, circle: str = "shared") -> Indicator:
    made = Indicator.objects.create(
        name=f"Mått {Indicator.objects.count()}", unit="%", source="x", circle=circle, home=two.university, made_at=AT
    )
    made.organisations.set([two.university, two.municipality])
    return made


def value(of: Indicator, number: int, at: datetime, on: date = TODAY) -> None:
    IndicatorValue.objects.create(
        indicator=of, on=on, value=Decimal(number), entered_at=at, entered_for=of.home, entered_by=None
    )


def every_kind(two: Partnership) -> None:
    """Make an assumption of each kind: marked or not, judged or not, its indicator seen by one or by both."""
    for holds, side, number, judged_at, circle in product(
        (True, False), ("below", "above", ""), (90, 100, 110, None), (None, EARLY, LATE), ("shared", "private")
    ):
        watching = indicator(two, circle) if side else None
        if watching and number is not None:
            value(watching, number, AT - timedelta(days=15))
        made = Assumption.objects.create(
            agreement=two.agreement, text="x", circle="shared", home=two.university, holds=holds,
            changed_on=None if holds else date(2026, 2, 1), judged_at=judged_at, indicator=watching,
            broken_when=side, limit=Decimal(100) if side else None,
        )  # fmt: skip
        made.commitments.add(commitment(two.agreement))


def test_the_database_says_as_the_rule_does(two: Partnership) -> None:
    every_kind(two)
    for who in (two.anna, two.bo):
        every = Assumption.objects.visible_to(who)
        expected = {one.pk for one in judged(every, who, TODAY) if one.broken}
        assert {one.pk for one in broken_ones(every, who, TODAY)} == expected
        assert 0 < len(expected) < every.count()
        found = {view.commitment.pk for view in views(two, who) if view.under_review}
        assert set(under_review(Commitment.objects.all(), who, TODAY).values_list("pk", flat=True)) == found


def views(two: Partnership, who: Actor) -> list:
    return commitment_views(Commitment.objects.visible_to(who).filter(agreement=two.agreement), who, TODAY)


def test_answers_count_in_the_database_as_in_the_views(two: Partnership) -> None:
    every_kind(two)
    for number, one in enumerate(Assumption.objects.order_by("pk")):
        at = (EARLY - timedelta(days=1), AT - timedelta(days=12), AT)[number % 3]
        stand(
            commitment=one.commitments.get(), standing="stands", reason="x", answers=one if number % 4 else None,
            by=two.anna, at=at,
        )  # fmt: skip
    for who in (two.anna, two.bo):
        found = {view.commitment.pk for view in views(two, who) if view.under_review}
        assert set(under_review(Commitment.objects.all(), who, TODAY).values_list("pk", flat=True)) == found
        open_ones = {one.pk for view in views(two, who) for one in view.reviewed_for}
        broken = broken_ones(Assumption.objects.visible_to(who), who, TODAY)
        assert {one.pk for one in unanswered(broken, who)} == open_ones
        assert 0 < len(open_ones) < broken.count()


def watched(two: Partnership, circle: str = "shared") -> tuple[Assumption, Indicator]:
    made = indicator(two, circle)
    assumption = actions.assume(
        agreement=two.agreement, text="Få varsel", commitments=[two.commitment], circle=circle, by=two.anna, at=AT,
        tripwire=actions.Tripwire(made, "above", Decimal(100)),
    )  # fmt: skip
    return assumption, made


def receivers() -> list[str]:
    return sorted(Notice.objects.values_list("to", flat=True))


def test_each_party_is_told_once_of_a_break(two: Partnership) -> None:
    _assumption, made = watched(two)
    assert daily.run(at=AT) == 0
    value(made, 101, AT)
    assert [daily.run(at=AT), daily.run(at=AT)] == [2, 0]
    assert receivers() == sorted([two.anna.person.email, two.bo.person.email])
    notice = Notice.objects.first()
    assert "gäller inte längre" in notice.sentence
    assert notice.path.endswith(f"/antaganden/#antagande-{_assumption.pk}")


def test_a_new_break_is_told_anew(two: Partnership) -> None:
    assumption, made = watched(two)
    value(made, 101, AT)
    daily.run(at=AT)
    actions.restore(assumption=assumption, why="Engångshändelse", by=two.anna, at=AT + timedelta(hours=1))
    assert daily.run(at=AT + timedelta(hours=1)) == 0
    IndicatorValue.objects.update(is_current=False)
    value(made, 120, AT + timedelta(hours=2))
    assert daily.run(at=AT + timedelta(hours=3)) == 2


def test_what_is_private_is_told_within_its_party_only(two: Partnership) -> None:
    _assumption, made = watched(two, circle="private")
    value(made, 101, AT)
    daily.run(at=AT)
    assert receivers() == [two.anna.person.email]


def test_the_owner_and_the_watcher_are_told_too(two: Partnership) -> None:
    assumption, made = watched(two)
    owner, watcher = acting(two.municipality, "owner").person, acting(two.municipality, "reader").person
    two.commitment.bindings.filter(party__organisation=two.municipality).update(owner=owner)
    Assumption.objects.filter(pk=assumption.pk).update(watcher=watcher)
    value(made, 101, AT)
    daily.run(at=AT)
    assert receivers() == sorted(one.email for one in (two.anna.person, two.bo.person, owner, watcher))


def test_a_break_that_is_over_before_the_mail_goes_is_not_told(two: Partnership) -> None:
    assumption, made = watched(two)
    value(made, 101, AT)
    thing = f"assumption:{assumption.pk}"
    assert still_broken(thing, two.bo.person.email)
    assert not still_broken(thing, two.stranger.person.email)
    actions.restore(assumption=assumption, why="x", by=two.anna, at=AT)
    assert not still_broken(thing, two.bo.person.email)


def test_nothing_is_told_of_an_ended_agreement(two: Partnership) -> None:
    _assumption, made = watched(two)
    value(made, 101, AT)
    two.agreement.state = "ended"
    two.agreement.save()
    assert daily.run(at=AT) == 0
