"""What a successor must know: of an agreement, or of all that one person holds."""

from samverkan.overview.queries.handover.holdings import HOLDINGS, Held, held_by, held_by_each, takers
from samverkan.overview.queries.handover.of_agreement import pack_of_agreement
from samverkan.overview.queries.handover.of_person import pack_of_person

__all__ = ["HOLDINGS", "Held", "held_by", "held_by_each", "pack_of_agreement", "pack_of_person", "takers"]
