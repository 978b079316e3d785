"""
Find a browser for the browser tests, and install one where that may be done.

    python -m tools.browser    as root on Debian or Ubuntu, install Chromium if there is none; elsewhere change nothing
"""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    "The browser tests need Chromium or Google Chrome on the PATH. On Debian and Ubuntu: apt-get install chromium. "
    "Elsewhere: install Google Chrome, or name a browser in SAMVERKAN_BROWSER."
)


def find() -> str | None:
    """The path of a browser of this machine."""
    given = os.environ.get("SAMVERKAN_BROWSER")
    return given or next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Install Debian's Chromium, where this machine has apt-get and we are root."""
    if find() or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("Installing Chromium for the browser tests …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *command], env=environment, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    install()
    print(find() or MISSING)
