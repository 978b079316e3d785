"""
Run every check that is no test: format, lint, types, imports, templates, migrations, translations, locked files.

All of them run, also after one has failed, so that one look shows everything there is to mend.
"""

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
CHECKS = {
    "format": ("ruff", "format", "--check", "--output-format=concise", "."),
    "lint": ("ruff", "check", "--output-format=concise", "."),
    "types": ("mypy",),
    "import contracts": ("lint-imports", "--no-logo"),
    "templates": ("djlint", "--lint", "--quiet", "src"),
    "migrations": ("python", "-m", "django", "makemigrations", "--check", "--dry-run"),
    "translations": ("python", "-m", "tools.messages", "--check"),
    "reference": ("python", "-m", "tools.reference", "--check"),
    "front-end files": ("python", "-m", "tools.frontend", "--check"),
    "tracked files": ("python", "-m", "tools.tracked"),
}


def main() -> int:
    """Run the checks named on the command line, else all; 1 when any fails."""
    wanted = sys.argv[1:] or list(CHECKS)
    failed = [name for name in wanted if not passes(name)]
    print(f"\nTo mend: {', '.join(failed)}." if failed else "\nEverything is in order.")
    return 1 if failed else 0


def passes(name: str) -> bool:
    """Run one check; show what it says only when it fails."""
    program, *words = CHECKS[name]
    environment = {**os.environ, "SAMVERKAN_SECRET": "checking needs no secret"}
    done = subprocess.run(
        [BIN / program, *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    print(f"{'✓' if done.returncode == 0 else '✗'} {name}", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
