"""
The labour market of a region as stock and flow: one model that supply, gap and planning share.

Below the stages and above the tables (ADR 19): `Case` is what is known, `draw` draws the rest, `reference.simulate` is
the definition of the model.
"""

from samverkan_engine.labour.case import Case, Prior, Priors
from samverkan_engine.labour.consistency import Inconsistent
from samverkan_engine.labour.draws import Draws
from samverkan_engine.labour.sampling import draw
from samverkan_engine.labour.simulated import Flows, Simulated
from samverkan_engine.labour.value import Prices, Valued, even, tail
from samverkan_engine.labour.ways import Ways, ways

__all__ = [
    "Case", "Draws", "Flows", "Inconsistent", "Prices", "Prior", "Priors", "Simulated", "Valued", "Ways",
    "draw", "even", "tail", "ways",
]  # fmt: skip
