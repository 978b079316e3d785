"""What is new comes gathered in the morning, or at once when urgent, in the reader's language, while it is so."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connections, transaction

from samverkan.mail import daily, news
from samverkan.mail.actions import choose, forget, queue, tell
from samverkan.mail.models import Message, Notice, Wishes
from tests.web.mail.conftest import Postman

pytestmark = pytest.mark.django_db(transaction=True)
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # ten o'clock in Sweden
NEXT_MORNING = datetime(2026, 3, 3, 6, 0, tzinfo=UTC)  # seven o'clock
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TO = "nils@example.org"


@pytest.fixture(autouse=True)
def groups() -> Iterator[None]:
    """Two groups of news that rooms have offered; about a thing called `gone` nothing holds any more."""
    before = dict(news._labels), dict(news._checks)
    news.offer("meeting", "Möten")
    news.offer("report", "Lägesrapporter")
    news.still_holds("meeting.", lambda thing, _to: thing != "gone")
    yield
    news._labels.clear(), news._checks.clear()
    news._labels.update(before[0]), news._checks.update(before[1])


def told(sentence: str = "Mötet har flyttats.", at: datetime = MONDAY, **fields: object) -> Notice:
    given = {
        "to": TO, "language": "sv", "kind": "meeting.moved", "path": "/moten/1/", "party_key": None,
        "reason": "Du samordnar avtalet.",
    }  # fmt: skip
    with transaction.atomic():
        return tell(**{**given, **fields}, sentence=sentence, at=at)


def text(server: Postman) -> str:
    return server.taken[-1].get_content().replace("\r\n", "\n")


def test_news_waits_for_the_next_morning_and_comes_once(server: Postman):
    told()
    told("Lägesrapporten väntar.", kind="report.due", path="/avtal/3/")
    for at in (MONDAY, MONDAY + 5 * HOUR, NEXT_MORNING - HOUR):
        assert daily.run(at=at) == 0
    assert daily.run(at=NEXT_MORNING) == 1
    for later in (HOUR, 12 * HOUR, DAY, 7 * DAY):
        assert daily.run(at=NEXT_MORNING + later) == 0
    assert server.to == [[TO]]


def test_the_mail_is_grouped_in_swedish_with_whole_addresses(server: Postman, settings):
    settings.ADDRESS = "https://samverkan.example.org"
    told("Mötet har flyttats till 3 december.", about="Avtal om samverkan")
    told("Lägesrapporten väntar på dig.", kind="report.due", path="/avtal/3/", reason="Du äger ett åtagande.")
    told("Ett nytt möte är utlyst.", kind="meeting.called", about="Avtal om samverkan", path="/moten/2/")
    daily.run(at=NEXT_MORNING)
    [mail] = server.taken
    assert mail["Subject"] == "3 nyheter från Samverkan"
    shown = text(server)
    assert shown.index("Avtal om samverkan: Möten") < shown.index("flyttats") < shown.index("utlyst")
    assert shown.index("utlyst") < shown.index("Lägesrapporter\n") < shown.index("väntar på dig")
    assert "https://samverkan.example.org/moten/2/" in shown
    assert "Därför får du det här: Du samordnar avtalet. Du äger ett åtagande." in shown
    assert "Sluta få de här breven: https://samverkan.example.org/e-post/sluta/" in shown


def test_the_mail_is_in_english_for_those_who_read_it(server: Postman):
    told("The meeting has moved.", language="en", reason="You coordinate it.")
    told("A report is due.", language="en", kind="report.due", reason="You coordinate it.")
    daily.run(at=NEXT_MORNING)
    assert server.taken[0]["Subject"] == "2 pieces of news from Samverkan"
    assert "Why you get this: You coordinate it.\nStop these mails:" in text(server)


def test_a_single_piece_of_news_is_the_subject(server: Postman):
    told("Möte på Åsö har flyttats. " * 10)
    daily.run(at=NEXT_MORNING)
    [mail] = server.taken
    assert mail["Subject"].strip().startswith("Möte på Åsö har flyttats.")
    assert len(mail["Subject"].strip()) <= 120


def test_a_line_break_in_what_is_told_adds_no_header(server: Postman):
    told("Hej\r\nBcc: alla@example.org", reason="x\nBcc: y@example.org", about="z\r\nTo: w@example.org")
    daily.run(at=NEXT_MORNING)
    [mail] = server.taken
    assert (mail["Subject"], mail["Bcc"]) == ("Hej Bcc: alla@example.org", None)
    assert server.to == [[TO]]


def test_a_morning_that_was_missed_is_caught_up(server: Postman):
    told()
    assert daily.run(at=NEXT_MORNING + DAY + 9 * HOUR) == 1


def test_the_morning_is_swedish_also_in_summer(server: Postman):
    told(at=datetime(2026, 7, 1, 12, 0, tzinfo=UTC))
    assert daily.run(at=datetime(2026, 7, 2, 4, 59, tzinfo=UTC)) == 0
    assert daily.run(at=datetime(2026, 7, 2, 5, 0, tzinfo=UTC)) == 1


def test_who_wants_it_weekly_gets_it_on_the_chosen_day(server: Postman):
    choose(TO, rhythm="weekly", weekday=3, stopped=())
    told()
    told("Ännu något.", at=MONDAY + DAY, thing="meeting:2")
    assert [daily.run(at=NEXT_MORNING + days * DAY) for days in range(8)] == [0, 0, 1, 0, 0, 0, 0, 0]


def test_a_weekly_mail_that_was_missed_is_caught_up_and_the_next_keeps_its_day(server: Postman):
    choose(TO, rhythm="weekly", weekday=3, stopped=())
    told()
    assert daily.run(at=NEXT_MORNING + 4 * DAY) == 1
    told(at=NEXT_MORNING + 5 * DAY)
    assert [daily.run(at=NEXT_MORNING + days * DAY) for days in (6, 7, 8, 9)] == [0, 0, 0, 1]


def test_urgent_news_goes_at_once_with_a_stop_of_its_own(server: Postman):
    told("Mötet är inställt.", urgent=True)
    told("Något annat.")
    [mail] = server.taken
    assert mail["Subject"] == "Mötet är inställt."
    assert "Sluta få brev av det här slaget:" in mail.get_content()
    daily.run(at=NEXT_MORNING)
    assert server.taken[1]["Subject"] == "Något annat."


def test_nothing_is_told_when_the_deed_is_undone(server: Postman):
    with transaction.atomic():
        told(urgent=True)
        transaction.set_rollback(True)
    daily.run(at=NEXT_MORNING)
    assert server.taken == []


def test_who_wants_everything_at_once_gets_one_mail_for_one_deed(server: Postman):
    choose(TO, rhythm="at_once", weekday=0, stopped=())
    with transaction.atomic():
        for number in range(5):
            told(f"Möte {number} har flyttats.", thing=f"meeting:{number}")
    assert [mail["Subject"] for mail in server.taken] == ["5 nyheter från Samverkan"]


def test_urgent_news_that_was_left_behind_goes_with_the_next_tick(server: Postman):
    Notice.objects.create(
        to=TO, language="sv", kind="meeting.moved", sentence="S", path="/", reason="r", urgent=True, at=MONDAY
    )
    assert daily.run(at=MONDAY + HOUR) == 1
    assert len(server.taken) == 1


def test_what_may_no_longer_be_seen_or_is_no_longer_so_is_left_out(server: Postman):
    told("Hemligt.", thing="gone")
    told("Kvar.", thing="meeting:1")
    daily.run(at=NEXT_MORNING)
    assert server.taken[0]["Subject"] == "Kvar."
    assert "Hemligt" not in text(server)
    assert Notice.objects.get(sentence="Hemligt.").dropped_at == NEXT_MORNING


def test_what_no_longer_holds_leaves_the_outbox_before_the_morning(server: Postman):
    told(thing="gone")
    kept = told(thing="meeting:1")
    daily.run(at=MONDAY + HOUR)
    assert list(Notice.objects.waiting()) == [kept]


def test_when_nothing_is_left_to_tell_no_mail_is_sent(server: Postman):
    told(thing="gone")
    told("Brådskande.", thing="gone", urgent=True)
    daily.run(at=NEXT_MORNING)
    assert server.taken == []
    assert not Message.objects.exists()


def test_a_mail_that_is_tried_again_is_asked_about_again(server: Postman):
    server.answers = ["450 4.2.0 Later"]
    told("Hemligt.", thing="1")
    told("Kvar.", thing="2")
    daily.run(at=NEXT_MORNING)
    news.still_holds("meeting.", lambda thing, _to: thing == "2")
    daily.run(at=NEXT_MORNING + HOUR)
    assert server.taken[0]["Subject"] == "Kvar."
    assert "Hemligt" not in text(server)


def test_a_mail_of_which_nothing_holds_any_more_is_given_up_without_its_text(server: Postman):
    server.answers = ["450 4.2.0 Later"]
    told("Hemligt.")
    daily.run(at=NEXT_MORNING)
    news.still_holds("meeting.", lambda _thing, _to: False)
    daily.run(at=NEXT_MORNING + HOUR)
    message = Message.objects.get()
    assert (message.given_up, message.body) == ("no_longer", "")
    assert server.taken == []


def test_of_several_about_one_thing_only_the_latest_is_told(server: Postman):
    told("Flyttat till tisdag.", thing="meeting:1")
    told("Flyttat till onsdag.", thing="meeting:1", at=MONDAY + HOUR)
    told("Flyttat till onsdag.", thing="meeting:1", at=MONDAY + HOUR)
    daily.run(at=NEXT_MORNING)
    assert server.taken[0]["Subject"] == "Flyttat till onsdag."


def test_five_hundred_are_shortened(server: Postman):
    for number in range(500):
        told(f"Möte {number}.", thing=f"meeting:{number}", about=f"Avtal {number % 20}")
    daily.run(at=NEXT_MORNING)
    [mail] = server.taken
    shown = mail.get_content()
    assert mail["Subject"] == "500 nyheter från Samverkan"
    assert shown.count("* Möte") == 60
    assert "* och 15 till" in shown
    assert "* och 350 till" in shown
    assert len(shown) < 12_000


def test_each_party_has_its_own_mail_since_it_reads_it_in_its_outbox(server: Postman):
    own, other = uuid4(), uuid4()
    told("Vårt.", party_key=own)
    told("Deras.", party_key=other)
    assert daily.run(at=NEXT_MORNING) == 2
    [ours] = Message.objects.filter(party_key=own)
    assert "Vårt." in ours.body
    assert "Deras." not in ours.body


def test_two_workers_at_once_write_one_mail_for_each(server: Postman):
    for number in range(5):
        told(to=f"n{number}@example.org")
        told(to=f"n{number}@example.org", thing="meeting:1")

    def work() -> None:
        daily.run(at=NEXT_MORNING)
        connections.close_all()

    with ThreadPoolExecutor(3) as workers:
        for done in [workers.submit(work) for _number in range(3)]:
            done.result()
    daily.run(at=NEXT_MORNING)
    assert sorted(to for [to] in server.to) == [f"n{number}@example.org" for number in range(5)]


def test_the_header_names_the_link_that_stops(server: Postman):
    told()
    daily.run(at=NEXT_MORNING)
    [mail] = server.taken
    link = mail["List-Unsubscribe"].strip().strip("<>")
    assert link in text(server)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_mail_of_a_group_says_why_and_how_to_stop_and_is_held_back_when_stopped(server: Postman):
    given = {"to": TO, "subject": "S", "body": "Text.\n", "reason": "Du leder.", "party_key": None, "group": "report"}
    with transaction.atomic():
        queue(**given, at=MONDAY)
    assert "Därför får du det här: Du leder." in text(server)
    choose(TO, rhythm="daily", weekday=0, stopped=["report"])
    with transaction.atomic():
        held = queue(**given, at=MONDAY)
    assert (held.given_up, len(server.taken)) == ("stopped", 1)


def test_a_stopped_group_is_not_told_even_when_urgent_and_other_groups_are(server: Postman):
    choose(TO, rhythm="daily", weekday=0, stopped=["meeting"])
    told("Mötet är inställt.", urgent=True)
    told("Rapportera.", kind="report.due")
    daily.run(at=NEXT_MORNING)
    assert [mail["Subject"] for mail in server.taken] == ["Rapportera."]


def test_who_wants_nothing_still_gets_what_is_urgent(server: Postman):
    choose(TO, rhythm="never", weekday=0, stopped=())
    told("Vanligt.")
    told("Brådskande.", urgent=True)
    daily.run(at=NEXT_MORNING)
    assert [mail["Subject"] for mail in server.taken] == ["Brådskande."]
    assert not Notice.objects.waiting().exists()


def test_nothing_is_gathered_for_an_address_that_takes_no_mail_until_it_does(server: Postman):
    server.answers = ["550 5.1.1 No such user"]
    told("Brådskande.", urgent=True)
    told("Vanligt.")
    assert daily.run(at=NEXT_MORNING) == 0
    assert Notice.objects.waiting().count() == 1


def test_old_news_is_not_kept_for_an_address_that_takes_no_mail(server: Postman):
    server.answers = ["550 5.1.1 No such user"]
    told("Brådskande.", urgent=True)
    told("Vanligt.")
    daily.run(at=NEXT_MORNING + 14 * DAY)
    assert not Notice.objects.waiting().exists()


def test_without_a_mail_server_the_mail_is_written_and_waits():
    told()
    daily.run(at=NEXT_MORNING)
    assert Message.objects.get().state == "waiting"


def test_a_forgotten_address_is_told_nothing(server: Postman):
    told()
    forget(TO)
    assert not Notice.objects.exists()
    assert not Wishes.objects.exists()


def test_many_people_need_few_questions_when_it_is_nobodys_morning(django_assert_max_num_queries):
    for number in range(30):
        told(to=f"n{number}@example.org")
    daily.run(at=MONDAY + HOUR)
    with django_assert_max_num_queries(12):
        daily.run(at=MONDAY + 2 * HOUR)
