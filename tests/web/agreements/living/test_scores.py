"""The two scores, in small tables: what each promise is, and what all of them add up to."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverkan.accounts.actor import Actor
from samverkan.agreements.actions import activities, reports
from samverkan.agreements.actions import assumptions as actions
from samverkan.agreements.models import Agreement, Commitment, CommitmentKind, StatusReport
from samverkan.agreements.queries.health import commitment_views
from samverkan.agreements.queries.health.over_time import drawn, moments, quarter_ends
from samverkan.agreements.queries.health.scores import Scores, scores
from samverkan.agreements.queries.summary import GROUPS
from samverkan.indicators import actions as indicators
from samverkan.overview.queries.health import health_by_agreement
from tests.factories import acting, commitment, organisation, person
from tests.web.agreements.living.conftest import AT, TODAY, Partnership

pytestmark = pytest.mark.django_db


def drawn_up(two: Partnership, table: str) -> None:
    """
    Make the promises of a table, one a row, in place of the one there is.

    owner    both, or one of the parties only        reported   days since the newest report
    anna, bo what each party says                     due        days from today
    """
    Commitment.objects.all().delete()
    header, *rows = [line.split() for line in table.strip().splitlines()]
    for row in rows:
        cells = dict(zip(header, row, strict=True))
        due = TODAY + timedelta(days=int(cells["due"])) if cells.get("due", "–") != "–" else None
        made = commitment(two.agreement, kind=CommitmentKind.DELIVERABLE, due_on=due, title=cells["promise"])
        owned = made.bindings.all() if cells.get("owner", "both") == "both" else made.bindings.all()[:1]
        for binding in owned:
            binding.owner = person()
            binding.save()
        on = TODAY - timedelta(days=int(cells.get("reported", "0")))
        for by, state in ((two.anna, cells["anna"]), (two.bo, cells["bo"])):
            if state != "–":
                reports.report(commitment=made, state=state, as_of=on, by=by, at=AT)
        if cells.get("standing", "stands") != "stands":
            Commitment.objects.filter(pk=made.pk).update(standing=cells["standing"])


def found(two: Partnership, who: Actor | None = None, on: date = TODAY) -> Scores:
    by = who or two.anna
    return scores(commitment_views(Commitment.objects.visible_to(by).filter(agreement=two.agreement), by, on))


def test_alive_asks_three_things_of_each_promise(two: Partnership) -> None:
    drawn_up(
        two,
        """
        promise   owner  reported  anna       bo
        tended    both   10        under_way  under_way
        unowned   one    10        under_way  under_way
        silent    both   0         –          –
        late      both   300       under_way  under_way
        finished  both   300       done       done
        """,
    )
    score = found(two)
    assert (score.asked, score.ownerless, score.never_started, score.behind) == (5, 1, 1, 1)
    assert score.alive == 100 * (15 - 3) // 15


def test_on_course_asks_of_promises_with_a_state(two: Partnership) -> None:
    drawn_up(
        two,
        """
        promise    standing      due   anna         bo
        well       stands        –     under_way    under_way
        done       stands        -9    done         done
        risky      stands        –     at_risk      at_risk
        overdue    stands        -9    under_way    under_way
        differing  stands        –     under_way    done
        reviewed   under_review  –     under_way    under_way
        begun_not  stands        9     not_started  not_started
        silent     stands        –     –            –
        dropped    dropped       –     –            –
        """,
    )  # fmt: skip
    score = found(two)
    assert (score.well, score.at_risk, score.missed, score.differing, score.under_review) == (2, 1, 1, 1, 1)
    assert (score.with_state, score.on_course) == (6, 33)


def test_what_the_other_has_not_confirmed_takes_nothing_away(two: Partnership) -> None:
    drawn_up(two, "promise anna bo\nfirst under_way –\nsecond done done")
    score = found(two)
    assert (score.on_course, score.unconfirmed) == (100, 1)
    assert (score.behind, score.never_started) == (0, 0)


def test_there_is_no_score_of_nothing(two: Partnership) -> None:
    Commitment.objects.all().delete()
    assert (found(two).alive, found(two).on_course) == (None, None)
    assert found(two).alive_words == "inget att sköta om än"


def test_a_hundred_means_all() -> None:
    assert Scores(well=199, at_risk=1).on_course == 99
    assert Scores(asked=1).alive == 100


def test_one_who_is_not_a_party_is_told_nothing_of_upkeep(two: Partnership) -> None:
    Commitment.objects.update(circle="public")
    two.agreement.circle = "public"
    two.agreement.save()
    assert found(two, two.stranger).alive is None


def private_break(two: Partnership) -> None:
    """Let a promise rest on what only Anna's party sees: a private indicator beyond its limit."""
    says = indicators.Description(name="Budget", unit="kr", source="Vi", organisations=[two.municipality])
    indicator = indicators.add(says=says, circle="private", by=two.anna, at=AT)
    indicators.enter(indicator=indicator, says=indicators.Entered(on=TODAY, value=Decimal(9)), by=two.anna, at=AT)
    actions.assume(
        agreement=two.agreement, text="Pengarna räcker", commitments=[two.commitment], circle="private", by=two.anna,
        at=AT, tripwire=actions.Tripwire(indicator, "below", Decimal(10)),
    )  # fmt: skip


def test_what_is_private_never_shows_in_the_other_partys_scores(two: Partnership) -> None:
    reports.report(commitment=two.commitment, state="under_way", as_of=TODAY, by=two.anna, at=AT)
    before = found(two, two.bo)
    private_break(two)
    reports.report(commitment=two.commitment, state="at_risk", as_of=TODAY, circle="private", by=two.anna, at=AT)
    plan = activities.Plan(title="Förstudie", commitments=[two.commitment])
    activities.add(plan=plan, circle="private", by=two.anna, at=AT)
    assert found(two, two.bo) == before
    assert moments(two.agreement, two.bo, TODAY)[-1].scores == before
    counted = health_by_agreement([two.agreement.pk], two.bo, TODAY)[two.agreement.pk]
    assert (counted.under_review, counted.scores.under_review) == (0, 0)
    assert (found(two).under_review, found(two).on_broken) == (1, 1)
    assert health_by_agreement([two.agreement.pk], two.anna, TODAY)[two.agreement.pk].under_review == 1


TABLE = """
promise    standing      owner  reported  due   anna         bo
well       stands        both   10        –     under_way    under_way
late       stands        one    300       –     under_way    –
risky      stands        both   10        –     at_risk      at_risk
overdue    stands        both   10        -9    under_way    under_way
unbegun    stands        both   10        -9    not_started  not_started
differing  stands        both   10        –     under_way    done
reviewed   under_review  both   10        –     under_way    done
silent     stands        both   0         –     –            –
dropped    dropped       one    0         –     –            –
"""


def test_the_portfolio_counts_as_the_agreements_own_page_does(two: Partnership) -> None:
    drawn_up(two, TABLE)
    other = commitment(two.agreement)
    reports.report(commitment=other, state="under_way", as_of=TODAY, by=two.bo, at=AT)
    broken = actions.assume(agreement=two.agreement, text="x", commitments=[other], by=two.anna, at=AT)
    actions.mark_changed(assumption=broken, changed_on=TODAY, what="y", by=two.anna, at=AT)
    for who in (two.anna, two.bo):
        slow, quick = found(two, who), health_by_agreement([two.agreement.pk], who, TODAY)[two.agreement.pk].scores
        names = ("asked", "behind", "ownerless", "never_started", "well", "at_risk", "missed", "differing",
                 "under_review", "alive", "on_course")  # fmt: skip
        assert {name: getattr(quick, name) for name in names} == {name: getattr(slow, name) for name in names}
        assert quick.under_review == 2


def test_today_over_time_is_as_today_on_the_page(two: Partnership) -> None:
    drawn_up(two, TABLE)
    assert moments(two.agreement, two.anna, TODAY)[-1].scores == found(two)


def test_every_count_has_a_list_of_as_many(two: Partnership) -> None:
    drawn_up(two, TABLE)
    every = commitment_views(two.agreement.commitments.all(), two.anna, TODAY)
    score = scores(every)
    listed = {group: sum(belongs(view) for view in every) for group, belongs in GROUPS.items()}
    pairs = {"behind": score.behind, "ownerless": score.ownerless, "never_started": score.never_started}
    pairs |= {"under_review": score.under_review, "on_broken": score.on_broken}
    assert {group: listed[group] for group in pairs} == pairs


def test_the_quarters_are_the_last_eight_whole_ones_and_today() -> None:
    ends = quarter_ends(TODAY)
    assert [ends[0], ends[-2], ends[-1]] == [date(2024, 3, 31), date(2025, 12, 31), TODAY]
    assert len(ends) == 9


def test_each_quarter_is_judged_by_what_had_been_said_by_then(two: Partnership) -> None:
    Commitment.objects.update(made_at=AT - timedelta(days=500))
    for on, state in ((date(2025, 5, 1), "under_way"), (date(2025, 11, 1), "at_risk")):
        reports.report(commitment=two.commitment, state=state, as_of=on, by=two.anna, at=AT)
    told = {moment.on: moment.scores.on_course for moment in moments(two.agreement, two.anna, TODAY)}
    assert told[date(2024, 6, 30)] is None
    assert (told[date(2025, 6, 30)], told[date(2025, 12, 31)]) == (100, 0)


def test_the_drawing_has_the_same_in_a_table(two: Partnership) -> None:
    drawn_up(two, TABLE)
    chart = drawn(moments(two.agreement, two.anna, TODAY))
    assert [len(chart.table_headers), len(chart.table_rows)] == [3, 9]


def test_the_number_of_queries_grows_neither_with_promises_nor_with_reports(two: Partnership) -> None:
    used = []
    for count in (3, 30):
        for _number in range(count):
            made = commitment(two.agreement)
            for by in two.agreement.parties.all():
                StatusReport.objects.create(
                    commitment=made, party=by, state="under_way", as_of=TODAY, reported_at=AT, is_latest=True
                )
        with CaptureQueriesContext(connection) as captured:
            moments(Agreement.objects.get(), two.anna, TODAY)
        used.append(len(captured))
    assert used[0] == used[1] <= 10


def test_the_page_shows_both_scores_to_a_party_and_to_a_stranger_only_the_course(
    two: Partnership, signed_in: object
) -> None:
    drawn_up(two, TABLE)
    page = signed_in(two.anna).get(f"/avtal/{two.agreement.pk}/halsa/")  # type: ignore[operator]
    assert "Levande" in page.content.decode()
    assert "lage=ownerless" in page.content.decode()
    stranger = acting(organisation())
    assert signed_in(stranger).get(f"/avtal/{two.agreement.pk}/halsa/").status_code == 404  # type: ignore[operator]
