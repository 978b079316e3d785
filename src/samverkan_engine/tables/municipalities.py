"""The Swedish municipalities: code, name and where each lies; facts that stages and pages share."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Municipality:
    """
    One municipality.

    code   SCB's four digits, the first two of which are the county's
    north  latitude of its middle, in degrees, to a tenth
    east   longitude, as exact
    """

    code: str
    name: str
    north: float
    east: float


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return all 290, by code, read from municipalities.tsv beside this file."""
    text = files(__package__).joinpath("municipalities.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(Municipality(code, name, float(north), float(east)) for code, name, north, east in rows)
