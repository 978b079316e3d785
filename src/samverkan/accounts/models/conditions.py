"""
Conditions whose SQL is written out.

Who may see what stands in nearly every query, several times on each page. Put together of querysets and single
conditions it says the same, but Django takes longer over that than the database takes to answer.
"""

from typing import Any, Self

from django.db import models
from django.db.models.expressions import Col


class Condition(models.Func):
    """A condition with its own SQL, in which each name in braces stands for one of the expressions."""

    output_field = models.BooleanField()
    sql = ""
    names: tuple[str, ...] = ()
    is_resolved = False

    def resolve_expression(self, *within: Any, **how: Any) -> Self:
        """Find the columns, once: a query around the one it stands in has nothing more to find."""
        if self.is_resolved:
            return self
        found = super().resolve_expression(*within, **how)
        sources = found.get_source_expressions()
        found.is_resolved = all(isinstance(each, Col) or getattr(each, "is_resolved", False) for each in sources)
        return found

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        """Put the expressions into the SQL, which names them in their order, those with values of their own last."""
        parts = [compiler.compile(each) for each in self.get_source_expressions()]
        sql = self.written(connection).format(**dict(zip(self.names, (part for part, _values in parts), strict=True)))
        return sql, (*self.values(connection), *(value for _part, values in parts for value in values))

    def written(self, connection: Any) -> str:
        """Return the SQL for this database."""
        return self.sql

    def values(self, connection: Any) -> tuple[Any, ...]:
        """Return the values that stand for each %s in the SQL, in their order."""
        return ()


class SeenBy(Condition):
    """
    What an organisation sees of records in circles: the public, its own, and what is shared with it.

    `shared` is the condition for the last of these; one who `shares_only` does not see what is private to its own.
    """

    example = "{home} IN (SELECT id FROM accounts_organisation WHERE is_example)"
    # What is shared stands last, since it has most to look up, and databases stop at the first that holds.
    sql = f"({{circle}} = 'public' AND NOT {example} OR {{home}} = %s OR {{circle}} = 'shared' AND {{shared}})"
    sharing = f"({{circle}} = 'public' AND NOT {example} OR {{circle}} = 'shared' AND {{shared}})"
    names = ("circle", "home", "shared")
    home = "home"

    def __init__(self, organisation_id: int, shared: Any, *, shares_only: bool) -> None:
        super().__init__("circle", self.home, shared)
        self.organisation_id, self.shares_only = organisation_id, shares_only

    def written(self, connection: Any) -> str:
        return self.sharing if self.shares_only else self.sql

    def values(self, connection: Any) -> tuple[Any, ...]:
        return () if self.shares_only else (self.organisation_id,)
