"""The value chain that is shown until a party has made its own: batteries and electromobility."""

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from samverkan.search import key


@dataclass(frozen=True)
class Stage:
    """One stage: its occupations, and words that stand in the names of its skills."""

    name: str
    occupations: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def asks_for(self, skill: str) -> bool:
        """Say whether a skill of that name belongs to the stage."""
        name = key(skill)
        return any(key(word) in name for word in self.words)

    @property
    def kept(self) -> dict[str, Any]:
        return asdict(self)


def usual() -> tuple[Stage, ...]:
    """Return the stages that stand until others are chosen; the words are those of Swedish taxonomies."""
    return (
        Stage(_("Raw material"), ("2145", "3115"), ("materialkaraktär", "kemikalie", "laboratorieanalys", "anrikning")),
        Stage(_("Cell"), ("2145", "3115", "8189"), ("battericell", "elektrod", "renrum", "processtyrning")),
        Stage(_("Pack and system"), ("2144", "3113", "7233"), ("batterisystem", "batteripack", "högvolt", "robot")),
        Stage(_("Vehicle"), ("7231", "7233", "2144"), ("elfordon", "elbil", "fordonsdiagnostik", "fordonsteknik")),
        Stage(_("Charging and grid"), ("2143", "3113", "7411", "7412"), ("ladd", "elnät", "elkraft", "reläskydd")),
        Stage(_("Second life and recycling"), ("2145", "8189"), ("återvinning av batter", "batteriåtervinning")),
    )


def read(kept: list[dict[str, Any]]) -> tuple[Stage, ...]:
    """Return stages as they were kept."""
    return tuple(Stage(one["name"], tuple(one["occupations"]), tuple(one["words"])) for one in kept)
