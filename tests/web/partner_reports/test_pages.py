"""The pages of reports, and the link by which the receiver answers."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Errand, Person
from samverkan.agreements.models import Agreement
from samverkan.partner_reports.actions.writing import send
from samverkan.partner_reports.models import PartnerReport, Reply
from tests.plugins import word
from tests.web.partner_reports.conftest import NOW, link_to

SignIn = Callable[[Actor], Client]
DIFFERS = {"view": "differs", "promises": "Bostäderna dröjde."}


@pytest.fixture
def sent(draft: PartnerReport, anna: Actor) -> PartnerReport:
    """A report sent just now, since links are judged by the clock."""
    return send(report=draft, version=draft.version, by=anna, at=timezone.now())


def address(report: PartnerReport, name: str = "page") -> str:
    return reverse(f"partner_reports:{name}", args=[report.agreement_id, report.pk])


def test_the_link_shows_the_report_and_takes_one_answer(client: Client, sent: PartnerReport, per: Person) -> None:
    link = link_to(per)
    assert "Kurs i elkraft" in client.get(link).content.decode()
    page = client.post(link, DIFFERS, follow=True).content.decode()
    assert "Tack, ert svar är noterat" in page
    assert "Bostäderna dröjde." in page
    assert Reply.objects.get().answered_name == "Per Pil"
    assert Client().get(link).status_code == 410
    assert client.post(link, {"view": "agrees"}).status_code == 200
    assert Reply.objects.get().view == "differs"


def test_an_answer_without_words_is_shown_again(client: Client, sent: PartnerReport, per: Person) -> None:
    answer = client.post(link_to(per), {"view": "differs"})
    assert answer.status_code == 422
    assert "Skriv under minst en del" in answer.content.decode()


def test_links_that_are_old_or_of_another_purpose_let_nobody_in(
    client: Client, sent: PartnerReport, per: Person
) -> None:
    link, now = link_to(per), timezone.now()
    token = errands.send(
        purpose="relations.answer", thing=sent.pk, person=per, organisation=sent.receiver.organisation,
        expires_at=now + timedelta(days=1), at=now,
    )  # fmt: skip
    assert client.get(reverse("partner_reports:by_link", args=[token])).status_code == 410
    assert Errand.objects.get(purpose="relations.answer").closed_because == "foreign"
    Errand.objects.update(expires_at=now - timedelta(minutes=1))
    assert client.get(link).status_code == 410


def test_it_is_written_sent_answered_and_settled_through_the_pages(
    agreement: Agreement, activity: object, anna: Actor, bo: Actor, sign_in: SignIn
) -> None:
    ours, theirs = sign_in(anna), sign_in(bo)
    receiver = agreement.parties.get(organisation=bo.organisation)
    begun = {"year": timezone.localdate().year, "receiver": receiver.pk, "opening": "Hej."}
    ours.post(reverse("partner_reports:begin", args=[agreement.pk]), begun)
    report = PartnerReport.objects.get()
    assert theirs.get(address(report)).status_code == 404
    assert "Hej." in ours.get(address(report)).content.decode()
    ours.post(address(report, "write"), {"opening": "Hej igen.", "version": report.version})
    assert "trettio dagar" in ours.get(address(report, "send")).content.decode()
    report.refresh_from_db()
    assert (
        "Rapporten är skickad."
        in ours.post(address(report, "send"), {"version": report.version}, follow=True).content.decode()
    )
    assert "Hej igen." in theirs.get(address(report)).content.decode()
    assert "ert svar är noterat" in theirs.post(address(report, "answer"), DIFFERS, follow=True).content.decode()
    assert "Red ut det ni ser olika på" in ours.get(address(report)).content.decode()
    page = theirs.post(address(report, "settle"), {"settlement": "Vi möts i maj."}, follow=True).content.decode()
    assert "Vi möts i maj." in page


def test_two_who_write_lose_nothing(draft: PartnerReport, anna: Actor, sign_in: SignIn) -> None:
    ours = sign_in(anna)
    ours.post(address(draft, "write"), {"opening": "Först.", "version": draft.version})
    answer = ours.post(address(draft, "write"), {"opening": "Sedan.", "version": draft.version})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Först." in page
    assert "Sedan." in page


def test_the_report_is_a_pdf_and_a_word_document(sent: PartnerReport, bo: Actor, sign_in: SignIn) -> None:
    visitor = sign_in(bo)
    assert visitor.get(address(sent, "pdf")).content.startswith(b"%PDF")
    assert word.faults(visitor.get(address(sent, "docx")).content, "sv") == []


def test_the_page_of_a_report_has_one_heading_of_its_own(sent: PartnerReport, bo: Actor, sign_in: SignIn) -> None:
    page = sign_in(bo).get(address(sent)).content.decode()
    assert page.count("<h1") == 1


def test_strangers_find_nothing(sent: PartnerReport, agreement: Agreement, stranger: Actor, sign_in: SignIn) -> None:
    type(agreement).objects.update(circle="public")
    visitor = sign_in(stranger)
    paths = [reverse("partner_reports:reports", args=[agreement.pk])]
    paths += [address(sent, name) for name in ("page", "pdf", "docx", "answer", "settle")]
    assert [visitor.get(path).status_code for path in paths] == [404] * 6


def test_the_list_takes_as_few_queries_for_many_years(
    draft: PartnerReport, agreement: Agreement, anna: Actor, sign_in: SignIn
) -> None:
    visitor, path = sign_in(anna), reverse("partner_reports:reports", args=[agreement.pk])

    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert visitor.get(path).status_code == 200
        return len(counted)

    few = queries()
    PartnerReport.objects.bulk_create(
        PartnerReport(
            agreement=agreement, year=year, sender=draft.sender, receiver=draft.receiver, made_at=NOW, home=draft.home
        )
        for year in range(2000, 2020)
    )
    assert queries() == few <= 20
