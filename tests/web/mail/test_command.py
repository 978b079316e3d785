"""`samverkan bounces`: mail that came back, taken in from files."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path

import pytest

from samverkan.mail.actions import queue
from samverkan.mail.command import NoSuchFile, add
from samverkan.mail.models import Bounce, Message
from tests.web.mail.test_reports import GONE, report

pytestmark = pytest.mark.django_db


def run(*words: str) -> None:
    """Run the command as the command line would."""
    parser = ArgumentParser()
    add(parser.add_subparsers())
    options = parser.parse_args(words)
    options.handler(options)


def test_a_folder_of_mail_is_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    now = datetime.now(tz=UTC)
    queue(to="nils@example.org", subject="S", body="B", reason="r", party_key=None, at=now)
    Message.objects.update(sent_at=now)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1.eml").write_bytes(report(GONE))
    (tmp_path / "2.eml").write_bytes(report(GONE.replace("nils@", "okand@").replace("Nils@", "okand@")))
    (tmp_path / "3.eml").write_bytes(b"Subject: Hej\n\nInte hemma.")
    run("bounces", str(tmp_path))
    assert "1 on the list, 1 left out, 1 other mails" in capsys.readouterr().out
    assert Bounce.objects.get().to == "nils@example.org"


def test_a_file_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path):
    with pytest.raises(NoSuchFile, match="There is no"):
        run("bounces", str(tmp_path / "none.eml"))
