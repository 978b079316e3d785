"""The verb of the room: ads, what is mentioned in them and their occupations become DEMAND."""

import pyarrow as pa

from samverkan_engine.demand.breaks import with_breaks
from samverkan_engine.demand.folding import fold
from samverkan_engine.demand.listing import listed
from samverkan_engine.demand.parameters import Parameters
from samverkan_engine.demand.people import with_people
from samverkan_engine.tables.demand import DEMAND

DEFAULT = Parameters()


def count(ads: pa.Table, mentions: pa.Table, occupations: pa.Table, parameters: Parameters = DEFAULT) -> pa.Table:
    """
    Return what employers ask for, by place, occupation, skill and month.

    ads          ADS          one row an ad; one without a time of publication cannot be placed and is left out
    mentions     MENTIONS     a skill counts once an ad, by its best concept
    occupations  OCCUPATIONS  an ad that is not among them keeps the occupation of its source
    returns      DEMAND       sorted; every place at each of its levels (country, county, municipality), where known;
                              the month is that of the first of the ads folded together, by the clock in Stockholm

    Raises UnknownAd, UnknownCode, or Undeclared. Method: docs/explanation/demand.md.
    """
    with listed(ads, mentions, occupations, parameters) as connection:
        fold(connection, parameters)
        counted = connection.sql(_question(parameters.skills_by_ssyk)).to_arrow_table()
    return DEMAND.checked(with_breaks(with_people(counted, parameters)))


def _question(by_ssyk: bool) -> str:
    """Return the question that counts ads by their own month, and what is folded by the month of the first."""
    occupations = "[ssyk, NULL]" if by_ssyk else "[NULL]"
    return f"""
    WITH placed AS (
        SELECT listing.*, coalesce(fold, id) AS fold FROM listing LEFT JOIN folds USING (id)
    ), firsts AS (
        SELECT fold, coalesce(max(vacancies), 1) AS size, max(vacancies) IS NULL AS unstated,
            bool_or(staffing) AS staffing, min(month) AS month,
            any_value(ssyk) AS ssyk, any_value(county) AS county, any_value(municipality) AS municipality
        FROM placed GROUP BY fold
    ), wanted AS (
        SELECT DISTINCT fold, skill FROM placed JOIN skilled USING (id)
    ), units AS (
        SELECT month, county, municipality, ssyk, [ssyk, NULL] AS ssyks, NULL AS skill, 1 AS ad, 0 AS fold, 0 AS size,
            false AS staffing, false AS unstated FROM placed
        UNION ALL
        SELECT month, county, municipality, ssyk, {occupations}, skill, 1, 0, 0, false, false
        FROM placed JOIN skilled USING (id)
        UNION ALL
        SELECT month, county, municipality, ssyk, [ssyk, NULL], NULL, 0, 1, size, staffing, unstated
        FROM firsts
        UNION ALL
        SELECT month, county, municipality, ssyk, {occupations}, skill, 0, 1, size, staffing, unstated
        FROM firsts JOIN wanted USING (fold)
    ), leveled AS (
        SELECT month, unnest(list_filter(['00', county, municipality], lambda x: x IS NOT NULL)) AS region,
            CASE WHEN ssyk IS NULL THEN [NULL] ELSE ssyks END AS ssyks, skill, ad, fold, size, staffing, unstated
        FROM units
    ), spread AS (
        SELECT * EXCLUDE (ssyks), unnest(ssyks) AS ssyk FROM leveled
    )
    SELECT region, ssyk, skill, month, sum(ad) AS ads, sum(fold) AS folded, sum(size) AS vacancies,
        sum(size) FILTER (staffing) AS staffing, sum(unstated::INTEGER) AS unstated, sum(size * size) AS squares
    FROM spread
    GROUP BY region, ssyk, skill, month
    ORDER BY region, ssyk NULLS FIRST, skill NULLS FIRST, month
    """
