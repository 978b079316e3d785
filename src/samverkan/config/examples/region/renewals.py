"""The renewals of the region: one half way to a new agreement, one newly begun."""

from datetime import date

from samverkan.agreements.models import Agreement
from samverkan.areas.models import Area
from samverkan.config.examples.region.agreements import with_years
from samverkan.config.examples.region.book import Book, Given, morning, read
from samverkan.renewals.actions import evaluating, handing_over, tasks, wording
from samverkan.renewals.actions.beginning import begin_if_due
from samverkan.renewals.models import Renewal


def make(book: Book) -> None:
    """Let each renewal begin by itself on its day, and go as far as the file says."""
    for one in read("renewal.yaml", book.at)["renewals"]:
        agreement = book.main if one["agreement"] == "main" else Agreement.objects.get(title=one["agreement"])
        agreement.refresh_from_db()
        renewal = begin_if_due(agreement, at=morning(one["begun"]))
        assert renewal is not None, one["agreement"]
        for given in one["evaluations"]:
            evaluate(book, renewal, given, one["begun"])
        for number, given in enumerate(one.get("wording", ())):
            propose(book, renewal, given, number)
        for name, decided in one.get("handover", {}).items():
            hand_over(book, renewal, name, decided)
        for given in one.get("tasks", ()):
            add_task(book, renewal, given)


def evaluate(book: Book, renewal: Renewal, given: Given, begun: date) -> None:
    """Write a party's evaluation, and send it where the file has a day for that."""
    day: date = given.get("sent", begun)
    by, at = book.coordinator(given["party"], day), morning(day)
    agreement = renewal.agreement
    areas = {area.name: area for area in Area.objects.filter(agreements=agreement)}
    made = evaluating.save_evaluation(
        renewal=renewal,
        judgement=evaluating.Judgement(
            achieved=given["achieved"],
            not_achieved=given["not_achieved"],
            wish=given["wish"],
            wish_text=given["wish_text"],
            domains={domain: given["domains"].get(domain.code, "") for domain in agreement.domains.all()},
            areas={areas[name]: value for name, value in given["areas"].items()},
        ),
        version=0,
        by=by,
        at=at,
    )
    if "sent" in given:
        evaluating.send_evaluation(renewal=renewal, version=made.version, by=by, at=at)


def propose(book: Book, renewal: Renewal, given: Given, number: int) -> None:
    """Propose a version of the wording, with the changes that the file gives."""
    latest = renewal.proposals.filter(is_latest=True).first() or book.main.wordings.get(number=1)
    text, year = latest.text, book.given["agreement"]["signed"].year
    for old, new in given["edits"]:
        assert with_years(old, year) in text, old
        text = text.replace(with_years(old, year), with_years(new, year))
    by, at = book.coordinator(given["party"], given["made"]), morning(given["made"])
    wording.propose_wording(renewal=renewal, text=text, based_on=number, note=given["note"], by=by, at=at)


def hand_over(book: Book, renewal: Renewal, name: str, decided: Given) -> None:
    """Say what becomes of one promise."""
    day, party, fate, reason, words = decided
    new_text = with_years(words, book.given["agreement"]["signed"].year)
    handing_over.hand_over(
        renewal=renewal,
        commitments=[book.commitments[name]],
        decided=handing_over.Decided(fate=fate, reason=reason, new_text=new_text),
        by=book.coordinator(party, day),
        at=morning(day),
    )


def add_task(book: Book, renewal: Renewal, given: Given) -> None:
    """Add a task of a party's, done on its day where the file has one."""
    party, text, due_on, done_on = given
    by, at = book.coordinator(party, renewal.begun_on), morning(renewal.begun_on)
    made = tasks.add_task(renewal=renewal, party=book.party(party), text=text, due_on=due_on, by=by, at=at)
    if done_on:
        tasks.tick_task(task=made, is_done=True, by=book.coordinator(party, done_on), at=morning(done_on))
