"""From measures and what they take to a plan: what to begin, when, with how many seats, what it gives and why."""

from samverkan_engine.planning.effect_tables import EffectTables, effects
from samverkan_engine.planning.judging import Judged, judge
from samverkan_engine.planning.lacking import broken
from samverkan_engine.planning.parameters import Parameters
from samverkan_engine.planning.plan import Planned, plan, sketch
from samverkan_engine.planning.problem import Problem, stated

__all__ = [
    "EffectTables", "Judged", "Parameters", "Planned", "Problem", "broken", "effects", "judge", "plan", "sketch",
    "stated",
]  # fmt: skip
