"""A declared case as the arrays of the labour model."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from samverkan_engine import labour
from samverkan_engine.cases.arrays import half_yearly, labour_case
from samverkan_engine.cases.declared import declared
from samverkan_engine.cases.reading import read
from samverkan_engine.labour.reference import simulate
from tests.engine.casefiles.files import changed, invented


def case_of(document: object = None) -> labour.Case:
    return labour_case(declared(document or invented().document))


def test_what_the_file_says_stands_in_the_arrays() -> None:
    case = case_of()
    assert case.occupations == ("7233", "7412", "8192", "3113")
    assert case.stock.tolist() == [260, 110, 150, 90]
    assert case.routes[0].tolist() == [0.5, 0.15, 0, 0]
    assert case.donors[3].tolist() == [0.4, 0, 0, 0]
    assert case.terms == 20
    assert case.leaving == pytest.approx(0.15)


def test_the_establishment_follows_its_paths_in_heads() -> None:
    case = case_of()
    heads = case.paths * case.plant_jobs.sum() / 0.9  # a tenth of its jobs are in occupations that are not listed
    assert heads[0, [0, 4, 10, 20]] == pytest.approx([60, 300, 600, 600])
    assert heads[2, [0, 6]] == pytest.approx([60, 500])
    assert case.path_weights.tolist() == [0.6, 0.4, 0.0]


def test_two_terms_lose_what_a_year_does() -> None:
    rate = half_yearly(0.0462)
    assert (1 - rate) ** 2 == pytest.approx(1 - 0.0462)


def test_long_programmes_take_in_each_autumn() -> None:
    assert case_of().seats[2, :4].tolist() == [30, 0, 30, 0]


def test_without_news_as_many_finish_in_the_first_years_as_in_later_ones() -> None:
    case = case_of()
    uncertain = ("applicants", "show", "finish", "stay")
    sure = {name: labour.Prior(getattr(case.priors, name).centre, np.zeros(4)) for name in uncertain}
    case = replace(case, priors=replace(case.priors, **sure))
    graduates = simulate(case, labour.draw(case, 1, seed=1)).graduates[:, :, 0]
    assert graduates[0, [1, 3]] == pytest.approx(graduates[0, [9, 11]])
    assert graduates[2, [1, 3, 5]] == pytest.approx(graduates[2, [9, 11, 13]])
    assert graduates[0].sum() > 0


def test_more_places_in_the_file_are_more_graduates() -> None:
    few, many = (
        simulate(case, labour.draw(case, 20, seed=1)).graduates[0].sum()
        for case in (case_of(), case_of(changed(("programmes", 0, "seats", "value"), 35)))
    )
    assert many > few


def test_the_first_real_case_gives_unfilled_jobs_of_the_size_measured_with_the_prototype(shared: Path) -> None:
    file = read((shared / "data" / "skelleftea_case.yaml").read_bytes(), "skelleftea_case.yaml")
    case = case_of(file.document)
    simulated = simulate(case, labour.draw(case, 500, seed=1))
    job_years = np.maximum(simulated.gap, 0)[:, 1:].sum(axis=(0, 1)) / 2
    low, middle, high = np.quantile(job_years, (0.05, 0.5, 0.95))
    assert 900 < low < 2_000
    assert 3_000 < middle < 5_500
    assert 12_000 < high < 25_000


def test_exits_that_leave_nobody_are_refused_with_a_sentence() -> None:
    with pytest.raises(labour.Inconsistent, match="More people would leave 7233 in a term than there are"):
        case_of(changed(("labour", "exit_rate"), {"base": 0.9, "age55_weight": 0.9, "assumption": "invented"}))
