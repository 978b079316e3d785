"""Official figures and assessments, as every source of them is read into one shape."""

import pyarrow as pa

from samverkan_engine.tables.declared import Column, Declared

FIGURES = Declared(
    "FIGURES",
    "Official figures, one row a cell; parts never add up to a total that the source gives itself",
    (
        Column("source", pa.string(), "scb, kolada, uka, own file", needed=True),
        Column("dataset", pa.string(), "table id or key figure at the source", needed=True),
        Column("measure", pa.string(), "what is measured, in the source's own words", needed=True),
        Column("region", pa.string(), "00 the country, two digits a county, four a municipality", needed=True),
        Column("ssyk", pa.string(), "SSYK 2012 code where the figure is of an occupation"),
        Column("breakdown", pa.string(), "other dimensions as `variable=code` joined by `;`, sorted"),
        Column("period", pa.string(), "2024, 2024K3, 2024M05, HT2025 or 2024/2025", needed=True),
        Column("value", pa.float64(), "missing when the source gives none; never 0 for that"),
        Column("unit", pa.string(), "what the value counts"),
        Column("status", pa.string(), "why it is missing, or the source's sign beside it"),
        Column("preliminary", pa.bool_(), "the source calls it preliminary", needed=True),
        Column("updated_on", pa.date32(), "the source's own date of the figure"),
    ),
)

ASSESSMENTS = Declared(
    "ASSESSMENTS",
    "The employment service's assessments of occupations by county (Yrkesbarometern), in its own words",
    (
        Column("occupation", pa.string(), "the occupation as the source names it", needed=True),
        Column("concept", pa.string(), "concept id at the source"),
        Column("ssyk", pa.list_(pa.string()), "SSYK 2012 codes it covers, four digits each", needed=True),
        Column("region", pa.string(), "00 the country, two digits a county", needed=True),
        Column("chances", pa.string(), "små, medelstora, stora; missing is not assessed"),
        Column("recruitment", pa.string(), "överskott, balans, paradox, brist; missing is not assessed"),
        Column("outlook", pa.string(), "minska, vara oförändrad, öka; missing is not assessed"),
        Column("round", pa.string(), "which round of assessments, as 2026-1", needed=True),
        Column("note", pa.string(), "the source's text on recruitment"),
    ),
)
