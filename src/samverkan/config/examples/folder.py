"""Where the examples' files lie."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[4] / "examples"
