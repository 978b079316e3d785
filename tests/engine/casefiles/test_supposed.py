"""What is supposed of the years to come: a scenario's say, which history does not move back."""

from copy import deepcopy
from typing import Any

import numpy as np
import pytest

from samverkan_engine import labour, pipeline
from samverkan_engine.cases.reading import read
from samverkan_engine.outlook.unfilled import unfilled
from tests.engine.casefiles.files import INVENTED

DOCUMENT: dict[str, Any] = read(INVENTED.read_bytes(), "case.yaml").document  # type: ignore[assignment]


def supposing(odds: float) -> dict[str, Any]:
    return {**deepcopy(DOCUMENT), "supposed": {"stay_odds": {"value": odds, "assumption": "scenario"}}}


def test_the_odds_of_staying_are_moved_after_the_history_has_had_its_say() -> None:
    before, after = (pipeline.calibrated(document).case.priors.stay.centre for document in (DOCUMENT, supposing(3.0)))
    assert after / (1 - after) == pytest.approx(3.0 * before / (1 - before))


def test_more_who_stay_leave_no_more_jobs_empty_in_any_draw() -> None:
    empty = []
    for document in (DOCUMENT, supposing(3.0)):
        case = pipeline.calibrated(document).case
        empty.append(unfilled(case, labour.draw(case, 60, 1)))
    assert (empty[1] <= empty[0] + 1e-9).all()
    assert empty[1].sum() < empty[0].sum()


def test_nothing_else_is_moved() -> None:
    one, other = (pipeline.calibrated(document).case for document in (DOCUMENT, supposing(3.0)))
    for name in ("applicants", "show", "finish", "exits", "growth"):
        assert np.array_equal(getattr(one.priors, name).centre, getattr(other.priors, name).centre)
