"""
The question to DuckDB that reads ads of the common form; whatever is not of that form comes back as it stood.

It says in SQL what `record` says in Python, for the forms that nearly all ads have. The column `odd` holds the ad as it
stood where it is of another form or has a value that is not as it should be; such an ad is read by `record`, which is
the definition, so the two ways give the same table (a test holds them together).
"""

import json

from samverkan_engine.readers.ads.employers import LEGAL_NAME

SKILLS = {"skills": [{"concept_id": "VARCHAR"}]}
SHAPE = {
    **dict.fromkeys(("id", "original_id", "headline", "webpage_url", "number_of_vacancies", "removed"), "VARCHAR"),
    **dict.fromkeys(("application_deadline", "publication_date", "last_publication_date", "removed_date"), "VARCHAR"),
    "timestamp": "VARCHAR",
    "description": {"text": "VARCHAR"},
    "employer": {"organization_number": "VARCHAR", "name": "VARCHAR"},
    **dict.fromkeys(("occupation", "occupation_group", "employment_type"), "JSON"),
    "workplace_address": {
        "municipality_code": "VARCHAR",
        "region_code": "VARCHAR",
        "country_concept_id": "VARCHAR",
        "coordinates": "JSON",
    },
    "must_have": SKILLS,
    "nice_to_have": SKILLS,
}
TIMES = {
    "published_at": "publication_date",
    "last_day_at": "last_publication_date",
    "deadline_at": "application_deadline",
    "removed_at": "removed_date",
}
TEXTS = ("headline", "text", "url", "employer_name", "country", "occupation_label")
"""Texts; one that begins as a list or object may be one that stood where a text should."""


def query(form: str, is_historical: bool) -> str:
    """Return the question, with the file as its parameter; form is newline_delimited or array."""
    tolerant = ", ignore_errors = true" if form == "newline_delimited" else ""
    number = "coalesce(nullif(original_id, ''), id)" if is_historical else "id"
    times = ", ".join(f"try_cast({field} AS TIMESTAMP) AS {name}_local" for name, field in TIMES.items())
    return f"""
    WITH objects AS (
        SELECT json, json_transform(json, '{json.dumps(SHAPE)}') AS ad
        FROM read_json_objects($file, format = '{form}'{tolerant})
    ), fields AS (
        SELECT json, unnest(ad) FROM objects
    ), parts AS (
        SELECT *, {number} AS number, {times},
            CASE WHEN strlen("timestamp") <= 13 THEN try_cast("timestamp" AS BIGINT) END AS milliseconds,
            description.text AS text,
            webpage_url AS url,
            employer.organization_number AS legal,
            employer.name AS employer_name,
            {concept("occupation", "concept_id")} AS occupation_id,
            {concept("occupation", "label")} AS occupation_label,
            {concept("occupation", "legacy_ams_taxonomy_id")} AS occupation_old,
            {concept("occupation_group", "legacy_ams_taxonomy_id")} AS ssyk,
            {concept("employment_type", "concept_id")} AS employment,
            workplace_address.municipality_code AS municipality,
            workplace_address.region_code AS region,
            workplace_address.country_concept_id AS country,
            workplace_address.coordinates AS point,
            try_cast(json_extract_string(point, '$[0]') AS DOUBLE) AS longitude,
            try_cast(json_extract_string(point, '$[1]') AS DOUBLE) AS latitude
        FROM fields
    )
    SELECT {columns()}, CASE WHEN {odd()} THEN json END AS odd, json IS NULL AS broken
    FROM parts
    """


def concept(field: str, part: str) -> str:
    """Return the SQL of a part of a concept, which stands alone or first in a list."""
    found = f"json_extract_string({field}, ['$.{part}', '$[0].{part}'])"
    alone_or_first = f"coalesce({found}[1], {found}[2])"
    return alone_or_first if part == "label" else f"nullif({alone_or_first}, '')"


def columns() -> str:
    """Return the SQL of the columns of ADS, all but `source`."""
    removed = "removed = 'true'"
    named = f"legal IS NOT NULL OR regexp_matches(employer_name, '{LEGAL_NAME}')"
    exprs = {
        "id": "number",
        "headline": "headline",
        "text": "text",
        "url": "url",
        "occupation": "occupation_id",
        "occupation_label": "occupation_label",
        "occupation_legacy": "CASE WHEN occupation_id IS NULL THEN occupation_old END",
        "ssyk": "ssyk",
        "employer": "legal",
        "employer_name": f"CASE WHEN {named} THEN employer_name END",
        "vacancies": "try_cast(number_of_vacancies AS INTEGER)",
        **{name: f"timezone('Europe/Stockholm', {name}_local)" for name in TIMES},
        "removed_because": f"CASE WHEN {removed} THEN 'removed' END",
        "updated_at": "timezone('UTC', epoch_ms(milliseconds))",
        "municipality": "municipality",
        "county": "coalesce(region, municipality[:2])",
        "country": "country",
        "longitude": "longitude",
        "latitude": "latitude",
        "employment_type": "employment",
        "must_skills": skills("must_have"),
        "nice_skills": skills("nice_to_have"),
        "text_hash": "sha256(text)",
    }
    exprs["removed_at"] = f"CASE WHEN {removed} THEN {exprs['removed_at']} END"
    return ", ".join(f"{expression} AS {name}" for name, expression in exprs.items())


def skills(field: str) -> str:
    """Return the SQL of the concept ids in a list of skills."""
    return f"list_filter(list_transform({field}.skills, lambda x: x.concept_id), lambda x: x <> '')"


def odd() -> str:
    """Return the SQL of whether an ad is not of the common form."""
    return " OR ".join(
        (
            "coalesce(number, '') = ''",
            "coalesce(headline, '') = ''",
            *(no_digits(name, "= 4") for name in ("ssyk", "municipality")),
            no_digits("region", "= 2"),
            no_digits("legal", "= 10"),
            "coalesce(legal[3] IN ('0', '1'), false)",
            no_digits("number_of_vacancies", "BETWEEN 1 AND 9"),
            "coalesce(number_of_vacancies[1] = '0', false)",
            no_digits('"timestamp"', "BETWEEN 1 AND 13"),
            *(odd_time(name, field) for name, field in TIMES.items()),
            *(f"({name} IS NOT NULL AND {name}[1] IN ('[', '{{'))" for name in TEXTS),
            *(odd_concept(name) for name in ("occupation", "occupation_group", "employment_type")),
            odd_point(),
        )
    )


def no_digits(name: str, length: str) -> str:
    """Return the SQL of whether a value stands there that is not so many digits."""
    return f"coalesce(ltrim({name}, '0123456789') <> '' OR NOT strlen({name}) {length}, false)"


def odd_time(name: str, field: str) -> str:
    """Return the SQL of whether a time is written otherwise, is none, or is in an hour when clocks are changed."""
    local = f"{name}_local"
    changing = f"month({local}) IN (3, 10) AND day({local}) >= 25 AND hour({local}) = 2"
    return (
        f"({field} IS NOT NULL AND (strlen({field}) <> 19 OR {field}[11] <> 'T' OR {local} IS NULL "
        f"OR year({local}) NOT BETWEEN 1996 AND 2036 OR ({changing})))"
    )


def odd_point() -> str:
    """Return the SQL of whether coordinates stand there that are not two numbers on Earth."""
    fit = "json_array_length(point) = 2 AND abs(longitude) <= 180 AND abs(latitude) <= 90"
    return f"(point IS NOT NULL AND (point::VARCHAR) NOT IN ('null', '[null,null]') AND NOT coalesce({fit}, false))"


def odd_concept(name: str) -> str:
    """Return the SQL of whether a concept is neither an object nor a list of objects."""
    text = f"({name}::VARCHAR)"
    return f"({name} IS NOT NULL AND {text} <> 'null' AND {text}[1] <> '{{' AND {text}[:2] <> '[{{')"
