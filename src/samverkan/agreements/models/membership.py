"""
Whether an organisation is party to an agreement, as one condition within a query.

These conditions stand in nearly every query, several times on each page. Written as EXISTS over querysets they say the
same (`tests/web/agreements/test_membership.py` holds them together), but then Django takes longer to put them together
than the database takes to answer, so here the SQL is written out.
"""

from typing import Any

from django.db import models
from django.db.models.functions import TruncDate
from django.utils import timezone


class Membership(models.Func):
    """A condition with its own SQL, in which each name in braces stands for one of the expressions."""

    output_field = models.BooleanField()
    sql = ""
    names: tuple[str, ...] = ()

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        """Put the expressions into the SQL, which names them in their order."""
        parts = [compiler.compile(each) for each in self.get_source_expressions()]
        sql = self.sql.format(**dict(zip(self.names, (part for part, _values in parts), strict=True)))
        return sql, tuple(value for _part, values in parts for value in values)


class IsParty(Membership):
    """An organisation is a party today to the agreement that `agreement` leads to."""

    sql = (
        "EXISTS(SELECT 1 FROM agreements_party m WHERE m.agreement_id = {agreement} "
        "AND m.organisation_id = {organisation} AND (m.left_on IS NULL OR m.left_on >= {today}))"
    )
    names = ("agreement", "organisation", "today")

    def __init__(self, agreement: str, organisation_id: int) -> None:
        today = models.Value(timezone.localdate(), models.DateField())
        super().__init__(models.F(agreement), models.Value(organisation_id), today)


class Served(IsParty):
    """An organisation is a party today to some agreement that the activity serves."""

    sql = (
        "EXISTS(SELECT 1 FROM agreements_activity_commitments s "
        "JOIN agreements_commitment c ON c.id = s.commitment_id "
        "JOIN agreements_party m ON m.agreement_id = c.agreement_id WHERE s.activity_id = {agreement} "
        "AND m.organisation_id = {organisation} AND (m.left_on IS NULL OR m.left_on >= {today}))"
    )


class HadRead(Membership):
    """
    An organisation left the agreement, but no earlier than the day it had read and confirmed it.

    With `since`, a time of the record that is asked about, it also left no earlier than that day.
    """

    sql = (
        "EXISTS(SELECT 1 FROM agreements_party m WHERE m.agreement_id = {agreement} "
        "AND m.organisation_id = {organisation} AND m.left_on >= {read} AND m.left_on >= {since})"
    )
    names = ("agreement", "organisation", "read", "since")

    def __init__(self, agreement: str, organisation_id: int, since: str = "") -> None:
        read = TruncDate(OfParty("confirmed_at"))
        shared = TruncDate(since) if since else read
        super().__init__(models.F(agreement), models.Value(organisation_id), read, shared)


class OfParty(models.Func):
    """A time of the party that the condition goes through."""

    output_field = models.DateTimeField()

    def __init__(self, column: str) -> None:
        super().__init__(template=f"m.{column}")
