"""What was found in job ads: places where a skill is asked for, and the occupation sought."""

import pyarrow as pa

from samverkan_engine.tables.declared import Column, Declared

MENTIONS = Declared(
    "MENTIONS",
    "Places in job ads where a skill is asked for or described as part of the work; those of one ad never overlap",
    (
        Column("ad", pa.string(), "id of the ad", needed=True),
        Column("start", pa.int32(), "first character in the ad's text", "characters", needed=True),
        Column("end", pa.int32(), "one past the last character", "characters", needed=True),
        Column("text", pa.string(), "the words", needed=True),
        Column("esco", pa.list_(pa.string()), "ESCO uris, best first; empty when nothing comes near", needed=True),
        Column("jobtech", pa.list_(pa.string()), "JobTech concept ids, best first", needed=True),
        Column("required", pa.string(), "must, nice or unspecified", needed=True),
        Column("score", pa.float32(), "how sure", "share 0 to 1", needed=True),
    ),
)

OCCUPATIONS = Declared(
    "OCCUPATIONS",
    "The occupation of each ad: as its source labels it, else found from headline and text",
    (
        Column("ad", pa.string(), "id of the ad", needed=True),
        Column("ssyk", pa.string(), "SSYK 2012 group, four digits; missing when none could be told"),
        Column("jobtech", pa.string(), "JobTech concept id of the occupation name"),
        Column("esco", pa.string(), "ESCO uri of the occupation"),
        Column("found", pa.string(), "source or text: who says so", needed=True),
        Column("score", pa.float32(), "how sure", "share 0 to 1", needed=True),
    ),
)
