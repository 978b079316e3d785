"""
How long the counting of demand takes for the ads of a whole country, and in how much memory; target under 2 GB.

Ads thrown together from real ones (they lie outside the clone, so this runs only where they are), spread over 290
municipalities, 400 occupations and 100,000 employers, a few of which announce much; twelve skills an ad of 8,000, a few
of which are asked for everywhere. Each count is a process of its own that reads Parquet files, as a kept run does.

    python benchmarks/national_demand.py [NUMBER OF ADS…]
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measuring import child, many_ads
from samverkan_engine.readers.ads import Source
from samverkan_engine.readers.ads.bulk import to_parquet
from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.matches import MENTIONS, OCCUPATIONS

NUMBERS = (10_000, 100_000, 1_000_000)
SKILLS, AN_AD = 8_000, 12
ONE_COUNT = """
import sys
from pathlib import Path
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from samverkan_engine.demand import Parameters, count_into
read = [ds.dataset(f"{sys.argv[1]}/{name}.parquet") for name in ("ads", "mentions", "occupations")]
target = Path(sys.argv[1]) / "demand.parquet"
count_into(target, *read, Parameters(), behind=Path(sys.argv[1]) / "counted.parquet")
print(pq.read_metadata(target).num_rows, end="")
"""


def main(*numbers: int) -> None:
    """Print processor time, memory and rows for each number of ads."""
    if not many_ads.REAL.is_file():
        print(f"{many_ads.REAL.name} is not here; nothing was measured.")
        return
    for number in numbers or NUMBERS:
        with TemporaryDirectory() as folder:
            write(Path(folder), number)
            used = child.measured(ONE_COUNT, folder)
            print(f"{number:>9,} ads   {used}   {int(used.printed):,} rows", flush=True)


def write(folder: Path, number: int) -> None:
    """Write the three tables as Parquet."""
    many_ads.write(folder / "ads.jsonl", number)
    to_parquet(folder / "ads.jsonl", folder / "plain.parquet", Source.JOBSTREAM)
    (folder / "ads.jsonl").unlink()
    chance = np.random.default_rng(1)
    files = {name: folder / f"{name}.parquet" for name in ("ads", "mentions", "occupations")}
    with (
        pq.ParquetWriter(files["ads"], ADS.schema, compression="zstd") as ads,
        pq.ParquetWriter(files["mentions"], MENTIONS.schema, compression="zstd") as mentions,
        pq.ParquetWriter(files["occupations"], OCCUPATIONS.schema, compression="zstd") as occupations,
    ):
        for batch in pq.ParquetFile(folder / "plain.parquet").iter_batches(25_000):
            table = spread(pa.Table.from_batches([batch]), chance)
            ads.write_table(table)
            mentions.write_table(mentioned(table["id"].combine_chunks(), chance))
            occupations.write_table(OCCUPATIONS.checked(told(table)))


def spread(table: pa.Table, chance: np.random.Generator) -> pa.Table:
    """Return the ads with places, occupations and employers as various as those of a country."""
    count = table.num_rows
    places = pa.array([f"{county:02}{number:02}" for county in range(1, 30) for number in range(80, 90)])
    municipality = places.take(pa.array(unequal(chance, count, len(places))))
    groups = pa.array([str(2111 + 17 * number) for number in range(400)])
    numbers = pa.array([f"55{number:08}" for number in range(100_000)])
    changed = {
        "municipality": municipality,
        "county": pa.compute.utf8_slice_codeunits(municipality, 0, 2),
        "ssyk": groups.take(pa.array(unequal(chance, count, len(groups)))),
        "employer": numbers.take(pa.array(unequal(chance, count, len(numbers)))),
    }
    for name, values in changed.items():
        table = table.set_column(table.schema.get_field_index(name), name, values)
    return ADS.checked(table)


def unequal(chance: np.random.Generator, count: int, most: int) -> np.ndarray:
    """Return so many numbers below `most`, the low ones far oftener than the high ones."""
    return (most * chance.random(count) ** 3).astype(np.int64)


def mentioned(ids: pa.Array, chance: np.random.Generator) -> pa.Table:
    """Return MENTIONS of twelve skills in each ad."""
    count = AN_AD * len(ids)
    skills = pa.array(
        [f"http://data.europa.eu/esco/skill/{number:08}-0000-4000-8000-00000000" for number in range(SKILLS)]
    )
    lists = pa.ListArray.from_arrays(
        pa.array(np.arange(count + 1), pa.int32()), skills.take(pa.array(unequal(chance, count, SKILLS)))
    )
    start = np.tile(np.arange(AN_AD, dtype=np.int32) * 30, len(ids))
    return MENTIONS.checked(
        pa.table(
            {
                "ad": ids.take(pa.array(np.repeat(np.arange(len(ids)), AN_AD))),
                "start": start,
                "end": start + 10,
                "text": pa.repeat("kunskap om", count),
                "esco": lists,
                "jobtech": pa.repeat(pa.scalar([], pa.list_(pa.string())), count),
                "required": pa.repeat("must", count),
                "score": pa.array(chance.uniform(0.4, 1, count), pa.float32()),
            }
        )
    )


def told(table: pa.Table) -> pa.Table:
    """Return OCCUPATIONS as the source says."""
    count, nothing = table.num_rows, pa.nulls(table.num_rows, pa.string())
    words = {"jobtech": nothing, "esco": nothing, "found": pa.repeat("source", count)}
    return pa.table(
        {"ad": table["id"], "ssyk": table["ssyk"], **words, "score": pa.repeat(pa.scalar(1.0, pa.float32()), count)}
    )


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
