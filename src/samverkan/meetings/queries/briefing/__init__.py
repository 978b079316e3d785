"""The briefing: a paper made from the data, read from what all parties share and nothing else."""

from samverkan.meetings.queries.briefing.paper import briefing

__all__ = ["briefing"]
