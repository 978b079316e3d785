"""Reading people, organisations, and what has happened to a thing."""

from samverkan.accounts.queries.history import history
from samverkan.accounts.queries.invitations import Sent, Unusable, open_invitation
from samverkan.accounts.queries.people import PersonLine, RoleLine, administrators_of, people_lines, people_of

__all__ = [
    "PersonLine",
    "RoleLine",
    "Sent",
    "Unusable",
    "administrators_of",
    "history",
    "open_invitation",
    "people_lines",
    "people_of",
]
