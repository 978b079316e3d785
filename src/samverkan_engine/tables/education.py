"""Education offered: what can be studied, when and where; no person among the columns."""

import pyarrow as pa

from samverkan_engine.tables.declared import Column, Declared

OFFERS = Declared(
    "OFFERS",
    "Occasions of courses and programmes; one row an occasion, or an education without any",
    (
        Column("id", pa.string(), "id of the occasion, else of the education", needed=True),
        Column("education", pa.string(), "id of the course or programme", needed=True),
        Column("code", pa.string(), "course or programme code"),
        Column("title_sv", pa.string(), "Swedish title"),
        Column("title_en", pa.string(), "English title"),
        Column("text", pa.string(), "description as plain text"),
        Column("kind", pa.string(), "kurs, kurspaket or program"),
        Column("school", pa.string(), "school type: HS, YH, FHS, …"),
        Column("provider", pa.string(), "id of the provider"),
        Column("provider_name", pa.string(), "name of the provider"),
        Column("level", pa.string(), "SeQF level 1 to 8 where stated"),
        Column("credits", pa.float64(), "extent in the system named beside", "credits"),
        Column("credit_system", pa.string(), "hp, yh, gy, …"),
        Column("subjects", pa.list_(pa.string()), "`type:code` each", needed=True),
        Column("municipality", pa.string(), "four digits; missing when the place is unknown"),
        Column("distance", pa.bool_(), "at a distance", needed=True),
        Column("pace", pa.float64(), "share of full time", "share 0 to 1"),
        Column("starts_on", pa.date32(), "first day"),
        Column("ends_on", pa.date32(), "last day"),
        Column("places", pa.int32(), "places", "people"),
        Column("apply_by", pa.date32(), "last day to apply"),
        Column("languages", pa.list_(pa.string()), "languages of instruction", needed=True),
        Column("cancelled", pa.bool_(), "it will not be held", needed=True),
        Column("status", pa.string(), "the record's own status at the source; GONE when it was deleted", needed=True),
    ),
)
