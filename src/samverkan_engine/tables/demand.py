"""What employers ask for, counted: vacancies by occupation, skill, place and month."""

import pyarrow as pa

from samverkan_engine.tables.declared import Column, Declared

DEMAND = Declared(
    "DEMAND",
    "Vacancies announced, and an estimate of the people sought, by place, occupation and month",
    (
        Column("region", pa.string(), "00 the country, two digits a county, four a municipality", needed=True),
        Column("ssyk", pa.string(), "SSYK 2012 group; missing for all occupations together"),
        Column("skill", pa.string(), "ESCO uri or JobTech concept id; missing for all skills together"),
        Column("month", pa.string(), "2025-09", needed=True),
        Column("ads", pa.int64(), "ads as published", "ads", needed=True),
        Column("folded", pa.int64(), "ads left when duplicates and re-postings are folded", "ads", needed=True),
        Column("vacancies", pa.int64(), "vacancies of the folded ads", "vacancies", needed=True),
        Column("staffing", pa.int64(), "of these, announced by staffing agencies", "vacancies", needed=True),
        Column("unstated", pa.int64(), "folded ads that do not say how many, counted as one each", "ads", needed=True),
        Column("people", pa.float64(), "estimate of the people sought; missing when it cannot be told", "people"),
        Column("low", pa.float64(), "lower end of its 90 % band", "people"),
        Column("high", pa.float64(), "upper end of its 90 % band", "people"),
        Column("broken", pa.bool_(), "a break in the series begins with this month", needed=True),
    ),
)
