"""An agreement comes to be: registered when it is already signed, proposed when each party has yet to agree."""

from samverkan.agreements.actions.registering.agreement import propose, register
from samverkan.agreements.actions.registering.checks import CannotRegister
from samverkan.agreements.actions.registering.drafts import Choices, NewOrganisation, register_draft

__all__ = ["CannotRegister", "Choices", "NewOrganisation", "propose", "register", "register_draft"]
