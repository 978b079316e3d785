"""The file of the region, opened: what it gives with its dates moved to now, and what has been made of it."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import yaml
from django.utils import timezone

from samverkan.accounts.actor import Actor, actor
from samverkan.accounts.models import Organisation, Person
from samverkan.agreements.models import Activity, Agreement, Commitment, Party
from samverkan.areas.models import Area
from samverkan.config.examples.folder import FOLDER

# The safe loader written in C, where PyYAML was built with it, reads ten times as fast.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Given = Any  # what YAML gives: mappings, lists and text


@dataclass
class Book:
    """What the file says, and what has been made so far, by the ids of the file."""

    given: Given
    at: datetime
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    commitments: dict[str, Commitment] = field(default_factory=dict)
    activities: dict[str, Activity] = field(default_factory=dict)
    main: Agreement = field(default_factory=Agreement)
    coordinators: dict[tuple[str, date], Actor] = field(default_factory=dict)

    def coordinator(self, organisation: str, on: date) -> Actor:
        """Return the coordinator of a party, acting; asked for at every step, so found once for each day."""
        if (organisation, on) not in self.coordinators:
            people = self.given["people"].items()
            name = next(n for n, one in people if one["of"] == organisation and "coordinator" in one["roles"])
            found = actor(self.people[name], self.organisations[organisation], on=on)
            self.coordinators[organisation, on] = found
        return self.coordinators[organisation, on]

    def party(self, organisation: str) -> Party:
        """Return an organisation as party of the main agreement."""
        return self.main.parties.get(organisation=self.organisations[organisation])


def open_book(at: datetime) -> Book:
    """Open the file of the region."""
    return Book(read("region.yaml", at), at)


def read(name: str, at: datetime) -> Given:
    """Read a file and move all its dates by the same number of whole weeks, so that its today is now."""
    given = yaml.load((FOLDER / "region" / name).read_text(encoding="utf-8"), LOADER)
    weeks = (timezone.localdate(at) - given["today"]).days // 7
    return moved(given, timedelta(weeks=weeks))


def moved(value: Any, by: timedelta) -> Any:
    """Return the value with every date and time in it moved."""
    if isinstance(value, dict):
        return {key: moved(one, by) for key, one in value.items()}
    if isinstance(value, list):
        return [moved(one, by) for one in value]
    if isinstance(value, date):
        return value + by
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", value):
        return timezone.make_aware(datetime.fromisoformat(value) + by)
    return value


def morning(day: date) -> datetime:
    """Return nine in the morning of a day."""
    return timezone.make_aware(datetime.combine(day, time(9)))
