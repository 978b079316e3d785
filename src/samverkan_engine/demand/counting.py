"""The verb of the room: ads, what is mentioned in them and their occupations become DEMAND."""

from collections.abc import Iterator

import duckdb
import pyarrow as pa

from samverkan_engine.demand.blocks import blocks
from samverkan_engine.demand.breaks import begin_in
from samverkan_engine.demand.folding import fold
from samverkan_engine.demand.listing import Rows, listed
from samverkan_engine.demand.parameters import Parameters
from samverkan_engine.demand.people import with_people
from samverkan_engine.demand.units import laid_out
from samverkan_engine.tables.demand import DEMAND

DEFAULT = Parameters()
ROWS = 200_000


def count(ads: Rows, mentions: Rows, occupations: Rows, parameters: Parameters = DEFAULT) -> pa.Table:
    """
    Return what employers ask for, by place, occupation, skill and month.

    ads          ADS          one row an ad; one without a time of publication cannot be placed and is left out
    mentions     MENTIONS     a skill counts once an ad, by its best concept
    occupations  OCCUPATIONS  an ad that is not among them keeps the occupation of its source
    returns      DEMAND       sorted; every place at each of its levels (country, county, municipality), where known;
                              the month is that of the first of the ads folded together, by the clock in Stockholm

    Raises UnknownAd, UnknownCode, Undeclared; MemoryError when it cannot be done within the memory that it allows
    itself, OSError when the disk is full. Method: docs/explanation/demand.md.
    """
    with listed(ads, mentions, occupations, parameters) as connection:
        fold(connection, parameters)
        return counted(connection, parameters)


def counted(connection: duckdb.DuckDBPyConnection, parameters: Parameters) -> pa.Table:
    """Return DEMAND of the ads that are listed and folded."""
    return pa.concat_tables([DEMAND.empty(), *batches(connection, parameters)]).combine_chunks()


def batches(connection: duckdb.DuckDBPyConnection, parameters: Parameters) -> Iterator[pa.Table]:
    """Yield DEMAND of the ads that are listed and folded, in its order, part by part."""
    codes = laid_out(connection)
    for block in blocks(connection, parameters.skills_by_ssyk):
        whole = block.append_column("broken", begin_in(block, codes.first, codes.months))
        for begin in range(0, whole.num_rows, ROWS):
            yield DEMAND.checked(with_people(codes.of(whole.slice(begin, ROWS)), parameters))
    connection.execute("DROP TABLE units")
