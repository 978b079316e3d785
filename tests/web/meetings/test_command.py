"""`samverkan briefing`."""

import argparse
from datetime import timedelta

import docx
import pytest
from django.utils import timezone

from samverkan.meetings import command
from tests import factories
from tests.factories import meetings as make


@pytest.fixture
def parser():
    made = argparse.ArgumentParser()
    command.add(made.add_subparsers())
    return made


@pytest.fixture
def run(parser):
    def run(*words: object) -> int:
        options = parser.parse_args(["briefing", *map(str, words)])
        return options.handler(options)

    return run


@pytest.fixture
def coming(agreement):
    return factories.meeting(agreement, starts_at=timezone.now() + timedelta(days=9), title="Nästa möte")


@pytest.mark.parametrize("name", ["by number", "a part of its title"])
def test_an_agreement_is_named_by_its_number_or_a_part_of_its_title(agreement, coming, run, tmp_path, name):
    out = tmp_path / "b.pdf"
    assert run(agreement.pk if name == "by number" else "OM ÄLV", "--out", out) == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_the_page_stands_alone(agreement, coming, run, tmp_path):
    out = tmp_path / "b.html"
    run("älven", "--out", out)
    written = out.read_text()
    assert '<html lang="sv">' in written
    assert "Underlag till Nästa möte" in written
    assert "url(" not in written
    assert "src=" not in written


def test_it_is_also_written_in_english(agreement, coming, run, tmp_path):
    out = tmp_path / "b.html"
    run("älven", "--language", "en", "--out", out)
    assert "What we ask you to decide" in out.read_text()


def test_the_next_meeting_is_meant_unless_another_is_named(agreement, coming, run, tmp_path):
    other = make.held(agreement, title="Fjolårets möte")
    out = tmp_path / "b.html"
    run("älven", "--out", out)
    assert "Nästa möte" in out.read_text()
    run("älven", "--meeting", other.pk, "--out", out)
    assert "Fjolårets möte" in out.read_text()


def test_an_unknown_agreement_is_refused_with_a_sentence(agreement, coming, run, tmp_path):
    with pytest.raises(command.NotFound, match="berget"):
        run("berget", "--out", tmp_path / "b.pdf")


def test_several_agreements_are_named_with_their_numbers(agreement, coming, run, tmp_path):
    other = factories.agreement(title="Avtal om älvdalen")
    with pytest.raises(command.NotFound, match=str(other.pk)):
        run("älv", "--out", tmp_path / "b.pdf")


def test_an_agreement_without_meetings_is_refused_with_a_sentence(agreement, run, tmp_path):
    with pytest.raises(command.NotFound, match="Inget möte"):
        run("älven", "--out", tmp_path / "b.pdf")


def test_another_kind_of_file_is_wrong_usage(parser, capsys):
    with pytest.raises(SystemExit) as stopped:
        parser.parse_args(["briefing", "älven", "--out", "b.odt"])
    assert stopped.value.code == 2


def test_a_folder_that_cannot_be_written_is_refused_with_a_sentence(agreement, coming, run, tmp_path):
    with pytest.raises(command.CannotWrite, match="kan inte skrivas"):
        run("älven", "--out", tmp_path / "no" / "b.pdf")


def test_it_is_also_written_as_a_word_document(agreement, coming, run, tmp_path):
    out = tmp_path / "b.docx"
    run("älven", "--out", out)
    headings = [p.text for p in docx.Document(str(out)).paragraphs if p.style.name == "Heading 1"]
    assert headings[0] == "Det här ber vi er besluta"
    assert headings[-1] == "Bilaga"


def test_an_earlier_days_briefing_says_what_it_could_rebuild(agreement, coming, run, tmp_path):
    out = tmp_path / "b.html"
    run("älven", "--as-of", "2025-01-31", "--out", out)
    assert "Som det skulle ha sett ut den 31 jan 2025." in out.read_text()


def test_a_day_that_has_not_been_is_wrong_usage(parser):
    with pytest.raises(SystemExit) as stopped:
        parser.parse_args(["briefing", "älven", "--as-of", "2999-01-01", "--out", "b.pdf"])
    assert stopped.value.code == 2
