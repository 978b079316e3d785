"""The invented region: names that no real organisation or person has, with two full years of everything."""

from datetime import datetime

PASSWORD = "mittalven-prova-26"  # the region is invented and open to everybody who runs the example
FIRST_LOGIN = "astrid@mittalven.example"


def load(*, at: datetime) -> None:
    """Make the region."""
