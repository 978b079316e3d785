"""What holds for every verb: declared shape, inputs kept, no order minded, the same each time."""

from collections.abc import Callable, Sequence
from random import Random

import pyarrow as pa
import pytest

from samverkan_engine.demand import Part, beside, compare, count, rising, seasons, together
from samverkan_engine.disclosure import protect
from samverkan_engine.tables.declared import Declared
from samverkan_engine.tables.demand import BESIDE, COMPARED, DEMAND, SEASONS, TOGETHER
from samverkan_engine.tables.matches import OCCUPATIONS
from samverkan_engine.tables.statistics import FIGURES
from tests.engine.demand.invented import ad, ads, mention, mentions

ONE, OTHER = Part("00", "2025-01", "2025-12"), Part("00", "2026-01", "2027-12")
Verb = Callable[..., pa.Table]


def tables() -> tuple[pa.Table, pa.Table, pa.Table]:
    """Nine hundred ads over three years; some are posted again, and some skills go together."""
    chance = Random(11)
    listing, found = [], []
    for number in range(900):
        place = chance.choice(("2482", "2480", None))
        words = " ".join(chance.choice("abcdefghijklmnopqrstuvwxyzåäö") * chance.randrange(1, 4) for _ in range(30))
        listing.append(ad(str(number), number, text=words, municipality=place, vacancies=chance.choice((None, 1, 3))))
        if number % 9 == 0:
            listing.append({**listing[-1], "id": f"{number} again"})
        skills = [skill for skill in "abc" if chance.random() < 0.3 + 0.3 * (skill == "a" and number > 500)]
        found += [mention(str(number), skill) for skill in skills]
    return ads(*listing), mentions(*found), OCCUPATIONS.empty()


LISTING = tables()
COUNTED = count(*LISTING)
FIGURE = {"source": "scb", "dataset": "T", "measure": "m", "region": "00", "preliminary": False}
OFFICIAL = FIGURES.from_rows(
    [{**FIGURE, "period": f"{year}K{n}", "value": 5.0} for year in (2025, 2026) for n in (1, 2, 3)]
)
VERBS: tuple[tuple[Verb, Sequence[pa.Table], Declared], ...] = (
    (count, LISTING, DEMAND),
    (together, LISTING, TOGETHER),
    (seasons, (COUNTED,), SEASONS),
    (beside, (COUNTED, OFFICIAL), BESIDE),
    (lambda table: compare(table, ONE, OTHER), (COUNTED,), COMPARED),
    (lambda table: rising(table, ONE, OTHER), (COUNTED,), COMPARED),
)
NAMES = ("count", "together", "seasons", "beside", "compare", "rising")


@pytest.mark.parametrize(("verb", "inputs", "declared"), VERBS, ids=NAMES)
def test_the_same_comes_out_as_declared_whatever_the_order_and_the_inputs_stay(
    verb: Verb, inputs: Sequence[pa.Table], declared: Declared
) -> None:
    before = [table.to_pylist() for table in inputs]
    out = verb(*inputs)
    assert declared.checked(out).equals(out)
    assert verb(*inputs).equals(out)
    shuffled = [
        table.take(pa.array(Random(3).sample(range(table.num_rows), table.num_rows), pa.int64())) for table in inputs
    ]
    assert verb(*shuffled).equals(out)
    assert [table.to_pylist() for table in inputs] == before


@pytest.mark.parametrize(("verb", "inputs", "declared"), VERBS, ids=NAMES)
def test_nothing_in_gives_nothing_out(verb: Verb, inputs: Sequence[pa.Table], declared: Declared) -> None:
    assert verb(*(table.slice(0, 0) for table in inputs)).equals(declared.empty())


@pytest.mark.parametrize("table", [COUNTED, compare(COUNTED, ONE, OTHER), together(*LISTING)])
def test_what_the_verbs_give_can_be_protected(table: pa.Table) -> None:
    assert protect(table).num_rows == table.num_rows
