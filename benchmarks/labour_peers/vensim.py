"""PySD: the model in Vensim's language, translated to Python; one run for each draw, or the draws as a subscript."""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pysd
import xarray

from benchmarks.labour_peers.region import Array, Region

NEVER = 1e9


class PySD:
    """The model for some of the draws together, or for one at a time when `together` is 0."""

    def __init__(self, region: Region, together: int = 0) -> None:
        self._region, self._together = region, together
        self._axes = {
            "occ": [f"o{o}" for o in range(region.occupations)],
            "prog": [f"p{p}" for p in range(region.programmes)],
            "stage": [f"k{k}" for k in range(region.keep.shape[1])],
            "dr": [f"s{s + 1}" for s in range(together)],
        }
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "labour.mdl"
            file.write_text(text_of(region, together), encoding="utf-8")
            self._model = pysd.read_vensim(str(file))

    def run(self, draw: int) -> Array:
        """Return the people of every occupation and term in one draw, or in all those that run together."""
        region = self._region
        dimensions = {
            "applicants": ("prog",), "show": ("prog",), "stay": ("prog",), "keep": ("prog", "stage"),
            "exits": ("occ",), "growth": ("occ",), "size": (), "stop": (), "pull": (),
        }  # fmt: skip
        given = {name: self._given(getattr(region, name), axes, draw) for name, axes in dimensions.items()}
        found = self._model.run(params=given, return_columns=["people"]).to_numpy()
        if not self._together:
            return np.asarray(found.T)
        return np.asarray(found.reshape(region.terms + 1, region.occupations, self._together).transpose(1, 0, 2))

    def _given(self, values: Array, axes: tuple[str, ...], draw: int) -> Any:
        chosen = np.minimum(values[..., : self._together] if self._together else values[..., draw], NEVER)
        axes = (*axes, "dr") if self._together else axes
        if not axes:
            return float(chosen)
        return xarray.DataArray(np.ascontiguousarray(chosen), {axis: self._axes[axis] for axis in axes}, axes)


def text_of(region: Region, together: int) -> str:
    """Return the model as Vensim writes it; with draws together, what is uncertain has a subscript for them."""
    draw, alone = (",dr", "[dr]") if together else ("", "")
    leaving = float(region.leaving)
    last_stage = np.arange(region.keep.shape[1]) == region.lengths[:, None] - 1
    lines = [
        "occ: " + ",".join(f"o{o}" for o in range(region.occupations)),
        "prog: " + ",".join(f"p{p}" for p in range(region.programmes)),
        "stage: " + ",".join(f"k{k}" for k in range(region.keep.shape[1])),
        *([f"dr: (s1-s{together})"] if together else []),
        _lookup("path tab", region.path),
        *(f"{name}[occ]={_numbers(values)}" for name, values in _known(region).items()),
        "route[prog,occ]=" + ";".join(map(_numbers, region.routes)) + ";",
        "is last[prog,stage]=" + ";".join(map(_numbers, last_stage)) + ";",
        *(_lookup(f"seats tab {p}", np.append(row, 0.0)) for p, row in enumerate(region.seats)),
        *(f"seats[p{p}]=seats tab {p}(Time)" for p in range(region.programmes)),
        *(f"{name}[prog{draw}]=1" for name in ("applicants", "show", "stay")),
        f"keep[prog,stage{draw}]=0.9",
        *(f"{name}[occ{draw}]=0.01" for name in ("exits", "growth")),
        *(f"{name}{alone}=1" for name in ("size", "stop", "pull")),
        f"plant{alone}=IF THEN ELSE(Time<stop{alone}, path tab(Time)*size{alone}, 0)",
        f"fill[prog,k0{draw}]=MIN(seats[prog],applicants[prog{draw}])*show[prog{draw}]",
        *(
            f"fill[prog,k{k}{draw}]=enrolled[prog,k{k - 1}{draw}]*keep[prog,k{k - 1}{draw}]"
            for k in range(1, region.keep.shape[1])
        ),
        f"enrolled[prog,stage{draw}]=INTEG(fill[prog,stage{draw}]-enrolled[prog,stage{draw}],0)",
        f"finished[prog{draw}]=SUM(enrolled[prog,stage!{draw}]*keep[prog,stage!{draw}]*is last[prog,stage!])",
        f"staying[prog{draw}]=finished[prog{draw}]*stay[prog{draw}]",
        f"gap[occ{draw}]=jobs[occ]*(1+Time*growth[occ{draw}])+plant jobs[occ]*plant{alone}-people[occ{draw}]",
        f"entering[occ{draw}]=SUM(staying[prog!{draw}]*route[prog!,occ])",
        f"coming[occ{draw}]=entering[occ{draw}]+base in[occ]+MIN(cap in[occ],pull{alone}*MAX(gap[occ{draw}],0))",
        f"going[occ{draw}]=people[occ{draw}]*exits[occ{draw}]+{leaving:.17g}*MAX(-gap[occ{draw}],0)",
        f"change[occ{draw}]=coming[occ{draw}]-going[occ{draw}]",
        f"people[occ{draw}]=INTEG(change[occ{draw}],stock[occ])",
        *(f"{name}={value}" for name, value in _times(region.terms).items()),
    ]
    return "{UTF-8}\n" + "".join(f"{line}\n\t~\t~\t|\n" for line in lines)


def _known(region: Region) -> dict[str, Array]:
    return {
        "stock": region.stock, "jobs": region.jobs, "plant jobs": region.plant_jobs, "base in": region.base_in,
        "cap in": region.cap_in,
    }  # fmt: skip


def _times(terms: int) -> dict[str, int]:
    return {"INITIAL TIME": 0, "FINAL TIME": terms, "TIME STEP": 1, "SAVEPER": 1}


def _numbers(values: Array) -> str:
    return ",".join(f"{float(value):.17g}" for value in values)


def _lookup(name: str, values: Array) -> str:
    return f"{name}(" + ",".join(f"({t},{float(value):.17g})" for t, value in enumerate(values)) + ")"
