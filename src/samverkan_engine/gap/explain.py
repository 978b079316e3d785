"""What of the shortage is due to what."""

import pyarrow as pa

from samverkan_engine.gap.subtract import Parameters
from samverkan_engine.labour import FORCES, Case, Draws, shortage_by_force
from samverkan_engine.labour.foreseen import table
from samverkan_engine.tables import labour as declared


def explain(case: Case, draws: Draws, parameters: Parameters | None = None) -> pa.Table:
    """
    Return FORCES: how much of the change of the expected shortage each force has made.

    A shortage is not a sum as a gap is; each force gets its Shapley value, from 32 simulations.
    """
    shares = shortage_by_force(case, draws, (parameters or Parameters()).threads)
    by_occupation = shares.transpose(1, 0, 2)
    return table(declared.FORCES, case, {"ssyk": case.occupations, "force": tuple(FORCES)}, {"people": by_occupation})
