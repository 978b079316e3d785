"""What is remembered of a renewal."""

from samverkan.renewals.models.evaluations import Evaluation, Mark, Value, Wish
from samverkan.renewals.models.handovers import Fate, Handover, open_commitments
from samverkan.renewals.models.proposals import Endorsement, Proposal
from samverkan.renewals.models.renewals import OVER, LeadTime, Outcome, Renewal, RenewalState, Why
from samverkan.renewals.models.tasks import RenewalTask, Step

__all__ = [
    "OVER",
    "Endorsement",
    "Evaluation",
    "Fate",
    "Handover",
    "LeadTime",
    "Mark",
    "Outcome",
    "Proposal",
    "Renewal",
    "RenewalState",
    "RenewalTask",
    "Step",
    "Value",
    "Why",
    "Wish",
    "open_commitments",
]
