"""The stages of the engine that are kept as runs: what each reads, what it is told, and how it is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverkan.runs import plans

if TYPE_CHECKING:
    import pyarrow as pa

    Tables = Mapping[str, "pa.Table"]

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Stage:
    """
    One stage.

    reads     the declared tables it takes from the kept datasets
    after     the stage whose output it builds on; empty for none
    told      its frozen dataclass of parameters, loaded when asked for
    compute   tables, parameters, a folder for the while and whom to tell of its steps in; tables by name out, large
              ones as files in the folder
    streamed  it reads its tables as files, batch by batch: those of a whole country fill more than the memory
    slow      what may take long in it, for the person who waits; empty when nothing does
    of_a_room it is asked for by a room above, with something of its own; not from the list of computations
    """

    code: str
    name: Promise
    reads: tuple[str, ...]
    after: str
    told: Callable[[], type]
    compute: "Callable[[Tables, Any, Path, Tell], dict[str, pa.Table | Path]]"
    slow: Promise | str = ""
    streamed: bool = False
    of_a_room: bool = False

    def parameters(self, given: Mapping[str, Any]) -> Any:
        """Return the parameters with what is given in place of what is usual; raises ValueError for unknown names."""
        told = self.told()
        unknown = set(given) - {field.name for field in fields(told)}
        if unknown:
            raise ValueError(", ".join(sorted(unknown)))
        usual = told()
        return told(**{name: alike(value, getattr(usual, name)) for name, value in given.items()})

    def usual(self) -> dict[str, Any]:
        """Return the parameters that hold when nothing else is said."""
        return {field.name: plain(getattr(self.told()(), field.name)) for field in fields(self.told())}


def plain(value: Any) -> Any:
    """Return a parameter as JSON can keep it: a range as its fields, a set as a sorted list."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return sorted(value) if isinstance(value, frozenset) else value


def alike(value: Any, usual: Any) -> Any:
    """Return a kept parameter as the stage wants it, by the kind of what is usual."""
    if is_dataclass(usual) and isinstance(value, Mapping):
        return usual.__class__(**value)
    return frozenset(value) if isinstance(usual, frozenset) else value


def _matching_parameters() -> type:
    from samverkan_engine.matching import Parameters

    return Parameters


def _match(tables: "Tables", parameters: Any, _folder: Path, _tell: Tell) -> "dict[str, pa.Table | Path]":
    from samverkan_engine.matching import Matcher, match, prepared, version_of

    taxonomy = (tables["CONCEPTS"], tables["LABELS"], tables["RELATIONS"])
    known = prepared(Path(settings.CACHE), version_of(taxonomy), lambda: taxonomy)
    matched = match(tables["ADS"], Matcher(known), parameters)
    return {"MENTIONS": matched.mentions, "OCCUPATIONS": matched.occupations}


def _counting_parameters() -> type:
    from samverkan_engine.demand import Parameters

    return Parameters


def _count(tables: "Tables", parameters: Any, folder: Path, _tell: Tell) -> "dict[str, pa.Table | Path]":
    from samverkan_engine.demand import count_into

    demand, behind = folder / "demand.parquet", folder / "counted.parquet"
    read = tables["ADS"], tables["MENTIONS"], tables["OCCUPATIONS"]
    together = count_into(demand, *read, parameters, behind=behind)
    return {"DEMAND": demand, "TOGETHER": together, "COUNTED": behind}


_PREPARING = _(
    "The first time, the words of the taxonomies are prepared, which takes up to a minute. They are then kept."
)

STAGES = {
    stage.code: stage
    for stage in (
        Stage(
            "matches",
            _("Skills and occupations in job ads"),
            ("ADS", "CONCEPTS", "LABELS", "RELATIONS"),
            "",
            _matching_parameters,
            _match,
            _PREPARING,
        ),
        Stage(
            "demand",
            _("What employers ask for: vacancies by occupation, skill, place and month"),
            ("ADS",),
            "matches",
            _counting_parameters,
            _count,
            streamed=True,
        ),
        Stage(
            plans.STAGE,
            _("A plan for a region's case"),
            (),
            "",
            lambda: plans.Parameters,
            plans.compute,
            _("The first time on a machine the model is compiled, which takes some ten seconds. It is then kept."),
            of_a_room=True,
        ),
    )
}
