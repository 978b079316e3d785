"""What becomes of each promise that is still open when its agreement is renewed or ends."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Circle, Person
from samverkan.agreements import states
from samverkan.agreements.models import Agreement, Commitment, Party, Standing, StatusReport
from samverkan.renewals.models.renewals import Renewal


class Fate(models.TextChoices):
    CARRY = "carry", pgettext_lazy("promise", "Carry over")
    CHANGE = "change", pgettext_lazy("promise", "Carry over, changed")
    DONE = "done", pgettext_lazy("promise", "Close as done")
    DROP = "drop", pgettext_lazy("promise", "Drop")


class Handover(models.Model):
    """What the parties have decided about one open promise, and the promise of the new agreement that it became."""

    renewal = models.ForeignKey(Renewal, models.CASCADE, related_name="handovers")
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="handovers")
    fate = models.CharField(_("what becomes of it"), max_length=10, choices=Fate.choices)
    reason = models.TextField(_("why"), blank=True)
    new_text = models.TextField(_("new wording"), blank=True)
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    became = models.ForeignKey(Commitment, models.SET_NULL, null=True, related_name="carried_from")

    class Meta:
        ordering = ("commitment__number",)
        constraints = (
            models.UniqueConstraint(fields=["renewal", "commitment"], name="handed_over_once"),
            models.CheckConstraint(condition=~models.Q(fate="drop", reason=""), name="handover_dropped_with_a_reason"),
            models.CheckConstraint(
                condition=~models.Q(fate="change", new_text=""), name="handover_changed_to_something"
            ),
        )


def latest_shared() -> models.QuerySet[StatusReport]:
    """
    Return the latest view of each party on each promise that other parties see.

    A party may have said one thing to all and, later, another to the other parties alone: the later one counts, as in
    `agreements.consensus.latest_of_each`.
    """
    views = StatusReport.objects.filter(is_latest=True).exclude(circle=Circle.PRIVATE)
    views = views.annotate(of_year=Coalesce("year", 0))
    of_the_same = views.filter(commitment=models.OuterRef("commitment"), party=models.OuterRef("party"))
    year, day = models.OuterRef("of_year"), models.OuterRef("as_of")
    later = models.Q(of_year__gt=year) | models.Q(of_year=year, as_of__gt=day)
    last = models.Q(of_year=year, as_of=day, pk__gt=models.OuterRef("pk"))
    return views.exclude(models.Exists(of_the_same.filter(later | last)))


def open_commitments(agreement: Agreement | models.OuterRef) -> models.QuerySet[Commitment]:
    """
    Return the promises that something must become of: not dropped, and not finished by every report that is shared.

    What a party has written for itself alone in a shared agreement is no matter of the renewal.
    """
    views = latest_shared().filter(commitment=models.OuterRef("pk"))
    finished = models.Exists(views.filter(state__in=states.FINISHED))
    unfinished = models.Exists(views.exclude(state__in=states.FINISHED))
    shared = models.Q(agreement__circle=Circle.PRIVATE) | ~models.Q(circle=Circle.PRIVATE)
    promises: models.QuerySet[Commitment] = Commitment.objects.filter(shared, agreement=agreement)
    return promises.exclude(standing=Standing.DROPPED).exclude(finished & ~unfinished)
