"""What rooms above say of an agreement or a promise on its own page: each offers its remarks when it starts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, Commitment


@dataclass(frozen=True)
class Remark:
    """One sentence with a link: "The renewal is under way", "Taken over from commitment 4 of …"."""

    text: str
    url: str = ""
    link: str = ""


OnAgreement = Callable[[Agreement, Actor], Iterable[Remark]]
OnCommitment = Callable[[Commitment, Actor], Iterable[Remark]]
_on_agreement: list[OnAgreement] = []
_on_commitment: list[OnCommitment] = []


def offer(on_agreement: OnAgreement, on_commitment: OnCommitment) -> None:
    """Let the pages of agreements and commitments show these remarks too."""
    _on_agreement.append(on_agreement)
    _on_commitment.append(on_commitment)


def on_agreement(agreement: Agreement, by: Actor) -> list[Remark]:
    """Return what is to be said of an agreement to the one who reads."""
    return [remark for find in _on_agreement for remark in find(agreement, by)]


def on_commitment(commitment: Commitment, by: Actor) -> list[Remark]:
    """Return what is to be said of a promise to the one who reads."""
    return [remark for find in _on_commitment for remark in find(commitment, by)]
