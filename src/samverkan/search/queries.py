"""
One query for both databases: the entries that hold what was asked for, of things that the actor may see.

The index finds candidates. Each of them passes the queryset `visible` of its own kind within the same SQL, before
anything is counted, sorted or shown; so no count, passage or page says anything of what the actor may not see.
"""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection

from samverkan.search.asking import Asked, Clause
from samverkan.search.models import Entry
from samverkan.search.registry import Searched, registered

PLACES = "search_entry.id, search_entry.kind, {rank}, COALESCE(CAST(search_entry.dated_on AS TEXT), '')"
SQLITE = (
    "SELECT {what} FROM search_words CROSS JOIN search_entry ON search_entry.id = search_words.rowid "
    "WHERE search_words MATCH %s"
)
POSTGRESQL = "SELECT {what} FROM search_entry, to_tsquery('simple', %s) query WHERE search_entry.words @@ query"
RANKS = {
    "sqlite": "search_words.rank",
    "postgresql": "-ts_rank('{0.08, 0, 0.17, 1}', search_entry.words, query)",  # endings, agreements, texts, titles
}
READ = "NOT EXISTS (SELECT 1 FROM search_due d WHERE d.kind = search_entry.kind AND d.thing = search_entry.thing)"


class Place(NamedTuple):
    """Where an entry stands among those found: what it takes to sort and count, without its words."""

    entry: int
    kind: str
    rank: float
    dated_on: str  # an ISO date, or nothing


def found(asked: Asked, actor: Any, *, place: int | None = None) -> list[Place]:
    """
    Return where everything stands that holds what was asked for, in an agreement if one is named.

    It is sorted and counted afterwards: the database would have to ask of each thing twice whether it may be seen. A
    thing that has been written since it was read is not found, so that nothing taken away is shown.
    """
    on_sqlite = connection.vendor == "sqlite"
    start, query = (SQLITE, fts5(asked, place)) if on_sqlite else (POSTGRESQL, tsquery(asked, place))
    with connection.cursor() as cursor:
        cursor.execute(start.format(what="DISTINCT search_entry.kind"), [query])
        kinds = {kind for (kind,) in cursor.fetchall()}
        seen = [each for kind in registered() if kind.kind in kinds and (each := visible(kind, actor))]
        if not seen:
            return []
        places = start.format(what=PLACES.format(rank=RANKS[connection.vendor]))
        either = " OR ".join(sql for sql, _values in seen)
        values = [value for _sql, some in seen for value in some]
        cursor.execute(f"{places} AND {READ} AND ({either})", [query, *values])
        rows = cursor.fetchall()
    return list(map(Place._make, rows))


def visible(kind: Searched, actor: Any) -> tuple[str, tuple[Any, ...]] | None:
    """
    Return the condition, with its values, that an entry is of a thing of this kind that the actor may see.

    The queryset is put into SQL alone, since Django takes five times as long to put all of them together as one query.
    """
    own = kind.model._meta
    assert own.pk is not None
    things = kind.visible(actor).order_by().values("pk")
    its_own = things.extra(where=[f'"{own.db_table}"."{own.pk.column}" = search_entry.thing'])
    try:
        sql, values = its_own.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    return f"(search_entry.kind = %s AND EXISTS ({sql}))", (kind.kind, *values)


def in_order(some: Iterable[Place], *, by_date: bool = False) -> list[Place]:
    """Return places by relevance, or by date with those without one last."""
    latest_first = sorted(some, key=attrgetter("dated_on", "entry"), reverse=True)
    return latest_first if by_date else sorted(latest_first, key=attrgetter("rank"))


def entries_at(some: Iterable[Place]) -> list[Entry]:
    """Return the entries of places, in their order."""
    wanted = [place.entry for place in some]
    there = Entry.objects.defer("title_stems", "text_stems", "endings").in_bulk(wanted)
    return [there[number] for number in wanted if number in there]


def fts5(asked: Asked, place: int | None) -> str:
    """Return what was asked for in the language of SQLite's FTS5; every word stands within quotes."""
    wanted = [_fts5(each) for each in asked.wanted]
    if place is not None:
        wanted.append(f'(places : "p{place:d}")')
    whole = " AND ".join(wanted)
    return f"({whole}) NOT ({' OR '.join(map(_fts5, asked.unwanted))})" if asked.unwanted else whole


def _fts5(one: Clause) -> str:
    texts = "{title_stems text_stems}"
    ways = [f'{texts} : "{" ".join(row)}"' for row in one.rows]
    ways += [f'{texts} : "{part}" *' for part in one.within]
    ways += [f'endings : "{part[::-1]}" *' for part in one.within]
    return f"({' OR '.join(ways)})"


def tsquery(asked: Asked, place: int | None) -> str:
    """Return the same in the language of PostgreSQL's full text."""
    wanted = [_tsquery(each) for each in asked.wanted]
    if place is not None:
        wanted.append(f"'p{place:d}':C")
    return " & ".join([*wanted, *(f"!{_tsquery(each)}" for each in asked.unwanted)])


def _tsquery(one: Clause) -> str:
    ways = [" <-> ".join(f"'{each}':{where}" for each in row) for row in one.rows for where in "AB"]
    ways += [f"'{part}':*AB" for part in one.within]
    ways += [f"'{part[::-1]}':*D" for part in one.within]
    return f"({' | '.join(f'({way})' for way in ways)})"
