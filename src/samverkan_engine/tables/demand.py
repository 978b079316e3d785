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

COUNTED = Declared(
    "COUNTED",
    "The ads behind DEMAND: a row for each ad, with the skill missing, and one more for each skill that it asks for",
    (
        Column("skill", pa.string(), "as in DEMAND; missing in the row of the ad itself"),
        Column("ssyk", pa.string(), "SSYK 2012 group; missing when none could be told"),
        Column("month", pa.string(), "that of the first of the ads folded together, 2025-09", needed=True),
        Column("county", pa.string(), "two digits; missing when only the country is known"),
        Column("municipality", pa.string(), "four digits; missing when only a county or country is known"),
        Column("ad", pa.string(), "id of the ad", needed=True),
        Column("published_on", pa.date32(), "the ad's own day of publication, by the clock in Stockholm", needed=True),
        Column("fold", pa.string(), "id of the first of the ads that are taken for the same vacancy", needed=True),
        Column("required", pa.string(), "must, nice or unspecified, the most that the ad says; missing without skill"),
    ),
)

SEASONS = Declared(
    "SEASONS",
    "How much more or less than usual is announced in each month of the year",
    (
        Column("region", pa.string(), "as in DEMAND", needed=True),
        Column("ssyk", pa.string(), "as in DEMAND"),
        Column("skill", pa.string(), "as in DEMAND"),
        Column("calendar_month", pa.int32(), "1 to 12", needed=True),
        Column("factor", pa.float64(), "ads of this month against an average month of its year, the years' median"),
        Column("low", pa.float64(), "the lowest of the years"),
        Column("high", pa.float64(), "the highest of the years"),
        Column("years", pa.int32(), "whole years it is taken from", "years", needed=True),
    ),
)

COMPARED = Declared(
    "COMPARED",
    "Shares of folded ads that name an occupation or a skill, in two regions or periods",
    (
        Column("code", pa.string(), "the skill or the SSYK group", needed=True),
        Column("ads_one", pa.int64(), "folded ads with it in the one", "ads", needed=True),
        Column("ads_other", pa.int64(), "folded ads with it in the other", "ads", needed=True),
        Column("share_one", pa.float64(), "of all folded ads in the one", "share 0 to 1", needed=True),
        Column("share_other", pa.float64(), "of all folded ads in the other", "share 0 to 1", needed=True),
        Column("difference", pa.float64(), "share in the other less share in the one", "share -1 to 1", needed=True),
        Column("low", pa.float64(), "lower end of its 90 % band", "share -1 to 1", needed=True),
        Column("high", pa.float64(), "upper end of its 90 % band", "share -1 to 1", needed=True),
        Column("p", pa.float64(), "how often chance alone gives as large a difference", "share 0 to 1", needed=True),
        Column("q", pa.float64(), "share of chance findings among those at least as sure", "share 0 to 1", needed=True),
    ),
)

TOGETHER = Declared(
    "TOGETHER",
    "Skills that the same ads ask for more often than chance would have it",
    (
        Column("skill", pa.string(), "the one, first by its id", needed=True),
        Column("other", pa.string(), "the other", needed=True),
        Column("ads", pa.int64(), "folded ads that ask for both", "ads", needed=True),
        Column(
            "expected", pa.float64(), "how many would if the two had nothing to do with each other", "ads", needed=True
        ),
        Column("p", pa.float64(), "how often chance alone gives as many", "share 0 to 1", needed=True),
        Column("q", pa.float64(), "share of chance findings among those at least as sure", "share 0 to 1", needed=True),
    ),
)

BESIDE = Declared(
    "BESIDE",
    "Announced demand with an official count of the same place, occupation and period beside it",
    (
        Column("region", pa.string(), "as in DEMAND", needed=True),
        Column("ssyk", pa.string(), "as in DEMAND"),
        Column("period", pa.string(), "as the official source writes it", needed=True),
        Column("months", pa.int32(), "months of the period that have ads", "months", needed=True),
        Column("vacancies", pa.int64(), "vacancies announced in these months", "vacancies", needed=True),
        Column("source", pa.string(), "who counts", needed=True),
        Column("dataset", pa.string(), "in which table", needed=True),
        Column("measure", pa.string(), "what, in the source's own words", needed=True),
        Column("official", pa.float64(), "the official count; missing when the source gives none"),
        Column("unit", pa.string(), "what it counts"),
    ),
)
