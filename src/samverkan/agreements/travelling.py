"""
A draft that is kept nowhere: it travels in the form of the public page, compressed and signed.

The signature makes sure that what comes back is what was sent out; it hides nothing.
"""

from django.core import signing
from django.utils.translation import gettext as _

from samverkan.agreements.drafting import Working

SALT = "samverkan.agreements.travelling"


class StateLost(Exception):
    """What came back is not what was sent out; the draft has to be made again."""


def pack(working: Working) -> str:
    """Return the whole draft, with what can be undone, as text for a hidden field."""
    return signing.dumps(working.to_plain(), salt=SALT, compress=True)


def unpack(state: str) -> Working:
    """Return the draft that `pack` wrote; raise StateLost for anything else."""
    try:
        return Working.from_plain(signing.loads(state, salt=SALT))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        sentence = _("The draft could not be read back. Paste the text once more.")
        raise StateLost(sentence) from None
