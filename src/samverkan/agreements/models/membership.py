"""
Whether an organisation is party to an agreement, as one condition within a query.

Written out as in `accounts/models/conditions.py`; `tests/web/agreements/test_membership.py` holds them to the querysets
that say the same.
"""

from typing import Any

from django.db import models
from django.utils import timezone

from samverkan.accounts.models.conditions import Condition


class IsParty(Condition):
    """An organisation is a party today to the agreement that `agreement` leads to."""

    sql = (
        "EXISTS(SELECT 1 FROM agreements_party m WHERE m.agreement_id = {agreement} "
        "AND m.organisation_id = %s AND (m.left_on IS NULL OR m.left_on >= %s))"
    )
    names = ("agreement",)

    def __init__(self, agreement: str, organisation_id: int) -> None:
        super().__init__(models.F(agreement))
        self.organisation_id, self.today = organisation_id, timezone.localdate()

    def values(self, connection: Any) -> tuple[Any, ...]:
        return (self.organisation_id, connection.ops.adapt_datefield_value(self.today))


class Served(IsParty):
    """An organisation is a party today to some agreement that the activity serves."""

    sql = (
        "EXISTS(SELECT 1 FROM agreements_activity_commitments s "
        "JOIN agreements_commitment c ON c.id = s.commitment_id "
        "JOIN agreements_party m ON m.agreement_id = c.agreement_id WHERE s.activity_id = {agreement} "
        "AND m.organisation_id = %s AND (m.left_on IS NULL OR m.left_on >= %s))"
    )


class HadRead(Condition):
    """
    An organisation left the agreement, but no earlier than the day it had read and confirmed it.

    With `since`, a time of the record that is asked about, it also left no earlier than that day.
    """

    def __init__(self, agreement: str, organisation_id: int, since: str = "") -> None:
        super().__init__(models.F(agreement), models.F(since)) if since else super().__init__(models.F(agreement))
        self.organisation_id, self.zone = organisation_id, timezone.get_current_timezone_name()

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        """Put the columns into the SQL; each database has its own way from a time to its day."""
        agreement, *since = [compiler.compile(each)[0] for each in self.get_source_expressions()]
        days = [connection.ops.datetime_cast_date_sql(time, (), self.zone) for time in ("m.confirmed_at", *since)]
        stayed = " AND ".join(f"m.left_on >= {day}" for day, _zone in days)
        sql = (
            f"EXISTS(SELECT 1 FROM agreements_party m WHERE m.agreement_id = {agreement} "
            f"AND m.organisation_id = %s AND {stayed})"
        )
        return sql, (self.organisation_id, *(value for _day, zone in days for value in zone))


class HasRead(Condition):
    """
    An organisation is a party today to the agreement, or had read it before it left (`HadRead`).

    With `version`, the field that counts a record's changes, one that left sees it only as long as it is unchanged.
    """

    def __init__(self, agreement: str, organisation_id: int, since: str = "", version: str = "") -> None:
        either = (IsParty(agreement, organisation_id), HadRead(agreement, organisation_id, since))
        super().__init__(*either, models.F(version)) if version else super().__init__(*either)
        self.names = ("party", "left", "version") if version else ("party", "left")
        self.sql = "({party} OR {version} = 1 AND {left})" if version else "({party} OR {left})"
