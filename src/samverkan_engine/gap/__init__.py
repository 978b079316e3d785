"""How many people are missing in each occupation, how surely, and why."""

from samverkan_engine.gap.explain import explain
from samverkan_engine.gap.subtract import Gap, Parameters, subtract

__all__ = ["Gap", "Parameters", "explain", "subtract"]
