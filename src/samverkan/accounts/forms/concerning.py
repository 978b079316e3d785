"""Whom a thing is said to concern, as a form asks it."""

from typing import Any

from django import forms

from samverkan.accounts.actor import Actor
from samverkan.accounts.widening import is_own, to_choose


def ask_whom(form: forms.Form, by: Actor, thing: Any = None) -> None:
    """Let a form offer the organisations that there are to choose; of a thing of another's it does not ask."""
    if thing is not None and not is_own(by, thing):
        del form.fields["organisations"]
        return
    field: Any = form.fields["organisations"]
    field.queryset = to_choose(by, thing)
