"""Every refusal that the engine foresees, each with a code and a sentence a person can act on."""

from samverkan_engine.errors.documents import (
    Damaged,
    Empty,
    Encrypted,
    Mislabelled,
    NothingReadable,
    Overpacked,
    Refused,
    Scanned,
    TooDeep,
    TooLarge,
    TooLong,
    TooManyFiles,
    UnknownFormat,
)

__all__ = [
    "Damaged",
    "Empty",
    "Encrypted",
    "Mislabelled",
    "NothingReadable",
    "Overpacked",
    "Refused",
    "Scanned",
    "TooDeep",
    "TooLarge",
    "TooLong",
    "TooManyFiles",
    "UnknownFormat",
]
