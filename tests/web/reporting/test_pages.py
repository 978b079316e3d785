"""The pages of rounds, as coordinators and owners use them."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation, Person
from samverkan.accounts.permissions import Role
from samverkan.agreements.models import Agreement, Binding, Commitment, StatusReport
from samverkan.mail import actions as mail
from samverkan.mail.models import Message, Wishes
from samverkan.overview.queries.waiting import Viewer, tasks
from samverkan.reporting.actions.answering import Given, answer
from samverkan.reporting.actions.closing import close
from samverkan.reporting.actions.opening import Plan, open_round
from samverkan.reporting.drafting import Words
from samverkan.reporting.forms.rounds import a_title
from samverkan.reporting.models import Ask, Respondent, Round
from tests import factories
from tests.web.reporting.conftest import asks_of

SignIn = Callable[[Actor], Client]


@pytest.fixture
def asked(agreement: Agreement, promises: list[Commitment], anna: Actor) -> Round:
    """A round opened just now."""
    now = timezone.now()
    plan = Plan(title="Lägesrapport", year=now.year, due_on=now.date() + timedelta(days=14))
    return open_round(agreement=agreement, plan=plan, commitments=promises, by=anna, at=now)


def place(asked: Round, rest: str = "") -> str:
    return f"/avtal/{asked.agreement_id}/lagesrapporter/{asked.number}/{rest}"


def test_nothing_is_sent_before_the_button_that_says_so(
    agreement: Agreement, promises: list[Commitment], anna: Actor, sign_in: SignIn
) -> None:
    client = sign_in(anna)
    here = f"/avtal/{agreement.pk}/lagesrapporter/oppna/"
    assert "Se vem som får vilket brev" in client.get(here).content.decode()
    now = timezone.now()
    said = {
        "title": "Höstens läge", "year": now.year, "due_on": (now.date() + timedelta(days=9)).isoformat(),
        "promises": [promise.pk for promise in promises],
    }  # fmt: skip
    looked = client.post(here, said).content.decode()
    assert "2 brev går ut" in looked
    assert "Eva Ek" in looked
    assert not Message.objects.exists()
    assert not Round.objects.exists()
    done = client.post(here, {**said, "send": "1"}, follow=True).content.decode()
    assert "2 brev har skickats" in done
    again = client.post(here, {**said, "send": "1"}, follow=True).content.decode()
    assert "redan öppen" in again
    assert Message.objects.filter(lets_in=True).count() == 2


def test_the_preview_names_what_nobody_owns(
    agreement: Agreement, promises: list[Commitment], anna: Actor, sign_in: SignIn
) -> None:
    promises[1].bindings.update(owner=None)
    page = sign_in(anna).get(f"/avtal/{agreement.pk}/lagesrapporter/oppna/").content.decode()
    assert "utse en ansvarig" in page


def test_an_agreement_without_rounds_says_what_belongs_there(agreement: Agreement, bo: Actor, sign_in: SignIn) -> None:
    page = sign_in(bo).get(f"/avtal/{agreement.pk}/lagesrapporter/").content.decode()
    assert "Ingen omgång ännu" in page
    assert "Öppna en omgång" in page


def test_the_page_shows_who_has_answered(asked: Round, anna: Actor, sign_in: SignIn) -> None:
    page = sign_in(anna).get(place(asked)).content.decode()
    assert "Eva Ek" in page
    assert "Per Pil" in page
    assert "inte öppnat" in page


def test_the_counterpart_confirms_with_one_click(
    asked: Round, to_eva: Respondent, anna: Actor, bo: Actor, sign_in: SignIn
) -> None:
    meet = asks_of(to_eva)[0]
    made = answer(given=Given(ask=meet, words=Words(state="kept"), version=1), by=anna, at=timezone.now())
    client = sign_in(bo)
    page = client.get(place(asked, "?visa=bekrafta")).content.decode()
    assert "Vi ser det annorlunda" in page
    done = client.post(place(asked, "bekrafta/"), {"en": made.pk}, follow=True).content.decode()
    assert "Ni ser 1 åtagande på samma sätt" in done
    again = client.post(place(asked, "bekrafta/"), {"en": made.pk}, follow=True).content.decode()
    assert "redan sagt hur ni ser" in again
    assert StatusReport.objects.filter(state="kept").count() == 2


def test_a_table_is_answered_row_by_row(asked: Round, to_eva: Respondent, anna: Actor, sign_in: SignIn) -> None:
    meet, teach = asks_of(to_eva)
    said = {
        f"f{meet.pk}-version": 1, f"f{meet.pk}-state": "kept", f"f{meet.pk}-sentence": "Vi möttes.",
        f"f{teach.pk}-version": 1, f"f{teach.pk}-state": "", f"f{teach.pk}-sentence": "Bara ord.",
    }  # fmt: skip
    answered = sign_in(anna).post(place(asked, "tabell/"), said)
    assert answered.status_code == 422
    assert "Välj ett läge" in answered.content.decode()
    assert [report.commitment for report in StatusReport.objects.all()] == [meet.commitment]


def sheet_of(client: Client, asked: Round) -> list[list[object]]:
    data = client.get(place(asked, "fragor.xlsx")).content
    return [list(row) for row in load_workbook(BytesIO(data)).active.iter_rows(values_only=True)]  # type: ignore[union-attr]


def as_csv(rows: list[list[object]]) -> bytes:
    return "\r\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in rows).encode()


def test_a_spreadsheet_goes_out_and_comes_back(asked: Round, anna: Actor, sign_in: SignIn) -> None:
    client = sign_in(anna)
    rows = sheet_of(client, asked)
    head = [str(name) for name in rows[0]]
    assert head[:3] == ["id", "version", "nr"]
    rows[1][head.index("läge")], rows[1][head.index("siffra")] = "infriat", "12,5"
    rows[2][head.index("läge")] = "gäller"
    file = SimpleUploadedFile("fragor.csv", as_csv(rows))
    looked = client.post(place(asked, "kalkylblad/"), {"file": file}, follow=True)
    page = looked.content.decode()
    assert "1 rad kan inte skickas" in page
    assert "passar inte" in page
    assert not StatusReport.objects.exists()
    where = looked.redirect_chain[-1][0]
    assert "1 svar är skickat" in client.post(where, {"rad": "2"}, follow=True).content.decode()
    assert client.post(where, {"rad": "2"}).status_code == 302
    assert Ask.objects.get(pk=str(rows[1][0])).answer.figure == 12.5  # type: ignore[union-attr]
    assert StatusReport.objects.count() == 1


def test_a_row_that_was_changed_meanwhile_is_not_sent(
    asked: Round, to_eva: Respondent, anna: Actor, sign_in: SignIn
) -> None:
    client = sign_in(anna)
    rows = sheet_of(client, asked)
    rows[1][[str(name) for name in rows[0]].index("läge")] = "missat"
    meet = asks_of(to_eva)[0]
    answer(given=Given(ask=meet, words=Words(state="kept"), version=1), by=anna, at=timezone.now())
    file = SimpleUploadedFile("fragor.csv", as_csv(rows))
    page = client.post(place(asked, "kalkylblad/"), {"file": file}, follow=True).content.decode()
    assert "Ändrat av någon annan under tiden" in page


def test_an_owner_with_an_account_answers_from_my_work(
    agreement: Agreement, university: Organisation, town: Organisation, anna: Actor, sign_in: SignIn
) -> None:
    owner = factories.acting(university, "owner")
    promise = factories.commitment(agreement)
    promise.bindings.update(owner=owner.person)
    now = timezone.now()
    plan = Plan(title="Läge", year=now.year, due_on=now.date() + timedelta(days=5))
    made = open_round(agreement=agreement, plan=plan, commitments=[promise], by=anna, at=now)
    client = sign_in(owner)
    work = client.get("/mitt-arbete/").content.decode()
    assert "Säg hur det går med 1 åtagande" in work
    assert place(made, "svara/") in work
    ask = made.asks.get(party__organisation=university)
    said = {f"f{ask.pk}-version": 1, f"f{ask.pk}-state": "under_way", "send": "all"}
    assert "Tack, allt är skickat" in client.post(place(made, "svara/"), said, follow=True).content.decode()


def test_a_round_past_its_day_waits_for_the_coordinator(asked: Round, bo: Actor) -> None:
    late = Viewer(bo, asked.due_on + timedelta(days=1))
    assert any("har passerat sin dag" in task.card.title for task in tasks(late))
    assert not any("har passerat sin dag" in task.card.title for task in tasks(Viewer(bo, asked.due_on)))


def test_answers_to_confirm_wait_for_the_coordinator_alone(
    asked: Round, to_eva: Respondent, anna: Actor, bo: Actor, stranger: Actor
) -> None:
    meet = asks_of(to_eva)[0]
    answer(given=Given(ask=meet, words=Words(state="kept"), version=1), by=anna, at=timezone.now())
    today = timezone.localdate()
    titles = {by: [task.card.title for task in tasks(Viewer(by, today))] for by in (anna, bo, stranger)}
    assert any("andra partens svar" in title for title in titles[bo])
    assert not any("andra partens svar" in title for title in titles[anna] + titles[stranger])


def test_what_is_confirmed_with_the_round_is_no_card_of_its_own(
    asked: Round, to_eva: Respondent, anna: Actor, bo: Actor
):
    answer(given=Given(ask=asks_of(to_eva)[0], words=Words(state="kept"), version=1), by=anna, at=timezone.now())
    Binding.objects.filter(party__organisation=bo.organisation).update(owner=bo.person)
    titles = [task.card.title for task in tasks(Viewer(bo, timezone.localdate()))]
    assert len([title for title in titles if "andra partens svar" in title]) == 1
    assert not [title for title in titles if title.startswith("Bekräfta") and "åtagande" in title]
    owner = Actor(bo.person, bo.organisation, (Role.OWNER,))
    assert [task for task in tasks(Viewer(owner, timezone.localdate())) if "åtagande" in task.card.title]


def test_all_promises_or_none_are_ticked_without_losing_what_was_written(
    agreement: Agreement, promises: list[Commitment], anna: Actor, sign_in: SignIn
) -> None:
    client, here = sign_in(anna), f"/avtal/{agreement.pk}/lagesrapporter/oppna/"
    said = {"title": "Eget namn", "year": timezone.now().year, "due_on": "2030-01-01"}
    every = client.post(here, {**said, "tick": "all"})
    assert (every.status_code, every.content.decode().count(" checked")) == (200, len(promises))
    none = client.post(here, {**said, "tick": "none", "promises": [promises[0].pk], "due_on": ""})
    assert (none.status_code, none.content.decode().count(" checked")) == (200, 0)
    assert "Eget namn" in none.content.decode()
    assert not Round.objects.exists()


def test_while_a_round_is_open_its_list_says_where_the_next_is_opened(asked: Round, anna: Actor, sign_in: SignIn):
    here = f"/avtal/{asked.agreement_id}/lagesrapporter/"
    assert "Nästa omgång öppnas här" in sign_in(anna).get(here).content.decode()
    close(asked=asked, by=anna, at=timezone.now())
    again = sign_in(anna).get(here).content.decode()
    assert "Nästa omgång öppnas här" not in again
    assert "Öppna en omgång" in again


@pytest.mark.parametrize(
    ("earlier", "title"),
    [
        ((), "Lägesrapport hösten 2026"),
        (("Lägesrapport hösten 2026",), "Lägesrapport november 2026"),
        (("Lägesrapport hösten 2026", "Lägesrapport november 2026"), "Lägesrapport 22 nov 2026"),
    ],
)
def test_a_new_round_is_called_something_new(earlier: tuple[str, ...], title: str) -> None:
    assert a_title(date(2026, 11, 22), earlier) == title


def test_who_has_stopped_these_mails_is_sent_none_and_listed_so(
    agreement: Agreement, promises: list[Commitment], anna: Actor, eva: Person
) -> None:
    mail.stop(Wishes.objects.create(to=str(eva.email)), "reporting")
    now = timezone.now()
    plan = Plan(title="Läget", year=now.year, due_on=now.date() + timedelta(days=14))
    made = open_round(agreement=agreement, plan=plan, commitments=promises, by=anna, at=now)
    assert made.respondents.get(person=eva).sent_at is None
    assert Message.objects.get(to=eva.email).given_up == "stopped"


def test_the_file_of_an_answer_is_for_those_who_see_the_answer(
    asked: Round, to_eva: Respondent, anna: Actor, bo: Actor, stranger: Actor, sign_in: SignIn
) -> None:
    meet = asks_of(to_eva)[0]
    own = sign_in(anna)
    file = SimpleUploadedFile("underlag.pdf", b"%PDF-1.4 ett")
    said = {f"f{meet.pk}-version": 1, f"f{meet.pk}-state": "kept", f"f{meet.pk}-file": file, "send": str(meet.pk)}
    own.post(place(asked, f"fragor/{meet.pk}/"), said)
    where = place(asked, f"fragor/{meet.pk}/fil/")
    assert b"".join(sign_in(bo).get(where).streaming_content) == b"%PDF-1.4 ett"  # type: ignore[attr-defined]
    assert sign_in(stranger).get(where).status_code == 404


def test_a_private_answers_file_stays_within_the_party(
    asked: Round, to_eva: Respondent, anna: Actor, bo: Actor, sign_in: SignIn
) -> None:
    meet = asks_of(to_eva)[0]
    file = SimpleUploadedFile("underlag.pdf", b"%PDF-1.4 ett")
    said = {
        f"f{meet.pk}-version": 1, f"f{meet.pk}-state": "missed", f"f{meet.pk}-own_only": "on",
        f"f{meet.pk}-file": file, f"f{meet.pk}-sentence": "Det gick inte.", "send": str(meet.pk),
    }  # fmt: skip
    sign_in(anna).post(place(asked, f"fragor/{meet.pk}/"), said)
    other = sign_in(bo)
    assert other.get(place(asked, f"fragor/{meet.pk}/fil/")).status_code == 404
    for part in ("?visa=personer", "?visa=fragor", "?visa=bekrafta", "svar.csv"):
        page = other.get(place(asked, part)).content.decode()
        assert "Det gick inte" not in page
        assert "underlag.pdf" not in page
        assert "missat" not in page.casefold()


def more(asked: Round, to: int, eva: Person) -> None:
    """Add questions to both parties, answered by the other one."""
    agreement = asked.agreement
    first = agreement.commitments.count() + 1
    promises = Commitment.objects.bulk_create(
        Commitment(
            agreement=agreement, number=number, title=f"Åtagande {number}", text="Parterna ska.", kind="direction",
            circle="shared", home=agreement.home, made_at=asked.opened_at,
        )
        for number in range(first, to + 1)
    )  # fmt: skip
    parties = list(agreement.parties.all())
    Binding.objects.bulk_create(Binding(commitment=each, party=party) for each in promises for party in parties)
    people = [factories.person() for _number in range(3)]
    respondents = [Respondent.objects.create(round=asked, person=one, party=parties[0]) for one in people]
    Ask.objects.bulk_create(
        Ask(round=asked, commitment=each, party=party, respondent=respondents[at % 3] if party == parties[0] else None)
        for at, each in enumerate(promises)
        for party in parties
    )


@pytest.mark.one_database
@pytest.mark.parametrize("part", ["", "?visa=fragor", "?visa=bekrafta", "tabell/", "svara/", "svar.csv"])
def test_a_thousand_questions_ask_as_often_as_ten(
    asked: Round, anna: Actor, eva: Person, sign_in: SignIn, part: str
) -> None:
    Respondent.objects.filter(person=eva).update(person=anna.person)
    client = sign_in(anna)
    used = []
    for size in (10, 1000):
        more(asked, size, eva)
        client.get(place(asked, part))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(place(asked, part)).status_code == 200
        used.append(len(captured))
    assert used[0] == used[1] <= 20
