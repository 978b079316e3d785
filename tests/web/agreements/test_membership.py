"""What parties see, now and after they left: the conditions written out say the same as querysets would."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from samverkan.agreements.models import Activity, Agreement, Commitment, Party, StatusReport
from samverkan.agreements.models.membership import HadRead, IsParty, Served
from tests import factories

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def reader() -> int:
    """An organisation that is party to agreements, has left some, and had confirmed some of those before it left."""
    one, other = factories.organisation(), factories.organisation()
    now, today = timezone.now(), timezone.localdate()
    stays = [None, today - 30 * DAY, today - DAY, today, today + DAY]
    read = [None, now - 60 * DAY, now - 30 * DAY, now - DAY, now]
    for left_on, confirmed_at in product(stays, read):
        made = factories.agreement(one, other)
        made.parties.filter(organisation=one).update(left_on=left_on, confirmed_at=confirmed_at)
        for days in (0, 1, 30, 45):
            promise = factories.commitment(made)
            Commitment.objects.filter(pk=promise.pk).update(made_at=now - days * DAY)
            StatusReport.objects.create(
                commitment=promise, party=made.parties.get(organisation=other), state="under_way",
                as_of=today, reported_at=now - days * DAY,
            )  # fmt: skip
            activity = Activity.objects.create(title="x", home=other, circle="shared", made_at=now, changed_at=now)
            activity.commitments.add(promise)
    factories.commitment(factories.agreement(other, factories.organisation()))
    Activity.objects.create(title="x", home=other, circle="shared", made_at=now, changed_at=now)
    return one.pk


def parties(outer: str, reader: int) -> QuerySet[Party]:
    return Party.objects.filter(agreement=OuterRef(outer), organisation=reader)


def left(outer: str, reader: int, since: str = "") -> QuerySet[Party]:
    found = parties(outer, reader).filter(left_on__gte=TruncDate("confirmed_at"))
    time = ExpressionWrapper(OuterRef(since), output_field=DateTimeField())
    return found.filter(left_on__gte=TruncDate(time)) if since else found


def same(model: Any, written_out: Any, plain: QuerySet[Any]) -> None:
    said = set(model.objects.filter(written_out).values_list("pk", flat=True))
    assert said == set(model.objects.filter(Exists(plain)).values_list("pk", flat=True))
    assert said
    assert model.objects.exclude(pk__in=said).exists()


@pytest.mark.parametrize(
    ("model", "outer"), [(Agreement, "pk"), (Commitment, "agreement"), (StatusReport, "commitment__agreement")]
)
def test_a_party_of_today_is_the_same_both_ways(reader: int, model: Any, outer: str) -> None:
    same(model, IsParty(outer, reader), parties(outer, reader).current())


@pytest.mark.parametrize(
    ("model", "outer", "since"),
    [
        (Agreement, "pk", ""),
        (Commitment, "agreement", "made_at"),
        (StatusReport, "commitment__agreement", "reported_at"),
    ],
)
def test_what_one_had_read_when_it_left_is_the_same_both_ways(reader: int, model: Any, outer: str, since: str) -> None:
    same(model, HadRead(outer, reader, since), left(outer, reader, since))


def test_an_activity_that_serves_ones_agreement_is_the_same_both_ways(reader: int) -> None:
    own = Party.objects.current().filter(organisation=reader).values("agreement")
    through = Activity.commitments.through.objects.filter(activity=OuterRef("pk"), commitment__agreement__in=own)
    same(Activity, Served("pk", reader), through)


def test_a_condition_keeps_its_meaning_within_another_query(reader: int) -> None:
    """There the tables get other names."""
    within = Commitment.objects.filter(IsParty("agreement", reader), agreement=OuterRef("pk"))
    plain = Commitment.objects.filter(Exists(parties("agreement", reader).current()), agreement=OuterRef("pk"))
    found = Agreement.objects.filter(Exists(within), Q(IsParty("pk", reader)) | Q(state=F("kind")))
    assert set(found) == set(Agreement.objects.filter(Exists(plain)))
