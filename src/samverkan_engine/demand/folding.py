"""
Duplicates and re-postings of the same vacancy are folded into one.

Two ads are the same when employer, occupation and place are, one was published at most `window_days` after the other,
and their texts are near-equal: of the different words in either, at least the share `alike` stands in both. Texts that
are gone are compared by their fingerprint, and ads that never had one by their headline. An ad is compared with the
NEAREST that came before it, and with the latest of the very same text however many came between. Links chain: what is
re-posted month after month is one vacancy all along.
"""

import duckdb

from samverkan_engine.demand.parameters import Parameters

NEAREST = 8
"""An ad is compared with so many before it; a chain of re-postings has the one before among these."""


def fold(connection: duckdb.DuckDBPyConnection, parameters: Parameters) -> None:
    """Add the table `folds` (id, fold) beside `listing`; `fold` is the id of the first of the ads folded together."""
    connection.execute(_GROUPED)
    times = {"window": parameters.window_days}
    links = connection.execute(_SAME_TEXT, times).fetchall()
    links += connection.execute(_NEAR_TEXT, {**times, "alike": parameters.alike}).fetchall()
    order = connection.execute("SELECT id FROM listing ORDER BY published_at, id").fetchall()
    first = chained(links, {row[0]: number for number, row in enumerate(order)})
    connection.execute(
        "CREATE TABLE folds AS SELECT unnest($ids) AS id, unnest($firsts) AS fold",
        {"ids": list(first), "firsts": list(first.values())},
    )


def chained(links: list[tuple[str, str]], order: dict[str, int]) -> dict[str, str]:
    """Return for each ad that is linked to others the first of all that hang together."""
    first: dict[str, str] = {}

    def root(ad: str) -> str:
        while first.get(ad, ad) != ad:
            first[ad] = first.get(first[ad], first[ad])
            ad = first[ad]
        return ad

    for one, other in links:
        earlier, later = sorted((root(one), root(other)), key=order.__getitem__)
        first[later] = earlier
        first.setdefault(earlier, earlier)
    return {ad: root(ad) for ad in sorted(first)}


_GROUPED = """
CREATE TABLE grouped AS
WITH keyed AS (
    SELECT *, dense_rank() OVER (ORDER BY employer, ssyk, county, municipality) AS key FROM listing
)
SELECT key, id, published_at, text_hash, headline, text IS NULL AND text_hash IS NULL AS textless,
    row_number() OVER (PARTITION BY key ORDER BY published_at, id) AS number,
    CASE WHEN count(*) OVER (PARTITION BY key) > 1
         THEN list_distinct(string_split_regex(text, '[ \\t\\r\\n]+')) END AS words
FROM keyed
"""

_SAME_TEXT = """
SELECT id, earlier FROM (
    SELECT id, published_at, lag(id) OVER same AS earlier, lag(published_at) OVER same AS before FROM grouped
    WHERE text_hash IS NOT NULL
    WINDOW same AS (PARTITION BY key, text_hash ORDER BY published_at, id)
) WHERE published_at - before <= to_days($window::INTEGER)
UNION ALL
SELECT id, earlier FROM (
    SELECT id, published_at, lag(id) OVER same AS earlier, lag(published_at) OVER same AS before FROM grouped
    WHERE textless AND headline IS NOT NULL
    WINDOW same AS (PARTITION BY key, headline ORDER BY published_at, id)
) WHERE published_at - before <= to_days($window::INTEGER)
"""

_NEAR_TEXT = f"""
WITH pairs AS (
    SELECT later.id, earlier.id AS earlier, len(later.words) AS many, len(earlier.words) AS few,
        len(list_intersect(later.words, earlier.words)) AS common
    FROM grouped AS later JOIN grouped AS earlier
    ON earlier.key = later.key AND earlier.number BETWEEN later.number - {NEAREST} AND later.number - 1
    WHERE later.published_at - earlier.published_at <= to_days($window::INTEGER)
        AND later.text_hash <> earlier.text_hash
        AND least(len(later.words), len(earlier.words)) >= $alike * greatest(len(later.words), len(earlier.words))
)
SELECT id, earlier FROM pairs WHERE common >= $alike * (many + few - common)
"""
