"""
The case the project began with: public facts, each with its source, and nothing else.

Read from `examples/skelleftea/partnership.yaml`, whose head tells how it is built. Nobody can sign in for these
organisations, nothing has an owner or a state, and everything is public.
"""

import hashlib
from datetime import date, datetime
from typing import Any

import yaml
from django.db import transaction

from samverkan.accounts.actor import NOBODY
from samverkan.accounts.models import Circle, Organisation
from samverkan.agreements.models import (
    Agreement,
    Assumption,
    Binding,
    Commitment,
    Domain,
    Kinship,
    Party,
    Passage,
    Representative,
    Wording,
)
from samverkan.areas.models import Area
from samverkan.config.examples.folder import FOLDER
from samverkan.journal.actions import record
from samverkan.publishing.models import IndependentExample, PublicFact, PublicWords

KINDS: dict[str, str] = {"research_institute": "institute"}
STATUS = {"established": "established", "to_be_explored": "exploring"}
Given = Any  # what YAML gives: mappings, lists and text


@transaction.atomic
def load(*, at: datetime) -> Agreement:
    """Make the example from its file and return its agreement."""
    given = yaml.safe_load((FOLDER / "skelleftea" / "partnership.yaml").read_text(encoding="utf-8"))
    organisations = {
        one["id"]: organisation(one) for one in given["organisations"] if one["id"] in given["agreement"]["parties"]
    }
    agreement = begin(given, list(organisations.values()), at)
    wording = write(given, agreement, at)
    domains = {
        code: Domain.objects.create(agreement=agreement, code=code, position=place)
        for place, code in enumerate(given["agreement"]["domains"], start=1)
    }
    areas = {one["id"]: area(one, agreement, organisations) for one in given["areas"]}
    parties = {one: Party.objects.get(agreement=agreement, organisation=made) for one, made in organisations.items()}
    commitments = {
        one["id"]: promise(number, one, wording, domains, areas, parties, at)
        for number, one in enumerate(given["commitments"], start=1)
    }
    assume(given["assumption"], agreement, commitments)
    tell(given, agreement, commitments)
    for one in given["related"]:
        relate(one, given, agreement, organisations, at)
    record("publishing.load_example", agreement, by=NOBODY, at=at, within=agreement)
    return agreement


def organisation(one: Given) -> Organisation:
    """Make one of the parties; nobody can hold a role in it."""
    return Organisation.objects.create(
        name=one["name"]["sv"],
        short_mark=one["short_mark"],
        kind=KINDS.get(one["kind"], one["kind"]),
        organisation_number=one.get("organisation_number"),
        municipality_code=one.get("municipality_code", ""),
        website=one.get("website", ""),
        is_example=True,
    )


def begin(given: Given, members: list[Organisation], at: datetime) -> Agreement:
    """Make the agreement, its parties, the notices and the people of the caption."""
    facts, source = given["agreement"], given["sources"][given["agreement"]["source"]]
    agreement = Agreement.objects.create(
        title=facts["title"]["sv"],
        kind="letter of intent",
        published_on=facts["published"],
        meeting_cadence=facts["meeting_cadence"],
        source_url=source["url"],
        circle=Circle.PUBLIC,
        home=members[0],
        registered_at=at,
    )
    for position, member in enumerate(members, start=1):
        Party.objects.create(agreement=agreement, organisation=member, position=position)
    people = given["people"]
    IndependentExample.objects.create(
        agreement=agreement,
        title_en=facts["title"]["en"],
        notice=given["notice"]["sv"],
        notice_en=given["notice"]["en"],
        causality=given["causality"]["sv"],
        causality_en=given["causality"]["en"],
        people=people["sentence"]["sv"],
        people_en=people["sentence"]["en"],
        people_source=shown(given["sources"][people["source"]]),
    )
    names = {one["id"]: one["name"]["sv"] for one in given["organisations"]}
    for one in people["named"]:
        Representative.objects.create(
            agreement=agreement,
            name=one["name"],
            title=one["title"]["sv"],
            organisation_name=names[one["organisation"]],
            part="representative",
        )
    return agreement


def write(given: Given, agreement: Agreement, at: datetime) -> Wording:
    """Make the wording from the file's text, whose marks tell headings and the quotation."""
    text, paragraphs = unmark(given["text"]["sv"])
    label = given["text"]["label"]["sv"]
    quotation = given["text"]["quotation"]
    start = text.index(quotation)
    return Wording.objects.create(
        agreement=agreement,
        number=1,
        text=text,
        nature="account",
        caption=label,
        quotations=[[start, start + len(quotation)]],
        paragraphs=paragraphs,
        fingerprint=hashlib.sha256(text.encode()).hexdigest(),
        made_at=at,
        circle=Circle.PUBLIC,
        home=agreement.home,
    )


def unmark(marked: str) -> tuple[str, list[list[Any]]]:
    """Return the plain text and its paragraphs as [start, end, kind]; the label in its first line is left out."""
    text, paragraphs = "", []
    for line in [line for line in marked.splitlines() if line.strip()][1:]:
        kind = "heading" if line.startswith("## ") else "quotation" if line.startswith("> ") else "paragraph"
        words = line.removeprefix("## ").removeprefix("> ").strip()
        start = len(text) + (2 if text else 0)
        text = f"{text}\n\n{words}" if text else words
        paragraphs.append([start, start + len(words), kind])
    return text, paragraphs


def area(one: Given, agreement: Agreement, organisations: dict[str, Organisation]) -> Area:
    """Make one of the areas that the letter names."""
    made = Area.objects.create(
        name=one["name"]["sv"],
        kind="field",
        status=STATUS[one["status"]],
        criterion=one.get("criterion", ""),
        circle=Circle.PUBLIC,
        home=agreement.home,
    )
    made.organisations.set(organisations.values())
    return made


def promise(
    number: int,
    one: Given,
    wording: Wording,
    domains: dict[str, Domain],
    areas: dict[str, Area],
    parties: dict[str, Party],
    at: datetime,
) -> Commitment:
    """Make one promise on its exact passage; it has no owner and no state, since no source gives any."""
    made = Commitment.objects.create(
        agreement=wording.agreement,
        number=number,
        title=one["short"]["sv"],
        text=one["passage"],
        kind=one["kind"],
        is_agreement_wording=one["wording"] == "agreement",
        circle=Circle.PUBLIC,
        home=wording.home,
        made_at=at,
    )
    start = wording.text.index(one["passage"])
    Passage.objects.create(commitment=made, wording=wording, start=start, end=start + len(one["passage"]))
    for actor in one["actors"]:
        Binding.objects.create(commitment=made, party=parties[actor])
    made.domains.set(domains[code] for code in one["domains"])
    made.areas.set(areas[name] for name in one["areas"])
    looked_for = one.get("looked_for", {})
    PublicWords.objects.create(
        commitment=made,
        title_en=one["short"]["en"],
        looked_for=looked_for.get("sv", ""),
        looked_for_en=looked_for.get("en", ""),
    )
    return made


def assume(one: Given, agreement: Agreement, commitments: dict[str, Commitment]) -> None:
    """Make the assumption that changed."""
    made = Assumption.objects.create(
        agreement=agreement,
        text=one["statement"]["sv"],
        holds=False,
        changed_on=date.fromisoformat(one["changed"]),
        change_note=one["sentence"]["sv"],
        circle=Circle.PUBLIC,
        home=agreement.home,
    )
    made.commitments.set(commitments[name] for name in one["rested_on_by"])


def tell(given: Given, agreement: Agreement, commitments: dict[str, Commitment]) -> None:
    """Make the dated lines, each beside the promises it may say something about."""
    for name, one in given["facts"].items():
        made = state(one, given, agreement, in_story=name in given["story"])
        beside = [one["id"] for one in given["commitments"] if name in one.get("public_outcome", [])]
        made.commitments.set(commitments[commitment] for commitment in beside)


def relate(
    one: Given, given: Given, agreement: Agreement, organisations: dict[str, Organisation], at: datetime
) -> Agreement:
    """Make a cooperation of which only its announcement is known, with no promises, and say that it is related."""
    for member in given["organisations"]:
        if member["id"] in one["parties"] and member["id"] not in organisations:
            organisations[member["id"]] = organisation(member)
    members = [organisations[member] for member in one["parties"]]
    facts = [given["facts"][name] for name in one["facts"]]
    announced = next(fact for fact in facts if fact["date"] == one["announced"])
    made = Agreement.objects.create(
        title=one["title"]["sv"],
        kind="",  # no source says what was signed, or whether anything was
        published_on=one["announced"],
        source_url=given["sources"][announced["sources"][0]]["url"],
        circle=Circle.PUBLIC,
        home=members[0],
        registered_at=at,
    )
    for position, member in enumerate(members, start=1):
        Party.objects.create(agreement=made, organisation=member, position=position)
    IndependentExample.objects.create(
        agreement=made,
        title_en=one["title"]["en"],
        notice=given["notice"]["sv"],
        notice_en=given["notice"]["en"],
        causality=one["note"]["sv"],
        causality_en=one["note"]["en"],
        people_source={},
    )
    for fact in facts:
        state(fact, given, made)
    Kinship.objects.create(agreement=made, earlier=agreement, kind=one["relation"], home=agreement.home, linked_at=at)
    return made


def state(one: Given, given: Given, agreement: Agreement, *, in_story: bool = True) -> PublicFact:
    """Make a dated line with its sources."""
    return PublicFact.objects.create(
        agreement=agreement,
        dated=one["date"],
        text=one["sv"],
        text_en=one["en"],
        sources=[shown(given["sources"][source]) for source in one["sources"]],
        in_story=in_story,
    )


def shown(source: Given) -> Given:
    """Return what a page shows of a source."""
    return {name: source[name] for name in ("publisher", "title", "url", "published")}
