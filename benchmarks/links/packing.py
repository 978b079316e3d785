"""What was learned, written as the files that the package carries."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.matching.linking import vectors
from samverkan_engine.matching.linking.scoring import Scorer
from samverkan_engine.matching.linking.vectors import Vectors

FOLDER = Path(vectors.__file__).parent
Floats = NDArray[np.float32]


def rounded(table: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return a table as whole numbers of eight bits and the scale of each row."""
    scales = np.maximum(np.abs(table).max(axis=1) / 127, 1e-9).astype(np.float32)
    return np.round(table / scales[:, None]).astype(np.int8), scales


def vectors_of(names: list[str], weights: Floats, table: Floats) -> Vectors:
    """Return learned vectors as they will be once packed."""
    whole, scales = rounded(table)
    return Vectors(
        names, weights.astype(np.float16).astype(np.float32), whole, scales.astype(np.float16).astype(np.float32)
    )


def pack_vectors(names: list[str], weights: Floats, table: Floats, folder: Path = FOLDER) -> None:
    """Write the learned pieces."""
    whole, scales = rounded(table)
    joined = np.frombuffer("\n".join(names).encode(), dtype=np.uint8)
    np.savez_compressed(
        folder / "vectors.npz", pieces=joined, weights=weights.astype(np.float16), table=whole,
        scales=scales.astype(np.float16),
    )  # fmt: skip


def pack_scorers(scorers: Mapping[tuple[str, str], Scorer], folder: Path = FOLDER) -> None:
    """Write the weights of each scheme and kind."""
    arrays = {
        f"{scheme}_{kind}_{field.name}": np.asarray(getattr(scorer, field.name), dtype=np.float32)
        for (scheme, kind), scorer in sorted(scorers.items())
        for field in fields(Scorer)
    }
    np.savez_compressed(folder / "scorers.npz", **arrays)
