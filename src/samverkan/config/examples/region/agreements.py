"""The agreements of the region, their commitments and each party's views."""

from datetime import date

from samverkan.accounts.models import Circle, Organisation
from samverkan.agreements.actions import confirming, reports
from samverkan.agreements.actions.registering import register
from samverkan.agreements.given import (
    AgreementGiven,
    AreaGiven,
    CommitmentGiven,
    DomainGiven,
    PartyGiven,
    RepresentativeGiven,
    WordingGiven,
)
from samverkan.agreements.models import Agreement, AgreementKind, DomainCode
from samverkan.config.examples.region.book import Book, Given, morning
from samverkan.config.examples.region.terms import outline_of, terms_of

LETTERS_OWN = ("education", "competence_development", "research", "innovation")


def make_main(book: Book) -> None:
    """Register the main agreement on the day it was signed, and confirm it."""
    one = book.given["agreement"]
    signed: date = one["signed"]
    text, paragraphs = unmark(one["text"], signed.year)
    university = book.coordinator("mau", signed)
    book.main = register(
        AgreementGiven(
            title=one["title"].replace("2024", str(signed.year)),
            kind=one["kind"],
            wording=WordingGiven(text=text, paragraphs=paragraphs, outline=outline_of(text, paragraphs)),
            parties=tuple(party(book, one, name) for name in one["parties"]),
            signed_on=signed.isoformat(),
            valid_from=signed.isoformat(),
            valid_to=one["valid_to"].isoformat(),
            notice_date=one["notice"],
            review_date=one["review"],
            meeting_cadence=one["cadence"],
            domains=domains(book),
            areas=tuple(AreaGiven(name=area["name"]) for area in book.given["areas"].values()),
            representatives=tuple(
                RepresentativeGiven(name=name, title=title, organisation_name=organisation)
                for name, title, organisation in one["signatories"]
            ),
            commitments=tuple(commitment(book, given, signed) for given in book.given["commitments"]),
            terms=terms_of(with_years_in(one["terms"], signed.year), text),
        ),
        by=university,
        at=morning(signed),
        circle=Circle.SHARED,
    )
    for given, made in zip(book.given["commitments"], book.main.commitments.order_by("number"), strict=True):
        book.commitments[given["id"]] = made


def unmark(marked: str, year: int) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """Return the plain text, with the years of signing filled in, and its paragraphs."""
    text, paragraphs = "", []
    for line in with_years(marked, year).splitlines():
        kind = "heading" if line.startswith("## ") else "paragraph"
        start = len(text) + (2 if text else 0)
        words = line.removeprefix("## ")
        text = f"{text}\n\n{words}" if text else words
        paragraphs.append((start, start + len(words), kind))
    return text, tuple(paragraphs)


def with_years(text: str, year: int) -> str:
    """Return the text with {year}, {year+2} and so on as numbers."""
    for later in range(8):
        text = text.replace("{year}" if not later else f"{{year+{later}}}", str(year + later))
    return text


def with_years_in(given: Given, year: int) -> Given:
    """Return the terms with the years of signing filled in, in the words of each."""
    filled = {
        name: [{**one, "words": with_years(one["words"], year)} for one in given[name]]
        for name in ("bodies", "follow_ups")
    }
    return {**given, **filled}


def party(book: Book, one: Given, name: str) -> PartyGiven:
    """Return a party with its contact and registry number."""
    return PartyGiven(
        organisation=book.organisations[name],
        contact=book.people[one["contacts"][name]],
        registry_number=one["registry"][name],
    )


def domains(book: Book) -> tuple[DomainGiven, ...]:
    """Return the domains of the main agreement: the letter's own four first, then others that a promise names."""
    named = {code for one in book.given["commitments"] for code in one["domains"]}
    others = [code for code in DomainCode.values if code in named and code not in LETTERS_OWN]
    return tuple(DomainGiven(code=code) for code in (*LETTERS_OWN, *others))


def commitment(book: Book, one: Given, signed: date) -> CommitmentGiven:
    """Return a promise as given to the registration."""
    return CommitmentGiven(
        kind=one["kind"],
        text=with_years(one["passage"], signed.year),
        title=one["title"],
        actors=tuple(book.organisations[name] for name in one.get("actors", ())),
        domains=tuple(one["domains"]),
        areas=tuple(book.given["areas"][name]["name"] for name in one.get("areas", ())),
        due_on=one.get("due"),
    )


def make_others(book: Book) -> None:
    """Register the other agreements, without their texts; where the file says so, the counterpart has confirmed."""
    for one in book.given["others"]:
        made = make_other(book, one)
        if one["confirmed"]:
            confirming.confirm(made, by=book.coordinator("vif", one["signed"]), at=morning(one["signed"]))
        for number, organisation, dated, state, sentence in one.get("reports", ()):
            reports.report(
                commitment=made.commitments.get(number=number),
                state=state,
                as_of=dated,
                year=dated.year,
                sentence=sentence,
                by=book.coordinator(organisation, dated),
                at=morning(dated),
            )


def make_other(book: Book, one: Given) -> Agreement:
    """Register one of the other agreements by one of its parties."""
    by = book.coordinator(one["by"], one["signed"])
    return register(
        AgreementGiven(
            title=one["title"],
            kind=AgreementKind(one["kind"]),
            parties=tuple(
                PartyGiven(
                    organisation=book.organisations[name],
                    contact=by.person if name == one["by"] else None,
                )
                for name in one["parties"]
            ),
            signed_on=one["signed"].isoformat(),
            valid_to=one["valid_to"].isoformat() if "valid_to" in one else "",
            notice_date=one.get("notice"),
            domains=(DomainGiven(code=DomainCode.EDUCATION), DomainGiven(code=DomainCode.RESEARCH)),
            commitments=tuple(
                CommitmentGiven(kind=kind, text=text, actors=actors(book, one, text)) for text, kind in one["promises"]
            ),
        ),
        by=by,
        at=morning(one["signed"]),
        circle=Circle.SHARED,
    )


def actors(book: Book, one: Given, text: str) -> tuple[Organisation, ...]:
    """Return who is bound by a promise of another agreement, told by its first word; nobody means all."""
    kinds = {
        "Kommunen": "municipality",
        "Kommunerna": "municipality",
        "Universitetet": "university",
        "Högskolan": "university",
        "Bolaget": "company",
    }
    kind = kinds.get(text.split()[0])
    return tuple(book.organisations[name] for name in one["parties"] if book.organisations[name].kind == kind)
