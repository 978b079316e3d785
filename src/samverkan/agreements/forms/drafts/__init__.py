"""What a person sends in about drafts: a document, corrections of the draft page, the choices of a registration."""

from samverkan.agreements.forms.drafts.documents import DocumentForm
from samverkan.agreements.forms.drafts.pressed import pressed_step
from samverkan.agreements.forms.drafts.typed import typed_steps

__all__ = ["DocumentForm", "pressed_step", "typed_steps"]
