"""
Compiles a kernel once per installation and keeps the result on disk.

NUMBA_CACHE_DIR says where (the web puts it in the data folder). Numba looks at the age of one file alone, so the kept
results stand in a folder named for the text of all kernels, the compiler and the machine: none is taken for what it no
longer is.
"""

import os
import platform
import sys
from collections.abc import Callable
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar, cast

Kernel = TypeVar("Kernel", bound=Callable[..., Any])

OPTIONS: dict[str, Any] = {"fastmath": {"reassoc", "contract", "nsz", "arcp", "nnan"}, "error_model": "numpy"}
"""The compiler may sum in any order, always the same one; what is infinite keeps its meaning."""

INSIDE: dict[str, Any] = {**OPTIONS, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def kept_in() -> Path | None:
    """Return the folder of the compiled kernels; None where no folder of the user's own can be written."""
    folder = _base() / f"labour-{_fingerprint()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def _fingerprint() -> str:
    """Return what tells apart kernels that cannot stand in for one another: their text, and who compiled them."""
    texts = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    compiler = f"{version('numba')} {sys.implementation.cache_tag} {platform.machine()}"
    return blake2b(b"\0".join([*texts, compiler.encode()]), digest_size=6).hexdigest()


def _base() -> Path:
    chosen = os.environ.get("NUMBA_CACHE_DIR")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "samverkan" / "numba"


def compiled(kernel: Kernel) -> Kernel:
    """Compile a kernel when it is first called, or take it from disk."""
    import numba

    config: Any = numba.config
    folder = kept_in()
    before, config.CACHE_DIR = config.CACHE_DIR, str(folder)
    try:
        made: Any = numba.njit(cache=folder is not None, nogil=True, **OPTIONS)(kernel)
    finally:
        config.CACHE_DIR = before
    return cast("Kernel", made)


def part(kernel: Kernel) -> Kernel:
    """Compile what only kernels call, as a part of each that does; Python cannot call it, which saves half the time."""
    import numba

    made: Any = numba.njit(**INSIDE)(kernel)
    return cast("Kernel", made)
