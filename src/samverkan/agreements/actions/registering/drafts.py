"""A corrected draft becomes an agreement."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actions.organisations import add_organisation, remember_number
from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Organisation
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions.registering.agreement import propose, register
from samverkan.agreements.actions.registering.checks import CannotRegister
from samverkan.agreements.actions.registering.draft_terms import terms_of
from samverkan.agreements.actions.sharing import share
from samverkan.agreements.drafting import Content, Working
from samverkan.agreements.drafting.content import Commitment
from samverkan.agreements.given import (
    AgreementGiven,
    AreaGiven,
    CommitmentGiven,
    DomainGiven,
    PartyGiven,
    RepresentativeGiven,
    WordingGiven,
)
from samverkan.agreements.models import Agreement, CommitmentKind, Draft, DraftState, WordingNature
from samverkan.areas.models import AreaStatus
from samverkan.sources.models import Snapshot

AREA_STATUS = {
    "existing": AreaStatus.ESTABLISHED,
    "new": AreaStatus.EXPLORING,
    "unspecified": AreaStatus.PROPOSED,
}


@dataclass(frozen=True, kw_only=True)
class NewOrganisation:
    """A party that is not known yet."""

    name: str
    short_mark: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a person says at registration: who each party of the draft is, by its id, and how it is to be kept."""

    organisations: Mapping[int, Organisation | NewOrganisation]
    title: str = ""
    nature: str = WordingNature.ACCOUNT
    is_shared: bool = False
    is_proposal: bool = False


@transaction.atomic
def register_draft(
    draft: Draft,
    *,
    choices: Choices,
    version: int,
    by: Actor,
    at: datetime,
) -> Agreement:
    """
    Register what the draft holds, or propose it; a second time returns the agreement made the first time.

    When it is to be shared at once the other parties are told.
    Raises CannotRegister with a sentence, EditedMeanwhile when the draft is no longer of that version.
    """
    require(by, Permission.AGREEMENT_REGISTER, draft)
    draft = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if draft.state == DraftState.REGISTERED and draft.agreement:
        return draft.agreement
    if draft.version != version:
        raise EditedMeanwhile(_("The draft was changed meanwhile. Look through it again before you register it."))
    if draft.state != DraftState.OPEN:
        raise CannotRegister(_("The draft is set aside. Take it up again first."))
    working = draft.working()
    if not working.content.is_agreement.value:
        raise CannotRegister(_("The draft is marked as not being an agreement. Say that it is one first."))
    known = {row: _organisation(chosen, by, at) for row, chosen in choices.organisations.items()}
    _remember_numbers(working.content, known, by, at)
    given = given_of(working, known, nature=choices.nature, snapshot=draft.snapshot)
    given = replace(given, title=choices.title.strip() or given.title)
    verb = propose if choices.is_proposal else register
    agreement = verb(given, by=by, at=at)
    if choices.is_shared:
        agreement = share(agreement, by=by, at=at)
    draft.state, draft.agreement = DraftState.REGISTERED, agreement
    draft.save(update_fields=["state", "agreement"])
    return agreement


def _organisation(chosen: Organisation | NewOrganisation, by: Actor, at: datetime) -> Organisation:
    if isinstance(chosen, Organisation):
        return chosen
    return add_organisation(name=chosen.name, short_mark=chosen.short_mark, kind=chosen.kind, by=by, at=at)


def _remember_numbers(content: Content, known: Mapping[int, Organisation], by: Actor, at: datetime) -> None:
    for party in content.parties:
        if party.number and party.id in known:
            known[party.id].organisation_number = remember_number(
                known[party.id], number=party.number, by=by, at=at
            ).organisation_number


def given_of(
    working: Working, organisations: Mapping[int, Organisation], *, nature: str, snapshot: Snapshot | None = None
) -> AgreementGiven:
    """Return the draft as an agreement to register; every party of it must have its organisation."""
    content, document = working.content, working.document
    missing = [party.name for party in content.parties if party.id not in organisations]
    if missing:
        raise CannotRegister(_("Say which organisation %(name)s is.") % {"name": missing[0]})
    wording = WordingGiven(
        text=document.text,
        nature=nature,
        quotations=content.quotations,
        pages=tuple((page.number, page.start, page.end) for page in document.pages),
        paragraphs=tuple((p.start, p.end, p.kind.value) for p in document.paragraphs),
        outline=content.outline,
        snapshot=snapshot,
    )
    dates = {date.kind: date.value for date in content.dates}
    return AgreementGiven(
        title=content.title.value or "",
        kind=content.kind.value or "",
        language=content.language.value or "sv",
        decided_on=dates.get("decided", ""),
        planned_on=dates.get("planned", ""),
        signed_on=dates.get("signed", ""),
        published_on=dates.get("published", ""),
        valid_from=content.valid_from.value or "",
        valid_to=content.valid_to.value or "",
        meeting_cadence=content.cadence.value or "",
        parties=tuple(PartyGiven(organisation=organisations[party.id]) for party in content.parties),
        wording=wording,
        domains=tuple(DomainGiven(code=domain.code, own_name=domain.own_name) for domain in content.domains),
        areas=_areas(content, document.text),
        representatives=tuple(
            RepresentativeGiven(
                name=person.name, title=person.role, organisation_name=person.organisation, part=person.part
            )
            for person in content.people
        ),
        commitments=tuple(_commitment(promise, organisations) for promise in content.commitments),
        terms=terms_of(content, organisations),
    )


def _areas(content: Content, text: str) -> tuple[AreaGiven, ...]:
    explorations = [each for each in content.commitments if each.kind == CommitmentKind.EXPLORATION]

    def criterion(name: str) -> str:
        # The agreement's own criterion stands in the promise to explore the area.
        naming = [each for each in explorations if name in each.areas] or explorations
        return " ".join(text[naming[0].start : naming[0].end].split()) if naming else ""

    return tuple(
        AreaGiven(
            name=area.name,
            status=AREA_STATUS[area.status],
            criterion=criterion(area.name) if area.status == "new" else "",
        )
        for area in content.areas
    )


def _commitment(promise: Commitment, organisations: Mapping[int, Organisation]) -> CommitmentGiven:
    return CommitmentGiven(
        kind=promise.kind,
        start=promise.start,
        end=promise.end,
        actors=tuple(organisations[actor] for actor in promise.actors),
        domains=promise.domains,
        areas=promise.areas,
    )
