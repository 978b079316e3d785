"""`samverkan bounces`: mail that came back, taken in from files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from samverkan.config.command import main
from samverkan.mail.actions import queue
from samverkan.mail.models import Bounce, Message
from tests.web.mail.test_reports import GONE, report

pytestmark = pytest.mark.django_db


def test_a_folder_of_mail_is_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    now = datetime.now(tz=UTC)
    queue(to="nils@example.org", subject="S", body="B", reason="r", party_key=None, at=now)
    Message.objects.update(sent_at=now)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1.eml").write_bytes(report(GONE))
    (tmp_path / "2.eml").write_bytes(report(GONE.replace("nils@", "okand@").replace("Nils@", "okand@")))
    (tmp_path / "3.eml").write_bytes(b"Subject: Hej\n\nInte hemma.")
    assert main(["bounces", str(tmp_path)]) == 0
    assert "1 on the list, 1 left out, 1 other mails" in capsys.readouterr().out
    assert Bounce.objects.get().to == "nils@example.org"


def test_a_file_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["bounces", str(tmp_path / "none.eml")]) == 1
    assert "There is no" in capsys.readouterr().err
