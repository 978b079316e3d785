"""The tables that are made of the same ads, listed and folded once; for the ads of a whole country too."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from samverkan_engine.demand.behind import write
from samverkan_engine.demand.counting import batches
from samverkan_engine.demand.folding import fold
from samverkan_engine.demand.listing import Rows, listed
from samverkan_engine.demand.parameters import Parameters
from samverkan_engine.demand.together import found_together
from samverkan_engine.tables.demand import DEMAND


def count_into(
    demand: Path, ads: Rows, mentions: Rows, occupations: Rows, parameters: Parameters, behind: Path | None = None
) -> pa.Table:
    """
    Write DEMAND, as `count` gives it, into a Parquet file, and return TOGETHER of the same ads.

    behind  a file to write COUNTED into, the ads behind the numbers; the numbers `folded` of DEMAND are those of the
            different folds there of a place, occupation, skill and month

    Neither the ads, where they are given as files, nor DEMAND are ever in memory as a whole. Raises what `count` does.
    """
    with listed(ads, mentions, occupations, parameters) as connection:
        fold(connection, parameters)
        with pq.ParquetWriter(demand, DEMAND.schema, compression="zstd") as file:
            for some in batches(connection, parameters):
                file.write_table(some)
        if behind:
            write(connection, behind)
        return found_together(connection)
