"""
The corrections a person can make. Each is a plain value, {"do": name, …}, so that it can be kept and done again.

    apply(content, step, text)   the draft after one correction; CannotApply when it does not fit

A step's function takes the content, the text and the step's own values by name.
"""

import inspect
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from samverkan.agreements.drafting.content import Content
from samverkan.agreements.drafting.refusals import CannotApply
from samverkan.agreements.drafting.steps import commitments, fields, organisations, subjects, terms

Step = dict[str, Any]

STEPS: dict[str, Callable[..., Content]] = {
    "set": fields.set_field,
    "is_agreement": fields.set_is_agreement,
    "remove": fields.remove,
    "add_date": fields.add_date,
    "change_date": fields.change_date,
    "add_party": organisations.add_party,
    "change_party": organisations.change_party,
    "link_party": organisations.link_party,
    "add_person": organisations.add_person,
    "change_person": organisations.change_person,
    "add_domain": subjects.add_domain,
    "add_area": subjects.add_area,
    "change_area": subjects.change_area,
    "add_commitment": commitments.add,
    "change_commitment": commitments.change,
    "respan_commitment": commitments.respan,
    "split_commitment": commitments.split,
    "merge_commitment": commitments.merge,
    "add_funding": terms.add_funding,
    "change_funding": terms.change_funding,
    "add_body": terms.add_body,
    "change_body": terms.change_body,
    "add_follow_up": terms.add_follow_up,
    "change_follow_up": terms.change_follow_up,
    "add_annex": terms.add_annex,
    "change_annex": terms.change_annex,
    "add_definition": terms.add_definition,
    "change_definition": terms.change_definition,
}


def apply(content: Content, step: Step, text: str) -> Content:
    """Return the content after one correction; raise CannotApply with a sentence when it does not fit."""
    values = dict(step)
    function = STEPS.get(values.pop("do", ""))
    if function is None:
        raise CannotApply(_("This correction is not known. Load the page again."))
    try:
        inspect.signature(function).bind(content, text, **values)
    except TypeError:
        raise CannotApply(_("This correction is not complete. Load the page again.")) from None
    return function(content, text, **values)
