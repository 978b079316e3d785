"""
Questions about very many lists at once, put together once and asked again and again.

Django takes longer to put some thirty conditions together than the database to answer them. What is kept is the
question alone, as SQL with its parameters: it follows from who asks, in which roles, for which party, and on which day.
No answer is ever kept, and nothing that was read from the database may go into a question; a test holds them to that.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Field, QuerySet, Value
from django.db.models.functions import Cast

KEPT = 200
"""So many people's questions are kept; those not asked for longest go first."""

Question = tuple[str, tuple[Any, ...]]


def any_of(lists: Iterable[tuple[int, QuerySet]]) -> Question:
    """Return the question which of the numbered lists hold anything."""
    parts = [(number, *asked) for number, rows in lists if (asked := written(rows.order_by().query.exists()))]
    sql = " UNION ALL ".join(f"SELECT {number} WHERE EXISTS ({part})" for number, part, _values in parts)
    return sql, tuple(value for *_part, values in parts for value in values)


def count_of(lists: Iterable[QuerySet]) -> Question:
    """Return the question how many pairs there are within each agreement, of lists of pairs."""
    parts = [asked for rows in lists if (asked := written(rows.query))]
    every = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS list{number}" for number, (sql, _values) in enumerate(parts))
    sql = f"SELECT within, COUNT(*) FROM ({every}) AS lists WHERE within IS NOT NULL GROUP BY within"
    return (sql if parts else ""), tuple(value for _sql, values in parts for value in values)


def likeness(rows: QuerySet) -> object:
    """Return what tells whether lists can be fetched together: the same things or words, as much of each, in order."""
    asked = rows.query
    left_out, is_left_out = asked.deferred_loading
    if asked.values_select:
        return asked.values_select, asked.order_by
    return asked.model, str(asked.select_related), frozenset(left_out), is_left_out, asked.order_by


def in_one(lists: Iterable[QuerySet]) -> QuerySet:
    """Return lists that are alike as one; what was reckoned for some of them is empty in the others."""
    every = list(lists)
    if len(every) == 1:
        return every[0]
    fields = {name: said.output_field for rows in every for name, said in rows.query.annotations.items()}
    first, *rest = [with_all(rows.order_by(), fields) for rows in every]
    return first.union(*rest, all=True).order_by(*every[0].query.order_by)


def with_all(rows: QuerySet, fields: dict[str, Field]) -> QuerySet:
    """Return a list in which each row has all that is reckoned for any of them, in the same order of columns."""
    empty = {name: Cast(Value(None), field) for name, field in fields.items() if name not in rows.query.annotations}
    filled = rows.annotate(**empty)
    filled.query.annotations = dict(sorted(filled.query.annotations.items()))
    return filled


def written(query: Any) -> Question | None:
    """Return a query as SQL and its parameters; nothing of one that can find nothing."""
    try:
        return query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    except EmptyResultSet:
        return None


def answers(question: Question) -> list[tuple[Any, ...]]:
    """Ask the database."""
    sql, parameters = question
    if not sql:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
