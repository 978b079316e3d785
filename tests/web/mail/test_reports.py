"""Reports of mail that came back (RFC 3464)."""

from datetime import UTC, datetime

import pytest

from samverkan.mail.actions import queue, take_reports
from samverkan.mail.delivery_reports import Failure, NotAReport, read
from samverkan.mail.models import Bounce, Message

THE_TIME = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

REPORT = """\
From: MAILER-DAEMON@mx.example.org
To: samverkan@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="limit"

--limit
Content-Type: text/plain

I'm sorry.

--limit
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
Arrival-Date: Mon, 2 Mar 2026 10:00:00 +0100

{groups}
--limit
Content-Type: message/rfc822

To: nils@example.org
Subject: Hej

Text.
--limit--
"""

GONE = """\
Final-Recipient: rfc822; Nils@example.org
Original-Recipient: rfc822;nils@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <nils@example.org>:
    Recipient address rejected
"""
LATE = """\
Final-Recipient: rfc822; late@example.org
Action: delayed
Status: 4.4.1
"""


def report(*groups: str) -> bytes:
    return REPORT.format(groups="\n".join(groups)).encode()


def test_a_failure_is_read_with_its_status_and_sentence():
    [failure] = read(report(GONE))
    assert failure.address == "nils@example.org"
    assert failure.status == "5.1.1"
    assert failure.sentence == "550 5.1.1 <nils@example.org>: Recipient address rejected"


def test_a_delay_is_no_failure():
    assert [failure.address for failure in read(report(LATE, GONE))] == ["nils@example.org"]
    assert read(report(LATE)) == ()


@pytest.mark.parametrize("data", [b"", b"\0\xff" * 50, b"Subject: Hej\n\nInte hemma."])
def test_what_is_no_report_is_refused(data: bytes):
    with pytest.raises(NotAReport):
        read(data)


def test_a_report_cut_short_is_read_as_far_as_it_goes():
    whole = report(GONE)
    for end in range(0, len(whole), 7):
        try:
            found = read(whole[:end])
        except NotAReport:
            continue
        assert all("@" in failure.address for failure in found)


@pytest.mark.django_db
def test_an_address_that_was_written_to_comes_on_the_list_and_its_mail_counts_as_given_up():
    message = queue(to="nils@example.org", subject="S", body="B", reason="r", party_key=None, at=THE_TIME)
    Message.objects.filter(pk=message.pk).update(sent_at=THE_TIME)
    taken = take_reports(read(report(GONE)), among=Message.objects.all(), at=THE_TIME)
    assert taken.listed == ("nils@example.org",)
    message.refresh_from_db()
    assert (message.state, message.given_up) == ("given_up", "address")
    assert Bounce.objects.get().by_report


@pytest.mark.django_db
def test_an_address_that_was_never_written_to_is_left_out():
    stranger = Failure("okand@example.org", "5.1.1", "Nej")
    assert take_reports([stranger], among=Message.objects.all(), at=THE_TIME).unknown == ("okand@example.org",)
    assert not Bounce.objects.exists()
