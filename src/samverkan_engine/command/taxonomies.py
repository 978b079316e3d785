"""The taxonomy of a folder, ready for matching: read once, then kept on disk by what the files hold and by the code."""

import hashlib
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

DATA = (".json", ".jsonl", ".ndjson", ".csv")


class NoTaxonomy(Exception):
    """The folder holds no taxonomy; the sentence says what belongs there."""


def prepared(folders: Sequence[Path], cache: Path | None) -> "Mapping[str, pa.Table]":
    """
    Return what matching needs of the taxonomies in some folders; raises NoTaxonomy when there are none.

    cache  where it is kept between runs; a folder of its own below the user's cache when left out
    """
    from samverkan_engine.matching import Matcher

    files = {f"{place}/{name}": data for place, folder in enumerate(folders) for name, data in _files(folder).items()}
    whole = hashlib.sha256()
    for name, data in files.items():
        whole.update(hashlib.sha256(name.encode() + b"\0" + data).digest())
    kept = (cache or _usual_cache()) / f"matching-{Matcher.VERSION}-{whole.hexdigest()[:16]}"
    found = _kept(kept)
    if found is None:
        print("Preparing the taxonomy, once for these files …", file=sys.stderr)
        found = _made(folders, files)
        _keep(found, kept)
    return found


def _files(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        raise NoTaxonomy(f"The folder {folder} does not exist. --taxonomy names a folder with ESCO or JobTech files.")
    paths = sorted(path for path in folder.rglob("*") if path.name.casefold().removesuffix(".gz").endswith(DATA))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _made(folders: Sequence[Path], files: Mapping[str, bytes]) -> "dict[str, pa.Table]":
    from samverkan_engine.matching import prepare
    from samverkan_engine.readers import taxonomies

    taxonomy = taxonomies.read(files)
    if not taxonomy.labels.num_rows:
        raise NoTaxonomy(
            f"No labels of ESCO or JobTech Taxonomy in {', '.join(map(str, folders))}. "
            "Put the files of either there, as downloaded (CSV or JSON)."
        )
    return prepare(taxonomy.concepts, taxonomy.labels, taxonomy.relations)


def _usual_cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "samverkan"


def _kept(folder: Path) -> "dict[str, pa.Table] | None":
    import pyarrow as pa

    from samverkan_engine.matching.matcher import PARTS

    try:
        return {part: pa.ipc.open_file(pa.memory_map(str(folder / f"{part}.arrow"))).read_all() for part in PARTS}
    except (OSError, pa.ArrowInvalid):
        return None


def _keep(found: "Mapping[str, pa.Table]", folder: Path) -> None:
    """Write the tables beside and put them in place when whole; where nothing can be written, go on without."""
    import pyarrow as pa

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
            for part, table in found.items():
                with pa.OSFile(f"{beside}/{part}.arrow", "wb") as sink, pa.ipc.new_file(sink, table.schema) as file:
                    file.write_table(table)
            folder.mkdir(exist_ok=True)
            for part in found:
                Path(f"{beside}/{part}.arrow").replace(folder / f"{part}.arrow")
    except OSError:
        return
