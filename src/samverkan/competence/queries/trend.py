"""Vacancies over time, month by month or, where they are few, quarter by quarter, with the people sought in a band."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.ui.charts import Chart, Dated, Spot, over_time

FEW = 20
"""Vacancies a month below which single months say more of chance than of anything else."""
A_YEAR, QUARTER = 12, 3
Row = Mapping[str, Any]


def drawn(rows: Sequence[Row], months: Sequence[str]) -> Chart | None:
    """
    Draw the vacancies and the people sought, broken where the level breaks.

    A month without ads is a zero, since the count covers it; nobody knows how many are sought in it.
    """
    found = {row["month"]: row for row in rows}
    stretches = parted(months, sum(row["vacancies"] or 0 for row in rows))
    if len(stretches) < 2:
        return None
    announced, sought = [], []
    for stretch in stretches:
        within = [found[month] for month in stretch if month in found]
        on, broken = first_day(stretch[0]), _("break in the series") if any(row["broken"] for row in within) else ""
        announced.append(Spot(on, float(sum(row["vacancies"] or 0 for row in within)), breaks=broken))
        sought.append(people(within, on, broken))
    lines = [Dated(_("announced"), announced), Dated(_("sought, our estimate"), sought, "good")]
    if len(stretches[0]) == 1:
        title = _("Vacancies announced each month, and people sought with a 90 % band")
    else:
        title = _("Vacancies announced each quarter, and people sought with a 90 % band")
    return over_time(title, lines, unit=pgettext("unit", "number"))


def parted(months: Sequence[str], vacancies: int) -> list[Sequence[str]]:
    """Return the months one by one, or as whole quarters where they hold few vacancies."""
    if vacancies >= FEW * len(months) or len(months) < A_YEAR:
        return [[month] for month in months]
    first = next(number for number, month in enumerate(months) if int(month[5:]) % QUARTER == 1)
    quarters = [months[number : number + QUARTER] for number in range(first, len(months), QUARTER)]
    return [quarter for quarter in quarters if len(quarter) == QUARTER]


def people(rows: Sequence[Row], on: date, broken: str) -> Spot:
    """Return the people sought in some months: what is not known is the same in all, so the ends of the band add up."""
    known = [row for row in rows if None not in (row["people"], row["low"], row["high"])]
    if not known:
        return Spot(on, None, breaks=broken)
    value, low, high = (sum(row[name] for row in known) for name in ("people", "low", "high"))
    return Spot(on, value, band=(low, high), breaks=broken)


def first_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)
