"""Dates as agreements give them: a day, a month, or only a year."""

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


def check(value: str) -> None:
    """Raise ValidationError unless `value` is YYYY, YYYY-MM or YYYY-MM-DD of a real day."""
    form = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    try:
        if not form:
            raise ValueError
        date(int(form[1]), int(form[2] or 1), int(form[3] or 1))
    except ValueError:
        raise ValidationError(_("Write the date as 2019, 2019-11 or 2019-11-19.")) from None


class PartialDateField(models.CharField):
    """A day, a month or a year as ISO text, which sorts rightly as text."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 10)
        options.setdefault("blank", True)
        super().__init__(*args, **options)
        self.validators = [*self.validators, check]
