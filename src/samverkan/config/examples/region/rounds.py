"""The reporting rounds of the region: last year's, answered and closed, and this year's, still open."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from samverkan.accounts.actor import Actor, actor
from samverkan.config.examples.region.book import Book, Given, morning, read
from samverkan.reporting.actions import answering, closing, confirming, opening
from samverkan.reporting.drafting import Words
from samverkan.reporting.models import Answer, Ask, Round

JULY = 7


def make_closed(book: Book) -> None:
    """Make the rounds that are over, before what has been reported since."""
    for one in read("rounds.yaml", book.at)["rounds"]:
        if "closed" in one:
            asked = carry_through(book, one)
            closing.close(asked=asked, by=book.coordinator(one["party"], one["closed"]), at=morning(one["closed"]))


def make_open(book: Book) -> None:
    """Make the round that is open."""
    for one in read("rounds.yaml", book.at)["rounds"]:
        if "closed" not in one:
            carry_through(book, one)


def title_of(one: Given) -> str:
    """Return what a round is called: by the half of the year in which it is opened."""
    opened = one["opened"]
    return f"Lägesrapport {'våren' if opened.month < JULY else 'hösten'} {opened.year}"


def carry_through(book: Book, one: Given) -> Round:
    """Open a round on its day, and let people answer and confirm."""
    asked = opening.open_round(
        agreement=book.main,
        plan=opening.Plan(title=title_of(one), year=one["opened"].year, due_on=one["due"], message=one["message"]),
        commitments=[book.commitments[name] for name in one["promises"]],
        by=book.coordinator(one["party"], one["opened"]),
        at=morning(one["opened"]),
    )
    for given in one["answers"]:
        answer(book, asked, given)
    for day, party, names in one["confirmed"]:
        confirm(book, asked, day, party, names)
    return asked


def answer(book: Book, asked: Round, given: Given) -> None:
    """Answer one question as whoever owns the promise there, who opened the page so many seconds before."""
    at, party, name, state, sentence, figure, unit, seconds = given
    ask = question(book, asked, party, name)
    respondent = ask.respondent
    if respondent:
        respondent.counted_from = None
        answering.look(respondent=respondent, at=at - timedelta(seconds=seconds))
    words = Words(state=state, sentence=sentence, figure=Decimal(figure) if figure else None, unit=unit)
    sent = answering.send_answers(
        given=[answering.Given(ask=ask, words=words, version=ask.version)],
        by=answerer(book, ask, party, at),
        at=at,
        respondent=respondent,
    )
    assert not sent.refused, sent.refused


def question(book: Book, asked: Round, party: str, name: str) -> Ask:
    """Return the question to a party about a promise."""
    asks = Ask.objects.select_related(
        "round", "commitment__agreement", "commitment__home", "party", "respondent__person"
    )
    return asks.get(round=asked, commitment=book.commitments[name], party=book.party(party))


def answerer(book: Book, ask: Ask, party: str, at: datetime) -> Actor:
    """Return the one who is asked, acting, where its role there lets it report; else the coordinator."""
    day = timezone.localdate(at)
    if ask.respondent:
        return actor(ask.respondent.person, book.organisations[party], on=day)
    return book.coordinator(party, day)


def confirm(book: Book, asked: Round, day: date, party: str, names: list[str]) -> None:
    """See the other party's answers the same way."""
    about = [book.commitments[name] for name in names]
    others = Answer.objects.filter(ask__round=asked, ask__commitment__in=about).exclude(ask__party=book.party(party))
    answers = list(others.select_related("report__commitment__agreement", "report__party"))
    made = confirming.confirm_answers(asked=asked, answers=answers, by=book.coordinator(party, day), at=morning(day))
    assert not made.refused, made.refused
