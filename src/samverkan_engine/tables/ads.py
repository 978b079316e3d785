"""Job ads, as every source of them is read into one shape; no person's name, address or number is among the columns."""

import pyarrow as pa

from samverkan_engine.tables.declared import Column, Declared

MOMENT = pa.timestamp("us", tz="UTC")
WORDS = pa.list_(pa.string())

ADS = Declared(
    "ADS",
    "Job ads, one row an ad as last seen; a removed ad keeps what its last full version said",
    (
        Column("id", pa.string(), "the ad's id at Platsbanken, or at its own source", needed=True),
        Column("source", pa.string(), "which reader it came through: jobsearch, jobstream, historical", needed=True),
        Column("headline", pa.string(), "the headline"),
        Column("text", pa.string(), "the text exactly as it came, line ends and hard spaces kept"),
        Column("url", pa.string(), "where the ad can be read while it lives"),
        Column("occupation", pa.string(), "JobTech concept id of the occupation name"),
        Column("occupation_label", pa.string(), "the occupation as the ad's labels name it"),
        Column("occupation_legacy", pa.string(), "older id of the occupation name, only where it has no concept id"),
        Column("ssyk", pa.string(), "SSYK 2012 group, four digits as text"),
        Column("employer", pa.string(), "organisation number of a legal person; never a sole trader's"),
        Column("employer_name", pa.string(), "the employer's name; missing for a sole trader"),
        Column("vacancies", pa.int32(), "how many are sought; missing when the ad does not say", "people"),
        Column("published_at", MOMENT, "when it was published"),
        Column("last_day_at", MOMENT, "when it was to be taken down"),
        Column("deadline_at", MOMENT, "last moment to apply"),
        Column("removed_at", MOMENT, "when it was taken down, or seen to be gone"),
        Column("removed_because", pa.string(), "removed: its source said so; absent: it was not among the live ads"),
        Column("updated_at", MOMENT, "the source's own time of its last change"),
        Column("municipality", pa.string(), "four digits as text; missing when only a county or country is known"),
        Column("county", pa.string(), "two digits as text"),
        Column("country", pa.string(), "JobTech concept id of the country"),
        Column("longitude", pa.float64(), "east, WGS 84", "degrees"),
        Column("latitude", pa.float64(), "north, WGS 84", "degrees"),
        Column("employment_type", pa.string(), "JobTech concept id"),
        Column("must_skills", WORDS, "JobTech concept ids that the employer marked as needed"),
        Column("nice_skills", WORDS, "JobTech concept ids that the employer marked as an advantage"),
        Column("text_hash", pa.string(), "SHA-256 of the text, to know it again without keeping it"),
    ),
)

REMOVALS = Declared(
    "REMOVALS",
    "Ads that their source says are gone, without what they said",
    (
        Column("id", pa.string(), "the ad's id at Platsbanken", needed=True),
        Column("removed_at", MOMENT, "when it was taken down; missing when the source does not say"),
    ),
)
