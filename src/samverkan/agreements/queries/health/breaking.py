"""
Which of very many assumptions are broken, asked of the database.

The rule is that of `agreements.tripwires`, said once more as conditions; `tests/web/agreements/living/test_breaking.py`
holds the two together on generated assumptions.
"""

from datetime import UTC, date, datetime

from django.db.models import Case, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Assumption, Commitment, CommitmentChange, Standing
from samverkan.agreements.tripwires import ABOVE, BELOW
from samverkan.indicators.models import Indicator, IndicatorValue

LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


def broken_ones(assumptions: QuerySet[Assumption], by: Actor, today: date) -> QuerySet[Assumption]:
    """Return those of the assumptions that do not hold today, each with the time at which it broke (`broke_at`)."""
    seen = Indicator.objects.visible_to(by).order_by()
    latest = IndicatorValue.objects.until(today).filter(indicator=OuterRef("indicator"), indicator__in=seen)
    measured = assumptions.annotate(
        reading=Subquery(latest.values("value")[:1]), read_at=Subquery(latest.values("entered_at")[:1])
    )
    is_newer = Q(judged_at=None) | Q(judged_at__lt=F("read_at"))
    is_passed = Q(broken_when=BELOW, reading__lt=F("limit")) | Q(broken_when=ABOVE, reading__gt=F("limit"))
    is_marked = Q(holds=False) & (Q(changed_on=None) | Q(changed_on__lte=today))
    found = measured.filter(is_marked | (Q(holds=True) & is_newer & is_passed))
    return found.annotate(
        broke_at=Case(When(holds=False, then=F("judged_at")), default=F("read_at"), output_field=DateTimeField())
    )


def unanswered(broken: QuerySet[Assumption], by: Actor) -> QuerySet[Assumption]:
    """Return those of the broken assumptions that a promise rests on which nobody has answered for since."""
    given = CommitmentChange.objects.filter(answers=OuterRef(OuterRef("pk")), commitment=OuterRef("pk"))
    since = given.filter(_is_since(OuterRef(OuterRef("broke_at"))))
    promises = Commitment.objects.visible_to(by).filter(assumptions=OuterRef("pk")).exclude(standing=Standing.DROPPED)
    return broken.filter(Exists(promises.order_by().filter(~Exists(since))))


def under_review(commitments: QuerySet[Commitment], by: Actor, today: date) -> QuerySet[Commitment]:
    """Return those of the commitments that stand under review, by a person's word or by what they rest on."""
    tied = Assumption.objects.visible_to(by).filter(commitments=OuterRef("pk")).order_by()
    broken = broken_ones(tied, by, today)
    answers = CommitmentChange.objects.filter(answers=OuterRef("pk"), commitment=OuterRef(OuterRef("pk")))
    since = answers.filter(_is_since(OuterRef("broke_at")))
    still = broken.filter(~Exists(since))
    return commitments.exclude(standing=Standing.DROPPED).filter(Q(standing=Standing.UNDER_REVIEW) | Exists(still))


def _is_since(broke_at: OuterRef) -> Q:
    """Return the condition that an answer was given after the break; of the oldest breaks the time is unknown."""
    return Q(made_at__gte=Coalesce(broke_at, Value(LONG_AGO, DateTimeField())))
