"""Numbers with unit, rounding, year and source."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from samverkan.ui.numbers import Number, rounded

GAP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "decimals", "swedish", "english"),
    [
        (1284, 0, f"1{GAP}284", "1,284"),
        (1234567.5, 0, f"1{GAP}234{GAP}568", "1,234,568"),
        (12.46, 1, "12,5", "12.5"),
        (2.5, 0, "3", "3"),
        (Decimal("0.125"), 2, "0,13", "0.13"),
        (-3.2, 1, "\N{MINUS SIGN}3,2", "\N{MINUS SIGN}3.2"),
        (-0.2, 0, "0", "0"),
        (0, 0, "0", "0"),
    ],
)
def test_a_number_is_rounded_and_written_as_its_readers_do(value, decimals, swedish, english):
    with override("sv"):
        assert rounded(value, decimals) == swedish
    with override("en"):
        assert rounded(value, decimals) == english


def test_a_unit_does_not_leave_its_number():
    with override("sv"):
        assert Number(1284, "personer").text == f"1{GAP}284{GAP}personer"
        assert Number(12, "%").text == f"12{GAP}%"
    with override("en"):
        assert Number(12, "%").text == "12%"


def test_unknown_unanswered_not_applicable_and_zero_look_different():
    texts = [Number(None, absent=why).text for why in ("unknown", "unanswered", "not_applicable")]
    assert len({*texts, Number(0).text}) == 4
