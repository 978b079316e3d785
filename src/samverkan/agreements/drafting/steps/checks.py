"""What several corrections check."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from samverkan.agreements import partial_dates
from samverkan.agreements.drafting.content import ACCOUNT, LISTS, WORDING, Content, Item, Span
from samverkan.agreements.drafting.quoting import check
from samverkan.agreements.drafting.refusals import CannotApply

I = TypeVar("I", bound=Item)  # noqa: E741 - an item of whichever list

MOST_ITEMS = 500


def required(value: str, longest: int = 200) -> str:
    """Return the words on one line; refuse none at all, and more than there is room for."""
    words = " ".join(str(value).split())
    if not words:
        raise CannotApply(_("Write something, or remove the row."))
    if len(words) > longest:
        sentence = _("This is longer than there is room for (%(most)d characters). Shorten it.")
        raise CannotApply(sentence % {"most": longest})
    return words


def choice(value: str, choices: Collection[str]) -> str:
    """Return the value if it is one of the choices."""
    if value not in choices:
        raise CannotApply(_("This choice is not in the list. Choose one of those shown."))
    return value


def partial_date(value: str) -> str:
    """Return a date written as 2019, 2019-11 or 2019-11-19."""
    try:
        partial_dates.check(value)
    except ValidationError as fault:
        raise CannotApply(fault.messages[0]) from None
    return value


def evidence(content: Content, text: str, start: int | None, end: int | None) -> dict[str, Any]:
    """Return what a part set by a person carries: its passage, if any, and whose words that passage is."""
    if start is None or end is None:
        return {"passages": (), "by_hand": True, "nature": ACCOUNT, "confidence": 1.0}
    span = check(text, start, end)
    return {"passages": (span,), "by_hand": True, "nature": nature(content, span), "confidence": 1.0}


def nature(content: Content, span: Span) -> str:
    """Return whose words a passage is: the agreement's own within its quotations, else an account."""
    within = any(start <= span[0] and span[1] <= end for start, end in content.quotations)
    return WORDING if within else ACCOUNT


def found(content: Content, row: int, kind: type[I]) -> I:
    """Return the item with this id; refuse when it is gone or of another kind."""
    item = content.item(row)
    if not isinstance(item, kind):
        raise CannotApply(_("The row is no longer in the draft. Load the page again."))
    return item


def list_of(item: Item) -> str:
    """Return the name of the list that an item stands in."""
    return next(name for name, kind in LISTS.items() if isinstance(item, kind))


def put(content: Content, item: Item) -> Content:
    """Return the content with the item in place of the one with its id."""
    name = list_of(item)
    items = tuple(item if each.id == item.id else each for each in getattr(content, name))
    return content.with_list(name, items)


def added(content: Content, kind: type[Item], /, **values: Any) -> Content:
    """Return the content with one more item last in its list."""
    item = kind(id=content.last_id + 1, **values)
    name = list_of(item)
    items = (*getattr(content, name), item)
    if len(items) > MOST_ITEMS:
        raise CannotApply(_("The draft cannot hold more rows of this kind (500)."))
    return replace(content.with_list(name, items), last_id=item.id)
