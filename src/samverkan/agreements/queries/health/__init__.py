"""How commitments stand: one frozen view of each, computed for all of them in the same few queries."""

from samverkan.agreements.queries.health.commitments import CommitmentView, PartyView, differing_states
from samverkan.agreements.queries.health.loading import commitment_view, commitment_views, view_of
from samverkan.agreements.queries.health.parties import is_inside, is_ours, members, party_mark

__all__ = [
    "CommitmentView", "PartyView", "commitment_view", "commitment_views", "differing_states", "is_inside", "is_ours",
    "members", "party_mark", "view_of",
]  # fmt: skip
