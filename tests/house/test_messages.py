"""The tool that keeps the Swedish catalogues whole, on two small rooms of its own."""

from pathlib import Path

import pytest

from tools import messages

VIEWS = """
from django.utils.translation import gettext as _, ngettext, pgettext

def view(n):
    # Translators: on a button
    return _("Confirm the state"), ngettext("%(n)s promise", "%(n)s promises", n), pgettext("party", "Part")
"""
PAGE = """
{% load i18n %}
    <h1>{% translate "Meetings" %}</h1>
  <p>{% blocktranslate trimmed count n=rows|length %}
       {{ n }} item of the agenda
     {% plural %}
       {{ n }} items of the agenda
     {% endblocktranslate %}</p>
"""
TRANSLATED = """
msgid "Meetings"
msgstr "Möten"
"""


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A room with a view and a page."""
    web = tmp_path / "src" / "samverkan"
    monkeypatch.setattr(messages, "WEB", web)
    room = web / "hall"
    (room / "templates" / "hall").mkdir(parents=True)
    (room / "views.py").write_text(VIEWS)
    (room / "templates" / "hall" / "page.html").write_text(PAGE)
    return room


def write(room: Path, entries: str) -> None:
    """Give a room a catalogue with these entries."""
    path = messages.catalogue_path(room)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(messages.HEADER + entries)


def test_texts_of_code_and_templates_are_found(hall: Path):
    assert set(messages.messages(messages.texts(hall))) == {
        ("", "Confirm the state"),
        ("", "%(n)s promise"),
        ("party", "Part"),
        ("", "Meetings"),
        ("", "%(n)s item of the agenda"),
    }


def test_missing_texts_are_added_and_existing_translations_are_left_as_they_are(hall: Path):
    write(hall, TRANSLATED)
    before = messages.catalogue_path(hall).read_text()
    messages.add_missing(hall)
    after = messages.catalogue_path(hall).read_text()
    assert after.startswith(before)
    assert 'msgid "Confirm the state"\nmsgstr ""' in after
    messages.add_missing(hall)
    assert messages.catalogue_path(hall).read_text() == after


def test_every_fault_of_a_catalogue_is_named(hall: Path):
    faulty = TRANSLATED + '\nmsgid "Gone"\nmsgstr "Borta"\n\nmsgid "Confirm the state"\nmsgstr ""\n'
    faulty += '\n#, fuzzy\nmsgctxt "party"\nmsgid "Part"\nmsgstr "Part"\n'
    faulty += (
        '\nmsgid "%(n)s promise"\nmsgid_plural "%(n)s promises"\nmsgstr[0] "%(m)s löfte"\nmsgstr[1] "%(n)s löften"\n'
    )
    write(hall, faulty)
    found = "\n".join(messages.problems([hall]))
    assert "missing: '%(n)s item of the agenda'" in found
    assert "no longer used" in found
    assert "untranslated: 'Confirm the state'" in found
    assert "marked fuzzy: 'Part'" in found
    assert "'%(n)s promise'" in found
    assert len(found.splitlines()) == 5


def test_a_text_that_two_rooms_translate_differently_is_named(hall: Path):
    write(hall, TRANSLATED)
    other = hall.parent / "other"
    write(other, '\nmsgid "Meetings"\nmsgstr "Sammanträden"\n')
    (found,) = messages.contradictions([hall, other])
    assert found == "'Meetings' is translated in several ways: hall: 'Möten'; other: 'Sammanträden'"


def test_a_text_that_has_a_plural_in_one_of_two_rooms_is_no_contradiction(hall: Path):
    write(hall, '\nmsgid "Meeting"\nmsgstr "Möte"\n')
    other = hall.parent / "other"
    write(other, '\nmsgid "Meeting"\nmsgid_plural "Meetings"\nmsgstr[0] "Möte"\nmsgstr[1] "Möten"\n')
    assert list(messages.contradictions([hall, other])) == []


def test_texts_no_longer_used_are_taken_away_when_asked(hall: Path):
    write(hall, TRANSLATED + '\nmsgid "Gone"\nmsgstr "Borta"\n')
    messages.prune(hall)
    kept = messages.catalogue_path(hall).read_text()
    assert "Gone" not in kept
    assert 'msgstr "Möten"' in kept


def test_a_compiled_catalogue_is_read_by_gettext(hall: Path):
    import gettext

    write(hall, TRANSLATED)
    messages.compile_catalogue(hall)
    swedish = gettext.translation("django", hall / "locale", ["sv"])
    assert swedish.gettext("Meetings") == "Möten"
