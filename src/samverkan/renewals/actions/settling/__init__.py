"""How a renewal ends: the agreement is renewed, prolonged, replaced or let end, or the renewal is called off."""

from samverkan.renewals.actions.settling.checks import NotReady
from samverkan.renewals.actions.settling.ending import call_off, end_due, let_end, replace
from samverkan.renewals.actions.settling.prolonging import BadDate, prolong
from samverkan.renewals.actions.settling.renewing import NextAgreement, renew

__all__ = ["BadDate", "NextAgreement", "NotReady", "call_off", "end_due", "let_end", "prolong", "renew", "replace"]
