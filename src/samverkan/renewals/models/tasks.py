"""What each party has to do in a renewal, and by when."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.models import Person
from samverkan.agreements.models import Approval, ApprovalState, Party
from samverkan.renewals.models.evaluations import Evaluation
from samverkan.renewals.models.handovers import Handover, open_commitments
from samverkan.renewals.models.proposals import Endorsement
from samverkan.renewals.models.renewals import Renewal, RenewalState


class Step(models.TextChoices):
    EVALUATE = "evaluate", pgettext_lazy("renewal", "Evaluate")
    WORD = "word", pgettext_lazy("renewal", "Agree on the new wording")
    HAND_OVER = "hand_over", pgettext_lazy("renewal", "Hand over the open promises")
    DECIDE = "decide", pgettext_lazy("renewal", "Decide in each party")
    SETTLE = "settle", pgettext_lazy("renewal", "Settle")
    OWN = "own", pgettext_lazy("renewal", "Something else")


class TaskQuerySet(models.QuerySet["RenewalTask"]):
    def with_state(self) -> Self:
        """
        Tell of each task whether it is done (`is_done`) and whether it is the party's turn (`is_turn`).

        What the facts show is not stored: an evaluation is sent or not, a wording endorsed or not. Only a task that
        somebody has written by hand is ticked by hand.
        """
        sent = Evaluation.objects.filter(renewal=_of("renewal"), party=_of("party"), sent_at__isnull=False)
        endorsed = Endorsement.objects.filter(
            proposal__renewal=_of("renewal"), proposal__is_latest=True, party=_of("party")
        )
        handed_over = Handover.objects.filter(renewal=models.OuterRef(_of("renewal")), commitment=_of("pk"))
        left = open_commitments(_of("renewal__agreement")).filter(bindings__party=_of("party"))
        decisions = Approval.objects.filter(party=_of("party"))
        approved = decisions.filter(state=ApprovalState.APPROVED, decided_on__gte=_of("renewal__begun_on"))
        awaited = decisions.filter(state=ApprovalState.AWAITED)
        shown: dict[str, Any] = {
            Step.EVALUATE: models.Exists(sent),
            Step.WORD: models.Exists(endorsed),
            Step.HAND_OVER: ~models.Exists(left.filter(~models.Exists(handed_over))),
            Step.DECIDE: models.Exists(approved) & ~models.Exists(awaited),
        }
        facts = [models.When(models.Q(step=step) & condition, then=True) for step, condition in shown.items()]
        over = models.Q(done_at__isnull=False) | models.Q(renewal__settled_at__isnull=False)
        turn = (
            models.Q(step__in=(Step.EVALUATE, Step.OWN))
            | models.Q(step__in=(Step.WORD, Step.HAND_OVER), renewal__state=RenewalState.DRAFTING)
            | models.Q(step=Step.DECIDE) & models.Exists(endorsed)
        )
        return self.annotate(
            is_done=models.Case(models.When(over, then=True), *facts, default=False),
            is_turn=models.Case(models.When(turn, then=True), default=False),
        )


def _of(name: str) -> models.OuterRef:
    return models.OuterRef(name)


class RenewalTask(models.Model):
    """One thing that one party has to do in a renewal, by a day that counts backwards from the date of the renewal."""

    renewal = models.ForeignKey(Renewal, models.CASCADE, related_name="tasks")
    party = models.ForeignKey(Party, models.CASCADE, related_name="renewal_tasks")
    step = models.CharField(max_length=10, choices=Step.choices)
    text = models.CharField(_("what"), max_length=200, blank=True)
    due_on = models.DateField(_("by"), null=True, blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "party__position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["renewal", "party", "step"], condition=~models.Q(step="own"), name="renewal_task_once"
            ),
            models.CheckConstraint(condition=~models.Q(step="own", text=""), name="renewal_task_says_what"),
        )
