"""Which code computed something: the engine's version, and a digest of its files."""

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

import samverkan_engine

PARTS = ("*.py", "*.tsv", "*.txt", "*.npz", "*.json")


@cache
def code_version() -> str:
    """Return the version of the package and the beginning of a digest of the engine's code and weights."""
    folder = Path(samverkan_engine.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(path for part in PARTS for path in folder.rglob(part)):
        digest.update(f"{path.relative_to(folder)}\n".encode())
        digest.update(path.read_bytes())
    return f"{metadata.version('samverkan')}+{digest.hexdigest()[:12]}"
