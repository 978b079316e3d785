"""Passages of a text are found again in its next wording, and two wordings are compared."""

from samverkan_engine.following.compare import compare
from samverkan_engine.following.follow import FollowParameters, follow

__all__ = ["FollowParameters", "compare", "follow"]
