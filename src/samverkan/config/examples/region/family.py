"""A family of agreements in the region, one of them with a text that has been reworded: what replaced what, and why."""

from datetime import date

from samverkan.accounts.actions.former_names import add_former_name
from samverkan.accounts.models import Circle, Person
from samverkan.agreements.actions import approvals, confirming, families, proposing, reports, settling
from samverkan.agreements.actions.reading import Received
from samverkan.agreements.actions.registering import register
from samverkan.agreements.actions.wordings import add_wording
from samverkan.agreements.given import AgreementGiven, CommitmentGiven, DomainGiven, PartyGiven, WordingGiven
from samverkan.agreements.models import Agreement, AgreementState, PassageDecision, PassageOutcome
from samverkan.config.examples.region.agreements import actors, unmark, with_years
from samverkan.config.examples.region.book import Book, Given, morning, read


def make(book: Book) -> None:
    """Make the family: the one that the others are linked with, its wordings, and the others."""
    given = read("family.yaml", book.at)
    head = register_head(book, given["head"])
    former, day = given["former_name"], head_day(head)
    add_former_name(name=former["name"], until=former["until"], by=book.coordinator(former["of"], day), at=morning(day))
    confirm(book, head, given["head"])
    approve(book, head, given["head"])
    report_all(book, head, given["head"])
    for number, wording in enumerate(given["head"]["wordings"], start=1):
        reword(book, head, given["head"], wording, number)
    for one in given["family"]:
        make_relative(book, head, one)


def register_head(book: Book, one: Given) -> Agreement:
    """Register the agreement with its text and its promises."""
    signed: date = one["signed"]
    text, paragraphs = unmark(one["text"], signed.year)
    codes = dict.fromkeys(code for promise in one["promises"] for code in promise["domains"])
    return register(
        AgreementGiven(
            title=one["title"],
            kind=one["kind"],
            wording=WordingGiven(text=text, paragraphs=paragraphs),
            parties=tuple(
                PartyGiven(
                    organisation=book.organisations[name],
                    contact=contact(book, name, signed),
                    registry_number=one["registry"][name],
                    joined_on=one["joined"].get(name),
                )
                for name in one["parties"]
            ),
            signed_on=signed.isoformat(),
            valid_from=signed.isoformat(),
            valid_to=one["valid_to"].isoformat(),
            notice_date=one["notice"],
            meeting_cadence=one["cadence"],
            domains=tuple(DomainGiven(code=code) for code in codes),
            commitments=tuple(
                CommitmentGiven(
                    kind=promise["kind"],
                    text=promise["passage"],
                    title=promise["title"],
                    actors=tuple(book.organisations[name] for name in promise.get("actors", ())),
                    domains=tuple(promise["domains"]),
                )
                for promise in one["promises"]
            ),
        ),
        by=book.coordinator(one["by"], signed),
        at=morning(signed),
        circle=Circle.SHARED,
    )


def confirm(book: Book, agreement: Agreement, one: Given) -> None:
    """Let every party that did not register the agreement confirm it, on the day it was signed or joined."""
    for name in one["parties"]:
        day: date = one.get("joined", {}).get(name, one["signed"])
        if name != one["by"] and has_coordinator(book, name):
            confirming.confirm(agreement, by=book.coordinator(name, day), at=morning(day))


def contact(book: Book, name: str, day: date) -> Person | None:
    """Return the party's coordinator, if it has one, as its contact."""
    return book.coordinator(name, day).person if has_coordinator(book, name) else None


def has_coordinator(book: Book, name: str) -> bool:
    """Say whether anybody in the file coordinates for the party."""
    return any(each["of"] == name and "coordinator" in each["roles"] for each in book.given["people"].values())


def approve(book: Book, head: Agreement, one: Given) -> None:
    """Record what each party's bodies decided, in their order."""
    for name, body, day, registry_number in one["approvals"]:
        at = morning(max(day, one["signed"]))
        approvals.add_approval(
            head, body=body, state="approved", decided_on=day, registry_number=registry_number,
            by=book.coordinator(name, at.date()), at=at,
        )  # fmt: skip


def report_all(book: Book, head: Agreement, one: Given) -> None:
    """Report how the parties see the promises."""
    for number, promise in enumerate(one["promises"], start=1):
        for name, day, state, sentence in promise.get("reports", ()):
            report(book, head, number, (name, day, state, sentence))


def report(book: Book, agreement: Agreement, number: int, said: tuple[str, date, str, str]) -> None:
    """Report one party's view on a day."""
    name, day, state, sentence = said
    reports.report(
        commitment=agreement.commitments.get(number=number), state=state, as_of=day, year=day.year, sentence=sentence,
        by=book.coordinator(name, day), at=morning(day),
    )  # fmt: skip


def reword(book: Book, head: Agreement, one: Given, given: Given, number: int) -> None:
    """Propose a wording, let the parties confirm it that have, and settle what has been settled."""
    day: date = given["proposed"]
    year = one["signed"].year
    text = head.wordings.get(number=number).text
    for old, new in given["edits"]:
        before, after = (unmark_words(with_years(words, year)) for words in (old, new))
        assert before in text, before
        text = text.replace(before, after)
    made = add_wording(
        agreement=head, received=Received(text=text), caption=with_years(given["caption"], year),
        in_force_on=given["in_force"], by=book.coordinator(given["by"], day), at=morning(day),
    )  # fmt: skip
    for name, on, registry_number in given["confirmed"]:
        proposing.confirm_wording(
            proposal=made.proposal, registry_number=registry_number, by=book.coordinator(name, on), at=morning(on)
        )
    for promise, decided in given.get("settled", {}).items():
        settle(book, head, promise, decided)


def unmark_words(words: str) -> str:
    """Return words of the file as they stand in the text: headings without their marks, a blank line between."""
    return words.replace("## ", "").replace("\n", "\n\n")


def settle(book: Book, head: Agreement, number: int, decided: Given) -> None:
    """Say what has become of a promise that was reworded or left out."""
    day, name, outcome, reason = decided
    decision = PassageDecision.objects.get(
        passage__commitment__agreement=head, passage__commitment__number=number, outcome=PassageOutcome.WAITING
    )
    said = settling.Said(outcome=outcome, place=0 if decision.candidates else None, reason=reason)
    settling.settle_passage(decision=decision, said=said, by=book.coordinator(name, day), at=morning(day))


def make_relative(book: Book, head: Agreement, one: Given) -> None:
    """Register an agreement of the family, an older one when the head was, and link it with the head."""
    signed: date = one["signed"]
    day = max(signed, head_day(head))
    by = book.coordinator(one["by"], day)
    made = register(
        AgreementGiven(
            title=one["title"],
            kind=one["kind"],
            parties=tuple(
                PartyGiven(organisation=book.organisations[name], contact=contact(book, name, day))
                for name in one["parties"]
            ),
            signed_on=signed.isoformat(),
            valid_to=one["valid_to"].isoformat(),
            domains=(DomainGiven(code="education"),),
            commitments=tuple(
                CommitmentGiven(kind=kind, text=text, actors=actors(book, one, text)) for text, kind in one["promises"]
            ),
        ),
        by=by,
        at=morning(day),
        circle=Circle.SHARED,
    )
    confirm(book, made, one | {"signed": day})
    later, earlier = (head, made) if one.get("is") == "later" else (made, head)
    linker = book.coordinator("mau", day)
    families.link(later, earlier=earlier, kind=one["link"], dated=later.signed_on, by=linker, at=morning(day))
    for number, name, on, state, sentence in one.get("reports", ()):
        report(book, made, number, (name, on, state, sentence))
    if one.get("ended"):  # it ran out before anything was kept here, so no action of anybody ended it
        Agreement.objects.filter(pk=made.pk).update(state=AgreementState.ENDED)


def head_day(head: Agreement) -> date:
    """Return the day on which the head was signed."""
    return date.fromisoformat(head.signed_on)
