"""What the parties have done with the promises: owners, wishes, changes, and what they rest on."""

from datetime import date

from samverkan.accounts.actor import actor
from samverkan.accounts.models import Circle
from samverkan.agreements.actions import assumptions, confirming, facts, owning, standing
from samverkan.config.examples.region.book import Book, Given, morning


def confirm(book: Book) -> None:
    """Let the municipality confirm the agreement a week after, and each party name the goals it serves."""
    signed: date = book.given["agreement"]["signed"]
    by = book.coordinator("jar", signed)
    confirming.confirm(book.main, by=by, at=morning(signed))
    for organisation, goals in book.given["agreement"]["goals"].items():
        by = book.coordinator(organisation, signed)
        for goal in goals:
            facts.add_goal(book.party(organisation), text=goal, is_shared=True, by=by, at=morning(signed))


def own(book: Book) -> None:
    """Let each bound party choose an owner and say what it wants out of the promise."""
    for one in book.given["commitments"]:
        for binding in book.commitments[one["id"]].bindings.select_related("party__organisation", "commitment"):
            organisation = next(n for n, o in book.organisations.items() if o == binding.party.organisation)
            settle(book, one, organisation, binding)


def settle(book: Book, one: Given, organisation: str, binding: Given) -> None:
    """Choose the owner and the wish of one party, where the file gives them."""
    signed: date = book.given["agreement"]["signed"]
    by, at = book.coordinator(organisation, signed), morning(signed)
    if organisation in one["owners"]:
        owning.own(binding=binding, owner=book.people[one["owners"][organisation]], by=by, at=at)
    if organisation in one.get("wants", {}):
        owning.want(binding=binding, wants=one["wants"][organisation], by=by, at=at)


def change(book: Book) -> None:
    """Change the promises that were changed, with their reasons."""
    for one in book.given["commitments"]:
        for on, change_to, organisation, reason, text in one.get("changes", ()):
            made = book.commitments[one["id"]]
            made.refresh_from_db()
            by = book.coordinator(organisation, on)
            standing.stand(commitment=made, standing=change_to, reason=reason, new_text=text, by=by, at=morning(on))


def assume(book: Book) -> None:
    """Name what the promises rest on, and mark what has changed."""
    signed: date = book.given["agreement"]["signed"]
    for one in book.given["assumptions"]:
        watcher = next(iter(one.get("watcher", {"": None}).values()))
        made = assumptions.assume(
            agreement=book.main,
            text=one["text"],
            commitments=[book.commitments[name] for name in one["commitments"]],
            look_again_on=one["look_again"],
            watcher=book.people[watcher] if watcher else None,
            circle=Circle.SHARED,
            by=book.coordinator("mau", signed),
            at=morning(signed),
        )
        if "changed" in one:
            by = actor(book.people["beata"], book.organisations["jar"], on=one["changed"])
            assumptions.mark_changed(
                assumption=made, changed_on=one["changed"], what=one["note"], by=by, at=morning(one["changed"])
            )
