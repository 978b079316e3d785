"""How the tools say no: one sentence, after what the program they called has said."""

import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class Refusal(Exception):
    """A foreseen reason to stop, as a sentence a person can act on."""


def run(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> None:
    """Run a program and let it speak; refuse when it is missing or fails."""
    words = [str(word) for word in command]
    try:
        code = subprocess.run(words, env=env, cwd=cwd, check=False).returncode
    except OSError as error:
        raise Refusal(f"{words[0]} cannot be started ({error.strerror}).") from None
    if code:
        raise Refusal(f"`{shlex.join(words)}` failed (exit code {code}); what it said stands above.")
