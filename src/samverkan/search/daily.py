"""What this room does by itself: read what is due, and once a night compare the whole index with the things."""

from datetime import datetime

from django.utils import timezone

from samverkan.search.actions import read_all_due, repair
from samverkan.search.triggers import after_migrate, missing

NIGHT = 3


def run(*, at: datetime) -> int:
    """Do what is due; return how many entries changed."""
    if timezone.localtime(at).hour != NIGHT:
        return read_all_due()
    if missing():
        after_migrate(using="default")
    return repair()
