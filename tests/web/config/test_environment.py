"""What the environment says, as settings."""

from pathlib import Path

import pytest

from samverkan.config.environment import BadDatabaseUrl, database, secret_key, smtp


def test_without_an_address_the_database_is_a_file_in_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert database(tmp_path)["NAME"] == tmp_path / "db.sqlite3"


def test_an_address_is_read_with_its_escaped_characters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://anna%40luleå:p%2Fw@db.example:5433/samverkan")
    read = database(tmp_path)
    assert (read["USER"], read["PASSWORD"]) == ("anna@luleå", "p/w")
    assert (read["HOST"], read["PORT"], read["NAME"]) == ("db.example", "5433", "samverkan")


def test_another_kind_of_database_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://db.example/samverkan")
    with pytest.raises(BadDatabaseUrl, match="“mysql”"):
        database(tmp_path)


def test_a_secret_is_made_once_and_kept_for_its_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SAMVERKAN_SECRET", raising=False)
    made = secret_key(tmp_path / "data")
    assert len(made) >= 50
    assert secret_key(tmp_path / "data") == made
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o077 == 0


def test_without_an_address_no_mail_leaves(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SAMVERKAN_SMTP", raising=False)
    assert not smtp()


@pytest.mark.parametrize(
    ("address", "how"),
    [
        ("smtp://mail.example", (25, False, False)),
        ("smtp://mail.example:587", (587, True, False)),
        ("smtps://mail.example:587", (587, True, False)),
        ("smtps://mail.example:465", (465, False, True)),
        ("smtps://mail.example", (465, False, True)),
    ],
)
def test_mail_is_handed_over_encrypted_where_the_address_says_so(
    address: str, how: tuple[int, bool, bool], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SAMVERKAN_SMTP", address)
    assert smtp()
    assert (smtp().port, smtp().tls, smtp().ssl) == how
