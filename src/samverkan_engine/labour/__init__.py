"""
The labour market of a region as stock and flow: one model that supply, gap and planning share.

Below the stages and above the tables (ADR 19). `Case` is what is known and `draw` draws the rest. `reference` is the
model equation by equation; `project`, `each_block`, `value` and `value_and_slopes` are the same at full speed.
"""

from samverkan_engine.labour.ageing import ageing
from samverkan_engine.labour.bands import weighted_bands
from samverkan_engine.labour.blocks import Block, each_block
from samverkan_engine.labour.case import Case, Prior, Priors
from samverkan_engine.labour.causing import CAUSES, FORCES, causes_of, shortage_by_force
from samverkan_engine.labour.consistency import Inconsistent
from samverkan_engine.labour.draws import Draws
from samverkan_engine.labour.measures import (
    BUDGET,
    TEACHERS,
    Kind,
    Limits,
    Measure,
    Outlook,
    Resource,
    Worth,
    discounted,
    prices,
    year_of,
    years,
)
from samverkan_engine.labour.overdrawn import overdrawn
from samverkan_engine.labour.part import part
from samverkan_engine.labour.projecting import Projected, pipeline, project
from samverkan_engine.labour.recruiting import recruiting
from samverkan_engine.labour.sampling import draw
from samverkan_engine.labour.scenarios import (
    AS_DRAWN,
    HALF,
    LATE_TWO_YEARS,
    NONE,
    NoOwnPlan,
    Scenario,
    happening,
    named,
    scenarios,
)
from samverkan_engine.labour.seat_values import seat_values
from samverkan_engine.labour.simulated import Flows, Simulated
from samverkan_engine.labour.value import Prices, Valued, even, tail
from samverkan_engine.labour.valuing import value, value_and_slopes
from samverkan_engine.labour.warming import compile_once
from samverkan_engine.labour.ways import Ways, ways

__all__ = [
    "AS_DRAWN", "BUDGET", "CAUSES", "FORCES", "HALF", "LATE_TWO_YEARS", "NONE", "TEACHERS",
    "Block", "Case", "Draws", "Flows", "Inconsistent", "Kind", "Limits", "Measure", "NoOwnPlan", "Outlook", "Prices",
    "Prior", "Priors", "Projected", "Resource", "Scenario", "Simulated", "Valued", "Ways", "Worth",
    "ageing", "causes_of", "compile_once", "discounted", "draw", "each_block", "even", "happening", "named",
    "overdrawn", "part", "pipeline", "prices", "project", "recruiting", "scenarios", "seat_values",
    "shortage_by_force", "tail", "value", "value_and_slopes", "ways", "weighted_bands", "year_of", "years",
]  # fmt: skip
