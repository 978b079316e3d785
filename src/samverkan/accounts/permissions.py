"""The closed list of permissions, and which role within a party holds which."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """Everything that can be allowed: the thing, then the verb."""

    AGREEMENT_READ = "agreement.read"
    AGREEMENT_DRAFT = "agreement.draft"
    AGREEMENT_REGISTER = "agreement.register"
    AGREEMENT_CONFIRM = "agreement.confirm"
    AGREEMENT_SHARE = "agreement.share"
    AGREEMENT_PUBLISH = "agreement.publish"
    COMMITMENT_EDIT = "commitment.edit"
    COMMITMENT_REPORT = "commitment.report"
    COMMITMENT_CHANGE = "commitment.change"
    ACTIVITY_EDIT = "activity.edit"
    AREA_EDIT = "area.edit"
    AREA_DECIDE = "area.decide"
    EDUCATION_EDIT = "education.edit"
    INDICATOR_EDIT = "indicator.edit"
    ENQUIRY_HANDLE = "enquiry.handle"
    SOURCE_FETCH = "source.fetch"
    RUN_START = "run.start"
    TOPIC_PROPOSE = "topic.propose"
    MEETING_PLAN = "meeting.plan"
    MEETING_RECORD = "meeting.record"
    DECISION_RECORD = "decision.record"
    PEOPLE_ADMINISTER = "people.administer"
    OUTBOX_READ = "outbox.read"


class Role(models.TextChoices):
    """What a person is within a party, for a time."""

    LEADER = "leader", _("Leader")
    OWNER = "owner", _("Owner")
    PARTNER_MANAGER = "partner_manager", _("Partner manager")
    COORDINATOR = "coordinator", _("Coordinator")
    AREA_LEAD = "area_lead", _("Area lead")
    REGISTRAR = "registrar", _("Registrar")
    READER = "reader", _("Reader")
    ADMINISTRATOR = "administrator", _("Party administrator")
    CONTACT = "contact", _("Contact")  # named as owner or lead, and asked by link; has no log-in of its own


P = Permission
_READ = frozenset({P.AGREEMENT_READ})
_REPORT = _READ | {P.COMMITMENT_REPORT, P.ACTIVITY_EDIT, P.TOPIC_PROPOSE}
_COORDINATE = frozenset(P) - {P.PEOPLE_ADMINISTER}

ALLOWS: dict[str, frozenset[Permission]] = {
    Role.LEADER: _READ | {P.AGREEMENT_CONFIRM, P.TOPIC_PROPOSE, P.COMMITMENT_REPORT},
    Role.OWNER: _REPORT,
    Role.PARTNER_MANAGER: _REPORT
    | {P.COMMITMENT_EDIT, P.AGREEMENT_DRAFT, P.EDUCATION_EDIT, P.INDICATOR_EDIT, P.ENQUIRY_HANDLE},
    Role.COORDINATOR: _COORDINATE,
    Role.AREA_LEAD: _REPORT | {P.AREA_EDIT, P.EDUCATION_EDIT, P.INDICATOR_EDIT, P.RUN_START, P.ENQUIRY_HANDLE},
    Role.REGISTRAR: _READ | {P.DECISION_RECORD, P.OUTBOX_READ},
    Role.READER: _READ,
    Role.ADMINISTRATOR: _READ | {P.PEOPLE_ADMINISTER, P.OUTBOX_READ, P.SOURCE_FETCH},
    Role.CONTACT: frozenset(),
}
