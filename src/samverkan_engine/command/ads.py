"""Files of job ads, read in batches however large they are."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from samverkan_engine.errors import Refused

if TYPE_CHECKING:
    import pyarrow as pa

    from samverkan_engine.tables.reading import RowRefused

LARGE = 30_000_000
"""Bytes from which on a file is first turned into Parquet, so that it need not fit in memory; packed ones a sixth."""

NAMED = 5
"""So many ads or rows are named one by one."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: which files, and which service they come from."""
    parser.add_argument("ads", nargs="+", metavar="ADS", type=Path, help="a file of job ads")
    parser.add_argument(
        "--source",
        choices=("jobsearch", "jobstream", "historical"),
        default="jobsearch",
        help="which service the ads come from (default: jobsearch)",
    )


def lacks_folder(out: Path | None) -> str:
    """Return a sentence when the folder to write in is not there; empty when it is."""
    return "" if out is None or out.parent.is_dir() else f"The folder {out.parent} of --out does not exist."


class AdsFiles:
    """Files of ads one after another; a file that cannot be read is told at once, and the others go on."""

    def __init__(self, paths: Sequence[Path], source: str, size: int) -> None:
        self.paths, self.source, self.size = paths, source, size
        self.refused = 0
        self.without_text: list[str] = []
        self.rows: list[str] = []
        self._folder = TemporaryDirectory(prefix="samverkan-ads-")

    def __enter__(self) -> "AdsFiles":
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def batches(self) -> "Iterator[pa.Table]":
        """Yield ADS, at most so many rows at a time; prints why a file is refused."""
        import pyarrow.compute as pc

        for path in self.paths:
            try:
                for batch in self._batches(path):
                    empty = batch.filter(pc.or_kleene(pc.is_null(batch["text"]), pc.equal(batch["text"], "")))
                    self.without_text += empty["id"].to_pylist()
                    yield batch
            except Refused as refusal:
                self._refuse(str(refusal))
            except OSError as error:
                self._refuse(f"{path} cannot be read: {error.strerror or error}.")

    def sentences(self) -> list[str]:
        """Return what there is to say of rows that could not be read and of ads without text."""
        said = self.rows[:NAMED]
        if len(self.rows) > NAMED:
            said.append(f"… and {len(self.rows) - NAMED} more rows that could not be read.")
        if self.without_text:
            named = ", ".join(self.without_text[:NAMED]) + (" …" if len(self.without_text) > NAMED else "")
            said.append(f"{len(self.without_text)} ads have no text, so nothing was found in them: {named}")
        return said

    def _refuse(self, sentence: str) -> None:
        self.refused += 1
        print(sentence, file=sys.stderr)

    def _batches(self, path: Path) -> "Iterator[pa.Table]":
        if path.suffix == ".parquet":
            yield from self._of_parquet(path)
            return
        from samverkan_engine.readers import ads

        source = ads.Source(self.source)
        if path.stat().st_size * (6 if path.suffix in (".gz", ".zip") else 1) >= LARGE:
            target = Path(self._folder.name) / "ads.parquet"
            from samverkan_engine.readers.ads.bulk import to_parquet

            bulk = to_parquet(path, target, source)
            self._tell(path, bulk.refused)
            yield from self._of_parquet(target)
            return
        reading = ads.read(path.read_bytes(), path.name, source)
        self._tell(path, reading.refused)
        for begin in range(0, reading.table.num_rows, self.size):
            yield reading.table.slice(begin, self.size)

    def _tell(self, path: Path, refused: "Sequence[RowRefused]") -> None:
        for row in refused:
            place = f", line {row.line}" if row.line else ""
            self.rows.append(f"{path.name}{place}: {row.sentence}")

    def _of_parquet(self, path: Path) -> "Iterator[pa.Table]":
        import pyarrow as pa
        import pyarrow.parquet as pq

        from samverkan_engine.errors import Undeclared, WrongFormat
        from samverkan_engine.tables.ads import ADS

        try:
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(self.size):
                    yield ADS.checked(pa.Table.from_batches([batch]))
        except (pa.ArrowInvalid, Undeclared) as error:
            raise WrongFormat(name=path.name, expected="job ads as this program writes them") from error
