"""Several rows of a folder are registered at once; one that cannot be stops no other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Organisation, OrganisationKind
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions.registering import CannotRegister, Choices, NewOrganisation, register_draft
from samverkan.agreements.drafting import Content
from samverkan.agreements.drafting.content import Party
from samverkan.agreements.models import Agreement, BatchRow, Wording, WordingNature
from samverkan.agreements.queries.drafts.naming import is_own_wording, short_mark, suggested_title
from samverkan.search import key


@dataclass(frozen=True)
class Outcome:
    """What became of one row: its agreement, or the sentence that says why there is none."""

    row: BatchRow
    agreement: Agreement | None = None
    refused: str = ""


def register_rows(rows: Iterable[BatchRow], *, by: Actor, at: datetime) -> list[Outcome]:
    """
    Register the drafts of several rows as agreements already signed, private to the party until they are shared.

    Each is registered by itself, all of it or nothing. Organisations are known by name or mark; the others are added.
    """
    require(by, Permission.AGREEMENT_REGISTER)
    return [_registered(row, by, at) for row in rows]


def _registered(row: BatchRow, by: Actor, at: datetime) -> Outcome:
    try:
        with transaction.atomic():
            return Outcome(row, _register(row, by, at))
    except (CannotRegister, EditedMeanwhile) as refusal:
        return Outcome(row, refused=str(refusal))
    except ValidationError as refusal:
        return Outcome(row, refused=" ".join(refusal.messages))


def _register(row: BatchRow, by: Actor, at: datetime) -> Agreement:
    if row.draft is None:
        raise CannotRegister(_("The document is not read, so there is nothing to register."))
    same = Wording.objects.visible_to(by).filter(fingerprint=row.fingerprint).select_related("agreement").first()
    if same and same.agreement_id != row.draft.agreement_id:
        sentence = _("The same text is registered already, as “%(title)s”.")
        raise CannotRegister(sentence % {"title": same.agreement.title})
    content = row.draft.working().content
    return register_draft(row.draft, choices=choices_of(content, by), version=row.draft.version, by=by, at=at)


def choices_of(content: Content, by: Actor) -> Choices:
    """Return who each party of a draft is: an organisation by its name or mark, else a new one."""
    known = list(Organisation.objects.filter(is_example=False))
    organisations = {party.id: _match(party, known) or _new(party) for party in content.parties}
    if by.organisation not in organisations.values():
        sentence = _("%(party)s is not among the parties. Correct the parties of the row.")
        raise CannotRegister(sentence % {"party": by.organisation})
    is_own = is_own_wording(content)
    nature = WordingNature.AGREEMENT if is_own else WordingNature.ACCOUNT
    return Choices(organisations=organisations, title=suggested_title(content, is_own), nature=nature)


def _match(party: Party, known: list[Organisation]) -> Organisation | None:
    if party.organisation:
        return next((each for each in known if each.pk == party.organisation), None)
    wanted = key(party.name)
    return next((each for each in known if wanted in (each.name_key, key(each.short_mark))), None)


def _new(party: Party) -> NewOrganisation:
    kind = party.type if party.type in OrganisationKind.values else OrganisationKind.OTHER
    return NewOrganisation(name=party.name, short_mark=short_mark(party.name), kind=kind)
