"""What is remembered of what came in: files, fetches from outside sources, and the datasets made of them."""

from samverkan.sources.models.datasets import Dataset, Mapping
from samverkan.sources.models.fetches import Began, Fetch, RefusedRow, Rhythm, Schedule, State
from samverkan.sources.models.files import Snapshot, StoredFile

__all__ = [
    "Began",
    "Dataset",
    "Fetch",
    "Mapping",
    "RefusedRow",
    "Rhythm",
    "Schedule",
    "Snapshot",
    "State",
    "StoredFile",
]
