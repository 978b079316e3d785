"""What the kernels read: a case and its draws, laid out so that each loop runs along memory."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from samverkan_engine.labour.case import Case, Floats, Whole
from samverkan_engine.labour.draws import Draws
from samverkan_engine.labour.reference import establishment
from samverkan_engine.labour.ways import ways


class Model(NamedTuple):
    """
    A case and its draws; see `Case` and `Draws` for what each holds.

    order        O     occupations, those of a group one after another
    groups       G+1   where each group begins in `order`
    place        O     where an occupation stands in `order`
    *_from       O+1   where the links into an occupation begin, or of `out_` those out of it
    plant        T+1,S share of the establishment's full size
    comes        P,T   whether anybody can finish in that term
    finish       P,S   share of those who register who finish
    arriving     L,S   share of those who finish who stay and take the way
    """

    order: Whole
    groups: Whole
    place: Whole
    stock: Floats
    jobs: Floats
    plant_jobs: Floats
    base_in: Floats
    cap_in: Floats
    leaving: float
    ageing: Floats
    lengths: Whole
    seats: Floats
    enrolled: Floats
    route_from: Whole
    route_programme: Whole
    donor_from: Whole
    donor_programme: Whole
    donor_share: Floats
    move_from: Whole
    move_origin: Whole
    move_share: Floats
    out_from: Whole
    out_target: Whole
    out_share: Floats
    comes: NDArray[np.bool_]
    applicants: Floats
    show: Floats
    keep: Floats
    finish: Floats
    arriving: Floats
    exits: Floats
    growth: Floats
    pull: Floats
    plant: Floats
    noisy: bool
    shocks: NDArray[np.float32]


def laid_out(case: Case, draws: Draws) -> Model:
    """Return a case and its draws as the kernels read them; nothing large is copied."""
    listed, occupations = ways(case), np.arange(len(case.occupations) + 1)
    order = np.argsort(listed.groups, kind="stable")
    read = {
        **{name: getattr(case, name) for name in FROM_CASE},
        **{name: getattr(draws, name) for name in FROM_DRAWS},
        **_moves(case.moves),
        "order": order,
        "groups": np.searchsorted(listed.groups[order], np.arange(listed.number_of_groups + 1)),
        "place": np.argsort(order),
        "route_from": np.searchsorted(listed.routes.occupation, occupations),
        "route_programme": listed.routes.programme,
        "donor_from": np.searchsorted(listed.donors.occupation, occupations),
        "donor_programme": listed.donors.programme,
        "donor_share": case.donors[listed.donors.programme, listed.donors.occupation],
        "comes": _comes(case),
        "finish": _finish(case, draws),
        "arriving": draws.routes * draws.stay[listed.routes.programme],
        "plant": establishment(case, draws),
        "shocks": np.empty((0, 0, 0), np.float32) if draws.shocks is None else draws.shocks,
    }
    # A kernel is compiled for each layout in memory that it meets: all arrays have the same.
    laid = {name: np.require(array, requirements=["C", "W"]) for name, array in read.items()}
    return Model(**laid, leaving=float(case.leaving), noisy=draws.shocks is not None)


FROM_CASE = ("stock", "jobs", "plant_jobs", "base_in", "cap_in", "ageing", "lengths", "seats", "enrolled")
FROM_DRAWS = ("applicants", "show", "keep", "exits", "growth", "pull")


def _moves(moves: Floats) -> dict[str, Whole | Floats]:
    """Return the changes of occupation twice: by where they lead, and by where they come from."""
    origin, target = np.nonzero(moves)
    each, arrived = np.arange(len(moves) + 1), np.argsort(target, kind="stable")
    return {
        "move_from": np.searchsorted(target[arrived], each),
        "move_origin": origin[arrived],
        "move_share": moves[origin, target][arrived],
        "out_from": np.searchsorted(origin, each),
        "out_target": target,
        "out_share": moves[origin, target],
    }


def _comes(case: Case) -> NDArray[np.bool_]:
    comes = np.zeros(case.seats.shape, np.bool_)
    for p, length in enumerate(case.lengths):
        comes[p, length:] = case.seats[p, : max(case.terms - length, 0)] > 0
        before = case.enrolled[p, :length][::-1][: case.terms] > 0
        comes[p, : len(before)] |= before
    return comes


def _finish(case: Case, draws: Draws) -> Floats:
    finish = np.ones_like(draws.show)
    for p, length in enumerate(case.lengths):
        draws.keep[p, :length].prod(axis=0, out=finish[p])
    return finish
