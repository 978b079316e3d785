"""
Draws from what is thought of a region: a Gaussian copula with three themes.

A parameter is centre and spread of a standard normal z = a·theme + √(1 − a²)·own, where the loading a ties it to one
theme: the business *cycle*, the *pull* of the region, the *quality* of studies. Shares are drawn on the logit,
what is positive on the logarithm, growth as it is.

Every parameter of every programme and occupation has a stream of its own, keyed by seed, name and id. A programme that
is added or taken away changes no other draw, and scenarios can be compared draw by draw.

Method: docs/explanation/labour.md; the streams are Philox (Salmon and others 2011, doi 10.1145/2063384.2063405).
"""

from hashlib import blake2b

import numpy as np
from numpy.random import Generator, Philox

from samverkan_engine.labour.case import Case, Floats, Prior
from samverkan_engine.labour.consistency import most_exits
from samverkan_engine.labour.draws import Draws
from samverkan_engine.labour.ways import ways

LOADINGS = {
    "growth": ("cycle", 0.5), "size": ("cycle", 0.7), "exits": ("cycle", -0.4),
    "applicants": ("pull", 0.5), "stay": ("pull", 0.6), "pull": ("pull", 0.6),
    "finish": ("quality", 0.6), "show": ("quality", 0.4),
}  # fmt: skip
"""The theme that each parameter hangs on, and how much. Assumption: there is too little data to estimate them from."""

REGION = ("",)
"""What is drawn once for the whole region has no id."""


def draw(case: Case, number: int, seed: int, noise: bool = False) -> Draws:
    """
    Return `number` draws of all that is uncertain in a case.

    noise  with the noise of small numbers: O·T·`number` shocks of four bytes each
    """
    normal = _Normals(seed, number)
    priors, programmes, occupations = case.priors, case.programmes, case.occupations
    pull = positive(priors.pull, normal.of("pull", REGION))[0]
    exits, most = share(priors.exits, normal.of("exits", occupations)), most_exits(case)[:, None]
    return Draws(
        applicants=positive(priors.applicants, normal.of("applicants", programmes)),
        show=share(priors.show, normal.of("show", programmes)),
        keep=kept(case, share(priors.finish, normal.of("finish", programmes))),
        stay=share(priors.stay, normal.of("stay", programmes)),
        routes=_routes(case, number, seed),
        exits=np.minimum(exits, most),
        growth=as_it_is(priors.growth, normal.of("growth", occupations)),
        path=_paths(case, stream(seed, "path").random(number)),
        size=positive(priors.size, normal.of("size", REGION))[0],
        stop=_stops(case, stream(seed, "stop").random(number)),
        pull=np.minimum(pull, case.leaving),
        shocks=_shocks(case, number, seed) if noise else None,
        clipped=int((pull > case.leaving).sum()),
        exits_clipped=int((exits > most).any(axis=0).sum()),
    )


def stream(seed: int, name: str, index: str = "") -> Generator:
    """Return the random numbers of one parameter of one programme or occupation."""
    key = blake2b(f"{seed}\0{name}\0{index}".encode(), digest_size=16).digest()
    return Generator(Philox(key=int.from_bytes(key, "little")))


class _Normals:
    """Standard normal numbers, tied to one another by the themes."""

    def __init__(self, seed: int, number: int) -> None:
        self._seed, self._number = seed, number
        self._themes = {theme: self._own("theme", theme) for theme, _ in LOADINGS.values()}

    def of(self, name: str, ids: tuple[str, ...]) -> Floats:
        """Return a row of numbers for each id."""
        theme, loading = LOADINGS[name]
        own = np.array([self._own(name, index) for index in ids]).reshape(len(ids), self._number)
        tied: Floats = loading * self._themes[theme] + np.sqrt(1 - loading**2) * own
        return tied

    def _own(self, name: str, index: str) -> Floats:
        return stream(self._seed, name, index).standard_normal(self._number)


def as_it_is(prior: Prior, normal: Floats) -> Floats:
    """Return a parameter that is normal itself."""
    drawn: Floats = prior.centre[:, None] + prior.spread[:, None] * normal
    return drawn


def positive(prior: Prior, normal: Floats) -> Floats:
    """Return a parameter whose logarithm is normal."""
    drawn: Floats = prior.centre[:, None] * np.exp(prior.spread[:, None] * normal)
    return drawn


def share(prior: Prior, normal: Floats) -> Floats:
    """Return a parameter whose logit is normal; a share of 0 or 1 is certain."""
    odds = prior.centre[:, None] * np.exp(prior.spread[:, None] * normal)
    drawn: Floats = odds / (1 - prior.centre[:, None] + odds)
    return drawn


def kept(case: Case, finish: Floats) -> Floats:
    """Return the share that goes on from each study term (P,K,S), so that of all terms together `finish` is left."""
    left: Floats = np.exp(case.losses[:, :, None] * np.log(np.maximum(finish, np.finfo(float).tiny))[:, None, :])
    return left


def _routes(case: Case, number: int, seed: int) -> Floats:
    """Return shares from a Dirichlet distribution; what is left of 1 is those who work in none of the occupations."""
    strength, routes = case.priors.route_strength, ways(case).routes
    certain = case.routes[routes.programme, routes.occupation]
    if not np.isfinite(strength):
        return np.repeat(certain[:, None], number, axis=1)
    shares = np.array(
        [
            stream(seed, "route", f"{case.programmes[p]}\0{case.occupations[o]}").standard_gamma(
                strength * case.routes[p, o], number
            )
            for p, o in zip(routes.programme, routes.occupation, strict=True)
        ]
    ).reshape(len(certain), number)
    sums = _elsewhere(case, number, seed)
    np.add.at(sums, routes.programme, shares)
    return shares / sums[routes.programme]


def _elsewhere(case: Case, number: int, seed: int) -> Floats:
    rest = np.maximum(1 - case.routes.sum(axis=1), 0) * case.priors.route_strength
    return np.array(
        [
            stream(seed, "elsewhere", programme).standard_gamma(weight, number)
            for programme, weight in zip(case.programmes, rest, strict=True)
        ]
    ).reshape(len(rest), number)


def _paths(case: Case, chance: Floats) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.searchsorted(np.cumsum(case.path_weights)[:-1], chance, side="right").astype(np.int64)


def _stops(case: Case, chance: Floats) -> Floats:
    """Return the term of closing: geometric from `stop_from` on."""
    risk = case.priors.stop_risk
    if risk <= 0:
        return np.full(len(chance), np.inf)
    waited: Floats = np.floor(np.log1p(-chance) / np.log1p(-risk))
    return case.priors.stop_from + waited


def _shocks(case: Case, number: int, seed: int) -> "np.ndarray[tuple[int, int, int], np.dtype[np.float32]]":
    shocks = np.empty((len(case.occupations), case.terms, number), np.float32)
    for place, occupation in enumerate(case.occupations):
        stream(seed, "shocks", occupation).standard_normal(dtype=np.float32, out=shocks[place])
    return shocks
