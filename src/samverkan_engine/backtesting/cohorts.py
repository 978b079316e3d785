"""Who has begun, who is on the way and who has come out of education, as far as the intakes tell."""

import numpy as np

from samverkan_engine.labour import Case
from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.observed import Observed


def began(case: Case, observed: Observed, first: int, terms: int) -> Floats:
    """
    Return who registered in each of so many terms from the autumn of year `first` on, P,terms.

    Of a term that nobody has counted it is the mean of those that were counted, autumn or spring by itself; where none
    was, what the case expects of its places.
    """
    intakes = observed.intakes
    expected = np.minimum(_usual(case.seats), case.priors.applicants.centre[:, None]) * case.priors.show.centre[:, None]
    whole = np.empty((len(case.programmes), terms))
    shift = 2 * (first - intakes.first_year)
    for term in range(terms):
        half = term % 2
        of_half = intakes.registered[:, half::2]
        counted = np.isfinite(of_half)
        mean = np.where(counted, of_half, 0.0).sum(axis=1) / np.maximum(counted.sum(axis=1), 1)
        # A programme that is followed at all has no intake in a term of which nobody has ever counted one.
        followed = np.isfinite(intakes.registered).any(axis=1)
        whole[:, term] = np.where(counted.any(axis=1), mean, np.where(followed, 0.0, expected[:, half]))
        place = term + shift
        if 0 <= place < intakes.registered.shape[1]:
            here = intakes.registered[:, place]
            whole[:, term] = np.where(np.isfinite(here), here, whole[:, term])
    return whole


def _usual(seats: Floats) -> Floats:
    """Return the places of an autumn and of a spring as the case has them, P,2."""
    first = seats[:, :2]
    return first if first.shape[1] == 2 else np.pad(first, ((0, 0), (0, 1)))


def came(case: Case, observed: Observed, first: int, years: int) -> Floats:
    """
    Return who came to each occupation from education, less who left it for a course, from one autumn to the next.

    O,years from the autumn of `first` on. Where finishing and staying were counted, these; else as the case expects.
    """
    longest = int(case.lengths.max(initial=1))
    before = longest + longest % 2
    registered = began(case, observed, first - before // 2, before + 2 * years)
    stayed = registered * (case.priors.finish.centre * case.priors.stay.centre)[:, None]
    shift = 2 * (first - observed.intakes.first_year) - before
    for term in range(before + 2 * years):
        place = term + shift
        if 0 <= place < observed.intakes.finished.shape[1]:
            finished, here = observed.intakes.finished[:, place], observed.intakes.stayed[:, place]
            expected = np.where(np.isfinite(finished), finished * case.priors.stay.centre, stayed[:, term])
            stayed[:, term] = np.where(np.isfinite(here), here, expected)
    by_term = np.zeros((len(case.occupations), 2 * years))
    for p, length in enumerate(case.lengths):
        arriving = stayed[p, before - length : before - length + 2 * years]
        by_term += case.routes[p][:, None] * arriving - case.donors[p][:, None] * registered[p, before:]
    whole: Floats = by_term[:, ::2] + by_term[:, 1::2]
    return whole


def enrolled(case: Case, observed: Observed, year: int) -> Floats:
    """Return the students of each study term in the autumn of a year, just before its intake; P,K."""
    longest = case.losses.shape[1]
    before = longest + longest % 2
    registered = began(case, observed, year - before // 2, before)
    left = case.priors.finish.centre[:, None] ** np.concatenate(
        [np.zeros((len(case.programmes), 1)), np.cumsum(case.losses, axis=1)[:, :-1]], axis=1
    )
    found = np.zeros_like(case.enrolled)
    for p, length in enumerate(case.lengths):
        # Who began in the term before is in study term 0, who began the one before that in study term 1.
        found[p, :length] = registered[p, ::-1][:length] * left[p, :length]
    return found
