"""Reading what came in: files, fetches and datasets."""

from samverkan.sources.queries.files import (
    FileMissing,
    KeptFile,
    content,
    file_faults,
    file_for,
    is_there,
)

__all__ = ["FileMissing", "KeptFile", "content", "file_faults", "file_for", "is_there"]
