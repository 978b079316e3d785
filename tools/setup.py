"""
Make a clone ready to run: virtual environment, locked packages, front-end files, translations.

    python3 -m tools.setup runtime    what `make run` needs
    python3 -m tools.setup dev        what `make test` and `make check` need too
    python3 -m tools.setup bench      the peers of `make bench` beside it

Uses the standard library only, since nothing is installed yet when it starts. Each step first asks whether it is
already done, so a second set-up costs a moment.
"""

import fcntl
import hashlib
import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

from tools import frontend
from tools.refusal import Refusal, run

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "samverkan-setup.json"
BOOTSTRAP = ROOT / "requirements" / "bootstrap.txt"


def main(level: str) -> None:
    """Bring the clone to `level`, doing only what is missing."""
    with Path(__file__).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two `make` at once in one clone wait for each other
        install_packages("dev" if level == "bench" else level)
        if level == "bench":
            uv("install", "--require-hashes", "-r", requirements(level))
        frontend.install(uv)
        compile_translations()


def install_packages(level: str) -> None:
    """Make .venv hold exactly the locked packages of `level`, and the project itself as `samverkan`."""
    have = read_stamp()
    if have in (stamp(level), stamp("dev")):
        return
    if have["level"] == "dev":
        level = "dev"  # someone works here: do not take their tools away
    if have["root"] != str(ROOT) or not works():
        make_environment()
    print(f"Installing the locked packages ({level}) in {VENV.name} …", flush=True)
    run([PYTHON, "-m", "pip", "install", "-qq", "--require-hashes", "-r", BOOTSTRAP])
    uv("sync", "--require-hashes", BOOTSTRAP, requirements(level))
    uv("install", "--no-deps", "--no-build-isolation", "-e", ROOT)
    STAMP.write_text(json.dumps(stamp(level)))


def make_environment() -> None:
    """Make .venv anew with the Python that runs this."""
    print(f"Making a virtual environment in {VENV.name} …", flush=True)
    try:
        import ensurepip  # noqa: F401  (Debian ships it apart from Python)
    except ImportError:
        raise Refusal(
            f"{sys.executable} cannot make virtual environments: install its venv package "
            f"(on Debian and Ubuntu: apt-get install python3-venv)."
        ) from None
    venv.create(VENV, clear=True, with_pip=True)


def works() -> bool:
    """Whether .venv has a Python and pip that start and are new enough."""
    if not PYTHON.exists():
        return False
    question = "import pip, sys; sys.exit(sys.version_info[:2] < (3, 11))"
    return subprocess.run([PYTHON, "-c", question], capture_output=True, check=False).returncode == 0


def stamp(level: str) -> dict[str, str]:
    """What is remembered of a finished installation: where, for what, and from which locked files."""
    project = (ROOT / "pyproject.toml").read_text().split("\n[tool.")[0]
    content = BOOTSTRAP.read_bytes() + requirements(level).read_bytes() + project.encode()
    return {"root": str(ROOT), "level": level, "locked": hashlib.sha256(content).hexdigest()}


def read_stamp() -> dict[str, str]:
    """The stamp of the installation that is there, or one that nothing equals."""
    try:
        return json.loads(STAMP.read_text()) if PYTHON.exists() else {"root": "", "level": ""}
    except (OSError, ValueError):
        return {"root": "", "level": ""}


def requirements(level: str) -> Path:
    """The locked packages of `level`."""
    return ROOT / "requirements" / f"{level}.txt"


def uv(verb: str, *words: str | Path) -> None:
    """Install packages with uv, for the Python of .venv."""
    run([VENV / "bin" / "uv", "pip", verb, "--quiet", "--python", PYTHON, *words], env=registry())


def registry() -> dict[str, str]:
    """
    The environment for uv, which does not read pip's settings.

    An address of a package index or a certificate that pip has been told of is passed on.
    """
    environment = dict(os.environ)
    told = subprocess.run([PYTHON, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False).stdout
    for setting, variable in (("index-url", "UV_DEFAULT_INDEX"), ("cert", "SSL_CERT_FILE")):
        if found := re.search(rf"\.{setting}='([^']+)'", told):
            environment.setdefault(variable, found.group(1))
    return environment


def compile_translations() -> None:
    """Compile the translations that are newer than their compiled form."""
    catalogues = list((ROOT / "src").glob("*/*/locale/*/LC_MESSAGES/*.po"))
    if any(not is_compiled(catalogue) for catalogue in catalogues):
        run([PYTHON, "-m", "tools.messages", "--compile"], cwd=ROOT)


def is_compiled(catalogue: Path) -> bool:
    """Whether a catalogue's compiled form is there and not older than it."""
    compiled = catalogue.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= catalogue.stat().st_mtime


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Refusal as refusal:
        sys.exit(f"Set-up stopped: {refusal}")
