"""The taxonomy of a folder, ready for matching: read once, then kept on disk by what the files hold and by the code."""

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from samverkan_engine.matching.matcher import Taxonomy

DATA = (".json", ".jsonl", ".ndjson", ".csv")


class NoTaxonomy(Exception):
    """The folder holds no taxonomy; the sentence says what belongs there."""


def prepared(folders: Sequence[Path], cache: Path | None) -> "Mapping[str, pa.Table]":
    """
    Return what matching needs of the taxonomies in some folders; raises NoTaxonomy when there are none.

    cache  where it is kept between runs; a folder of its own below the user's cache when left out
    """
    from samverkan_engine import matching

    files = {f"{place}/{name}": data for place, folder in enumerate(folders) for name, data in _files(folder).items()}
    whole = hashlib.sha256()
    for name, data in files.items():
        whole.update(hashlib.sha256(name.encode() + b"\0" + data).digest())
    return matching.prepared(cache or _usual_cache(), whole.hexdigest()[:16], lambda: _read(folders, files))


def _files(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        raise NoTaxonomy(f"The folder {folder} does not exist. --taxonomy names a folder with ESCO or JobTech files.")
    paths = sorted(path for path in folder.rglob("*") if path.name.casefold().removesuffix(".gz").endswith(DATA))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _read(folders: Sequence[Path], files: Mapping[str, bytes]) -> "Taxonomy":
    from samverkan_engine.readers import taxonomies

    print("Preparing the taxonomy, once for these files …", file=sys.stderr)
    taxonomy = taxonomies.read(files)
    if not taxonomy.labels.num_rows:
        raise NoTaxonomy(
            f"No labels of ESCO or JobTech Taxonomy in {', '.join(map(str, folders))}. "
            "Put the files of either there, as downloaded (CSV or JSON)."
        )
    return taxonomy.concepts, taxonomy.labels, taxonomy.relations


def _usual_cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "samverkan"
