"""The corrections of a draft in order, so that the last can be undone."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from samverkan.agreements.drafting.content import Content
from samverkan.agreements.drafting.reading import content_of
from samverkan.agreements.drafting.refusals import CannotApply
from samverkan.agreements.drafting.steps import Step, apply
from samverkan.agreements.drafting.storage import (
    content_from_plain,
    content_to_plain,
    document_from_plain,
    document_to_plain,
)
from samverkan_engine.tables import DocumentText, Draft

MOST_STEPS = 100


@dataclass(frozen=True)
class Working:
    """
    A draft being corrected.

    content is base with all steps applied. Only the last hundred steps can be undone; older ones
    are part of base.
    """

    document: DocumentText
    base: Content
    content: Content
    steps: tuple[Step, ...] = ()

    def correct(self, step: Step) -> "Working":
        """Return the draft after one more correction; raise CannotApply when it does not fit."""
        content = apply(self.content, step, self.document.text)
        base, steps = self.base, (*self.steps, step)
        if len(steps) > MOST_STEPS:
            base, steps = apply(base, steps[0], self.document.text), steps[1:]
        return replace(self, base=base, content=content, steps=steps)

    def undo(self) -> "Working":
        """Return the draft before the last correction; raise CannotApply when there is none."""
        if not self.steps:
            raise CannotApply(_("There is nothing to undo."))
        content = self.base
        for step in self.steps[:-1]:
            content = apply(content, step, self.document.text)
        return replace(self, content=content, steps=self.steps[:-1])

    def to_plain(self) -> dict[str, Any]:
        """Return everything as plain values; `from_plain` reads them back."""
        return {
            "document": document_to_plain(self.document),
            "base": content_to_plain(self.base),
            "content": content_to_plain(self.content),
            "steps": list(self.steps),
        }

    @classmethod
    def from_plain(cls, stored: dict[str, Any]) -> "Working":
        """Return the draft that `to_plain` wrote."""
        return cls(
            document=document_from_plain(stored["document"]),
            base=content_from_plain(stored["base"]),
            content=content_from_plain(stored["content"]),
            steps=tuple(stored["steps"]),
        )


def begin(document: DocumentText, draft: Draft) -> Working:
    """Return the draft as the engine read it, before any correction."""
    content = content_of(draft)
    return Working(document=document, base=content, content=content)
