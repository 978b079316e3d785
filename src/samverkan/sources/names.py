"""Names of files as others wrote them, made safe to keep and to hand back."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

LONGEST = 200


def file_name(written: str) -> str:
    """
    Return the last part of a name, without control characters and at most 200 characters, or "" for none.

    Paths of both kinds are cut: some browsers send the whole path of the sender's machine. A long name
    loses its middle rather than its ending, which says what kind of file it is.
    """
    last = PurePosixPath(PureWindowsPath(written).as_posix()).name
    visible = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    name = " ".join(visible.split()).strip(". ")
    ending = PurePosixPath(name).suffix[:20]
    stem = name[: len(name) - len(ending)] if ending else name
    return stem[: LONGEST - len(ending)] + ending
