"""What was found in ads, written as JSON Lines or as Parquet."""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow.parquet as pq

    from samverkan_engine.matching import Matched


class JsonLines:
    """One JSON object an ad, in the order of the ads."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.file: IO[str] = sys.stdout

    def __enter__(self) -> "JsonLines":
        if self.path and self.path.suffix == ".gz":
            self.file = gzip.open(self.path, "wt", encoding="utf-8")
        elif self.path:
            self.file = self.path.open("w", encoding="utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        if self.path:
            self.file.close()

    def write(self, ads: Sequence[str], found: "Matched") -> None:
        """Write the ads of a batch, those in which nothing was found too."""
        mentions: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in found.mentions.to_pylist():
            row["score"] = round(row["score"], 4)
            mentions[row.pop("ad")].append(row)
        occupations = {row.pop("ad"): row for row in found.occupations.to_pylist()}
        for ad in ads:
            occupation = occupations.get(ad)
            if occupation:
                occupation["score"] = round(occupation["score"], 4)
            line = {"id": ad, "mentions": mentions.get(ad, []), "occupation": occupation}
            print(json.dumps(line, ensure_ascii=False), file=self.file)


class Parquet:
    """MENTIONS in a file, and OCCUPATIONS in another beside it: out.parquet and out.occupations.parquet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files: tuple[pq.ParquetWriter, ...] = ()

    def __enter__(self) -> "Parquet":
        import pyarrow.parquet as pq

        from samverkan_engine.tables.matches import MENTIONS, OCCUPATIONS

        self.files = (
            pq.ParquetWriter(self.path, MENTIONS.schema),
            pq.ParquetWriter(self.path.with_suffix(".occupations.parquet"), OCCUPATIONS.schema),
        )
        return self

    def __exit__(self, *_: object) -> None:
        for file in self.files:
            file.close()

    def write(self, ads: Sequence[str], found: "Matched") -> None:
        """Write what was found in a batch."""
        for file, table in zip(self.files, (found.mentions, found.occupations), strict=True):
            file.write_table(table)
