"""The form of an agreement's terms: the rows and corrections of a draft, on what is registered."""

from django.http import QueryDict

from samverkan.accounts.actor import Actor
from samverkan.agreements.drafting import Content, Working
from samverkan.agreements.drafting.sifting import sift
from samverkan.agreements.drafting.steps import Step
from samverkan.agreements.forms.drafts.typed import typed_steps
from samverkan.agreements.models import Agreement, Terms
from samverkan.agreements.queries.drafts.differences import Difference, differences
from samverkan.agreements.queries.drafts.terms import TermsShown, terms_shown
from samverkan.agreements.queries.terms import content_of, parties_of
from samverkan_engine.tables import DocumentText


class Correcting:
    """
    The terms as they stand, and what somebody wants to change in them.

    Given what was `sent` from a form that is no longer true, it is filled in where it still fits, to be looked
    through and saved again.
    """

    def __init__(self, agreement: Agreement, by: Actor, sent: QueryDict | None = None) -> None:
        terms = Terms.objects.visible_to(by).filter(agreement=agreement).first()
        self.kept_version = terms.version if terms else 0
        self.version = self.kept_version
        self._kept = _working(content_of(parties_of(agreement), terms))
        self._now = self._kept
        self.steps: list[Step] = []
        self.refusals: list[str] = []
        if sent is not None:
            self.take(sent)

    def take(self, sent: QueryDict) -> None:
        """Read the corrections that were typed and pressed; those that do not fit become refusals."""
        version = sent.get("version", "")
        self.version = int(version) if version.isdecimal() else -1
        typed = typed_steps(self._kept.content, sent)
        self._now, self.steps, self.refusals = sift(self._kept, [*typed, *_pressed(sent)])

    def shown(self) -> TermsShown:
        """Return the rows with what was written in them."""
        return terms_shown(self._now.content)

    def differences(self) -> list[Difference]:
        """Return how what was sent differs from the terms as they stand."""
        return differences(self._kept, self.steps)


def _working(content: Content) -> Working:
    return Working(document=DocumentText(text=""), base=content, content=content)


def _pressed(sent: QueryDict) -> list[Step]:
    verb, _colon, row = sent.get("step", "").partition(":")
    return [{"do": "remove", "row": int(row)}] if verb == "remove" and row.isdecimal() else []
