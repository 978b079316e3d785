"""
Duplicates and re-postings of the same vacancy are folded into one.

Two ads are the same when employer, occupation and place are, one was published at most `window_days` after the other,
and their texts are near-equal: of the different words in either, at least the share `alike` stands in both. Texts that
are gone are compared by their fingerprint, and ads that never had one by their headline. An ad is compared with the
NEAREST that came before it, and with the latest of the very same text however many came between. Links chain: what is
re-posted month after month is one vacancy all along.

Words are compared by a number of four bytes each: two different ones have the same once in thousands of millions.
"""

from collections.abc import Iterator, Mapping

import duckdb
import pyarrow as pa

from samverkan_engine.demand.parameters import Parameters

NEAREST = 8
"""An ad is compared with so many before it; a chain of re-postings has the one before among these."""


def fold(connection: duckdb.DuckDBPyConnection, parameters: Parameters) -> None:
    """
    Add the table `folds` (place, head), where head is the first of the ads folded together, `added` (head, number), the
    skills that it does not ask for itself but one of the others does, and the view `wanted` (head, number) of all that
    a vacancy asks for.
    """
    times = {"window": parameters.window_days}
    connection.execute(_GROUPED)
    connection.execute(_PAIRS, times)
    connection.execute(_WORDED)
    near = {"alike": parameters.alike}
    first = chained(*_links(connection, _SAME_TEXT, times), *_links(connection, _NEAR_TEXT, near))
    connection.register("firsts", pa.table({"place": first.keys(), "first": first.values()}, _FIRSTS))
    connection.execute("CREATE TABLE folds AS SELECT place, first AS head FROM firsts")
    for step in (_ADDED, _WANTED):
        connection.execute(step)
    for name in ("grouped", "pairs", "worded"):
        connection.execute(f"DROP TABLE {name}")


def _links(
    connection: duckdb.DuckDBPyConnection, question: str, told: Mapping[str, float]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of ads that a question finds, by their places in `listing`."""
    for batch in connection.sql(question, params=told).to_arrow_reader(100_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def chained(*links: tuple[int, int]) -> dict[int, int]:
    """Return for each ad that is linked to others the first of all that hang together; ads are told by their order."""
    first: dict[int, int] = {}

    def root(ad: int) -> int:
        while first.get(ad, ad) != ad:
            first[ad] = first.get(first[ad], first[ad])
            ad = first[ad]
        return ad

    for one, other in links:
        earlier, later = sorted((root(one), root(other)))
        first[later] = earlier
        first.setdefault(earlier, earlier)
    return {ad: root(ad) for ad in sorted(first)}


_FIRSTS = pa.schema([("place", pa.int32()), ("first", pa.int32())])

_ADDED = """
CREATE TABLE added AS
WITH others AS (
    SELECT DISTINCT head, number FROM skilled JOIN folds USING (place) WHERE place <> head
)
SELECT head, number FROM others ANTI JOIN skilled ON skilled.place = head AND skilled.number = others.number
"""

_WANTED = """
CREATE VIEW wanted AS
SELECT place AS head, number FROM skilled ANTI JOIN (SELECT place FROM folds WHERE place <> head) AS later USING (place)
UNION ALL
SELECT head, number FROM added
"""

_GROUPED = """
CREATE TABLE grouped AS
WITH keyed AS (
    SELECT *, dense_rank() OVER (ORDER BY employer, ssyk, county, municipality) AS key FROM listing
)
SELECT key, place, id, published_at, text_hash, headline,
    row_number() OVER (PARTITION BY key ORDER BY place) AS number
FROM keyed
"""

_PAIRS = f"""
CREATE TABLE pairs AS
SELECT later.place, earlier.place AS earlier
FROM grouped AS later JOIN grouped AS earlier
ON earlier.key = later.key AND earlier.number BETWEEN later.number - {NEAREST} AND later.number - 1
WHERE later.published_at - earlier.published_at <= to_days($window::INTEGER)
    AND later.text_hash <> earlier.text_hash
"""

_WORDED = """
CREATE TABLE worded AS
WITH wanted AS (
    SELECT place FROM pairs UNION SELECT earlier FROM pairs
)
SELECT listing.place, list_transform(
    list_distinct(string_split_regex(text, '[ \\t\\r\\n]+')), lambda word: (hash(word) % 4294967296)::UINTEGER
) AS words
FROM once JOIN listing USING (id) SEMI JOIN wanted ON wanted.place = listing.place
WHERE text IS NOT NULL
"""

_SAME_TEXT = """
SELECT place, earlier FROM (
    SELECT place, published_at, lag(place) OVER same AS earlier, lag(published_at) OVER same AS before FROM grouped
    WHERE text_hash IS NOT NULL
    WINDOW same AS (PARTITION BY key, text_hash ORDER BY place)
) WHERE published_at - before <= to_days($window::INTEGER)
UNION ALL
SELECT place, earlier FROM (
    SELECT place, published_at, lag(place) OVER same AS earlier, lag(published_at) OVER same AS before FROM grouped
    WHERE text_hash IS NULL AND headline IS NOT NULL
    WINDOW same AS (PARTITION BY key, headline ORDER BY place)
) WHERE published_at - before <= to_days($window::INTEGER)
"""

_NEAR_TEXT = """
WITH compared AS (
    SELECT pairs.place, pairs.earlier, len(one.words) AS many, len(other.words) AS few,
        len(list_intersect(one.words, other.words)) AS common
    FROM pairs
    JOIN worded AS one ON one.place = pairs.place
    JOIN worded AS other ON other.place = pairs.earlier
    WHERE least(len(one.words), len(other.words)) >= $alike * greatest(len(one.words), len(other.words))
)
SELECT place, earlier FROM compared WHERE common >= $alike * (many + few - common)
"""
