"""The briefing: made from what all parties share, and frozen as it was shown."""

import io
import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import docx
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverkan import papers
from samverkan.accounts.models import Circle
from samverkan.agreements.models import Activity, Assumption, CommitmentChange, MoneyLine, Result
from samverkan.meetings import actions
from samverkan.meetings.freezing import fingerprint, frozen, thawed
from samverkan.meetings.models import Briefing, OutcomeAction, PartyDecision
from samverkan.meetings.queries.briefing import briefing
from samverkan.papers.blocks import KeyFigures, Note, NumberedProposal, Table
from tests import factories
from tests.factories import meetings as make
from tests.web.meetings.conftest import NOW


def words(meeting, language="sv") -> str:
    return papers.html(briefing(meeting, language, NOW))


def of_kind(kind, meeting):
    return [block for block in briefing(meeting, "sv", NOW).blocks if isinstance(block, kind)]


def activity(agreement, title="Kurs i elkraft", circle=Circle.SHARED, **fields) -> Activity:
    made = Activity.objects.create(
        title=title, circle=circle, home=agreement.home, made_at=NOW, changed_at=NOW, **fields
    )
    made.commitments.set([agreement.commitments.first() or factories.commitment(agreement)])
    return made


@pytest.fixture
def last(agreement):
    """The meeting of a year ago."""
    return make.held(agreement)


def test_page_one_asks_for_the_decisions_in_their_order(meeting):
    for title in ("Förläng", "Samordnare", "Avgift"):
        make.item(meeting, title, kind="decision", proposal=f"{title}: ja.")
    make.item(meeting, "Bara information")
    asked = of_kind(NumberedProposal, meeting)
    assert [(b.number, b.title, b.wording) for b in asked] == [
        (1, "Förläng", "Förläng: ja."), (2, "Samordnare", "Samordnare: ja."), (3, "Avgift", "Avgift: ja."),
    ]  # fmt: skip


def test_page_one_says_what_became_of_the_last_joint_positions(meeting, last, parties):
    make.position(last, "Bygg testbädden.", outcome="Invigd.", outcome_on=date(2025, 11, 3))
    waiting = make.position(last, "Dela på kostnaden.")
    PartyDecision.objects.create(position=waiting, party=parties[0], body="Rektor")
    PartyDecision.objects.create(
        position=waiting, party=parties[1], body="Kommunstyrelsen", state="approved",
        decided_on=date(2025, 5, 6), registry_number="KS 2025-118",
    )  # fmt: skip
    assert of_kind(Table, meeting)[0].rows == (
        ("1. Bygg testbädden.", "Invigd. (3 nov 2025)"),
        (
            "2. Dela på kostnaden.",
            "NU: beslut av Rektor väntas. ÄK: beslutat av Kommunstyrelsen den 6 maj 2025 (KS 2025-118).",
        ),
    )


def test_page_one_says_that_an_action_is_late(agreement, meeting, last):
    item = make.item(last)
    make.position(last, item=item)
    OutcomeAction.objects.create(meeting=last, item=item, activity=activity(agreement), due_on=date(2025, 9, 30))
    assert "Åtgärd: Kurs i elkraft – försenad, skulle vara klar 30 sep 2025." in words(meeting)


def test_page_one_says_what_has_changed_since_the_last_meeting(agreement, meeting, last, university, town, reported):
    commitment = factories.commitment(agreement, title="Batterier")
    Assumption.objects.create(
        agreement=agreement, text="Fabriken byggs", holds=False, changed_on=date(2025, 12, 1),
        change_note="Pausad.", circle=Circle.SHARED, home=university,
    )  # fmt: skip
    for day in (date(2025, 12, 5), date(2024, 12, 5)):
        CommitmentChange.objects.create(
            commitment=commitment, standing="changed", reason=f"År {day.year}.", changed_on=day
        )
    Result.objects.create(activity=activity(agreement), text="64 antagna", on=date(2025, 10, 1), source="Antagningen")
    reported(commitment, university, "under_way")
    reported(commitment, town, "not_started")
    shown = words(meeting)
    for expected in ("Fabriken byggs", "Läget skiljer sig", "År 2025.", "64 antagna", "Källa: Antagningen"):
        assert expected in shown
    assert "År 2024." not in shown


def test_every_figure_has_its_source(agreement, meeting, university):
    Result.objects.create(
        activity=activity(agreement, status="under_way"), text="Antagna", on=date(2025, 10, 1), figure=Decimal(64),
        unit="personer", source="Antagningsstatistiken",
    )  # fmt: skip
    MoneyLine.objects.create(activity=Activity.objects.get(), organisation=university, year=2025, amount_sek=1200000)
    figures = [figure for block in of_kind(KeyFigures, meeting) for figure in block.figures]
    assert [figure.value for figure in figures] == ["1", "1", "0", "1"]
    assert all(figure.source.startswith("Räknat i Samverkan ur ") for figure in figures)
    assert figures[0].source == "Räknat i Samverkan ur åtaganden den 2 mar 2026"
    blocks = briefing(meeting, "sv", NOW).blocks
    (measured,) = (block for block in blocks if isinstance(block, Table) and block.header[-1] == "Källa")
    assert measured.rows == (("Antagna", "64\xa0personer", "1 okt 2025", "Antagningsstatistiken"),)
    for before, block in pairwise(blocks):
        if isinstance(block, Table) and "Kronor" in block.caption:
            assert isinstance(before, Note)
            assert block.rows == (("2025", "1\xa0200\xa0000", "–"), ("Summa", "1\xa0200\xa0000", "0"))


def test_the_annex_has_every_commitment_with_each_partys_view(agreement, meeting, university, reported):
    reported(factories.commitment(agreement, title="Träteknik"), university, "under_way")
    (table,) = (block for block in of_kind(Table, meeting) if block.header[0] == "Åtagande")
    assert table.rows[0][0] == "1. Träteknik"
    assert table.rows[0][2].startswith("NU: ")
    assert "ÄK: ingen rapport, ingen ägare" in table.rows[0][2]


def test_nothing_private_to_either_party_is_in_it(agreement, meeting, last, university, town, reported, anna, bo):
    commitment = factories.commitment(agreement)
    for home in (university, town):
        secret = activity(agreement, "Hemlig aktivitet", Circle.PRIVATE)
        Result.objects.create(activity=secret, text="Hemligt resultat", on=date(2025, 10, 1), figure=1)
        MoneyLine.objects.create(activity=secret, payer="Hemlig", year=2025, amount_sek=777)
        Activity.objects.filter(pk=secret.pk).update(home=home)
        OutcomeAction.objects.create(meeting=last, activity=secret, due_on=date(2025, 5, 1))
        Assumption.objects.create(
            agreement=agreement, text="Hemligt antagande", holds=False, changed_on=date(2025, 12, 1),
            circle=Circle.PRIVATE, home=home,
        )  # fmt: skip
        factories.commitment(agreement, title="Hemligt åtagande", circle=Circle.PRIVATE, home=home)
        make.topic(agreement, "Hemligt ämne", circle=Circle.PRIVATE, home=home)
        reported(commitment, home, "under_way", circle=Circle.PRIVATE, sentence="Hemlig syn")
    for by in (anna, bo):
        actions.note(meeting=meeting, text="Hemlig anteckning", circle=Circle.PRIVATE, by=by, at=NOW)
    shown = words(meeting)
    assert "emlig" not in shown
    assert "777" not in shown
    assert "pågår," not in shown  # the state that each said to itself


def test_a_frozen_briefing_never_changes(agreement, meeting, anna):
    item = make.item(meeting, "Förläng", kind="decision", proposal="Ja.")
    kept = actions.freeze_briefing(meeting=meeting, by=anna, at=NOW)
    before = papers.pdf(thawed(kept.paper))
    actions.edit_item(item=item, title="Avsluta", kind="decision", minutes=5, by=anna, at=NOW)
    factories.commitment(agreement, title="Nytt åtagande")
    agreement.title = "Nytt namn"
    agreement.save()
    kept = Briefing.objects.get()
    assert papers.pdf(thawed(kept.paper)) == before
    assert "Avsluta" in words(meeting)
    assert "Avsluta" not in papers.html(thawed(kept.paper))
    assert kept.fingerprint == fingerprint(kept.paper)


def test_a_paper_comes_back_from_freezing_as_it_was(agreement, meeting, last, university, reported):
    reported(factories.commitment(agreement), university, "under_way")
    make.position(last)
    make.item(meeting, kind="decision", proposal="Ja.", background="Därför.")
    Result.objects.create(
        activity=activity(agreement),
        text="Antagna",
        on=date(2025, 10, 1),
        figure=64,
        evidence_url="https://example.org",
    )
    paper = briefing(meeting, "sv", NOW)
    assert thawed(frozen(paper)).blocks == paper.blocks


def test_an_agreement_that_only_one_party_sees_is_previewed_but_not_frozen(university, town, anna):
    own = factories.agreement(university, town, circle=Circle.PRIVATE)
    factories.commitment(own, title="Träteknik")
    meeting = factories.meeting(own)
    assert "Träteknik" in words(meeting)
    with pytest.raises(actions.NothingShared):
        actions.freeze_briefing(meeting=meeting, by=anna, at=NOW)


def test_the_pdf_opens_is_tagged_and_swedish(agreement, meeting, last):
    make.position(last)
    factories.commitment(agreement)
    data = papers.pdf(briefing(meeting, "sv", NOW))
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "Det här ber vi er besluta" in text
    assert document.is_tagged()
    assert re.search(rb"/Lang\s*\(sv\)", data)
    document.close()


def test_page_one_fits_on_one_sheet(meeting, last):
    for number in range(3):
        make.item(
            meeting,
            f"Beslut {number}",
            kind="decision",
            proposal="Parterna är överens om saken. " * 4,
            background="Skäl.",
        )
        make.position(
            last, "Parterna ska göra detta tillsammans under året.", outcome="Det blev så.", outcome_on=date(2025, 9, 1)
        )
    commitment = factories.commitment(meeting.agreement)
    for number in range(20):
        CommitmentChange.objects.create(
            commitment=commitment, standing="changed", reason=f"Skäl nummer {number}.", changed_on=date(2025, 9, 1)
        )
    document = pypdfium2.PdfDocument(papers.pdf(briefing(meeting, "sv", NOW)))
    assert "Bilden i siffror" in document[1].get_textpage().get_text_range()
    document.close()


def test_the_briefing_is_also_made_in_english(agreement, meeting):
    factories.commitment(agreement)
    shown = words(meeting, "en")
    assert "What we ask you to decide" in shown
    assert "Counted in Samverkan from commitments on 2 Mar 2026" in shown


def test_ten_years_take_no_more_queries_than_one(agreement, meeting, university, django_assert_max_num_queries):
    def years(first: int, count: int) -> None:
        for year in range(first, first + count):
            held = make.held(agreement, starts_at=NOW - timedelta(days=400 + year))
            make.position(held)
            made = activity(agreement, f"Aktivitet {year}")
            Result.objects.create(activity=made, text="Resultat", on=date(2025, 6, 1), figure=year)
            factories.commitment(agreement)

    years(1, 1)
    with CaptureQueriesContext(connection) as one:
        briefing(meeting, "sv", NOW)
    years(10, 10)
    with django_assert_max_num_queries(len(one)):
        briefing(meeting, "sv", NOW)


def test_the_annex_has_all_results_with_figures(agreement, meeting):
    for number in range(12):
        Result.objects.create(
            activity=activity(agreement, f"Aktivitet {number}"), text=f"Resultat {number}",
            on=date(2025, 6, 1) + timedelta(days=number), figure=number, unit="st", source="Källan",
        )  # fmt: skip
    (rows,) = (block.rows for block in of_kind(Table, meeting) if block.header[-1] == "Källa")
    assert [row[0] for row in rows] == [f"Resultat {number}" for number in range(11, -1, -1)]


def test_page_two_fits_on_one_sheet_and_the_annex_has_the_rest(agreement, meeting, university, town, reported):
    for number in range(14):
        due = date(2026, 4, 1) + timedelta(days=number)
        commitment = factories.commitment(
            agreement, title=f"Ett åtagande med en ganska lång rubrik {number}", due_on=due
        )
        reported(commitment, university, "at_risk")
        reported(commitment, town, "under_way")
    document = pypdfium2.PdfDocument(papers.pdf(briefing(meeting, "sv", NOW)))
    second, third = (document[page].get_textpage().get_text_range() for page in (1, 2))
    document.close()
    assert "Bilden i siffror" in second
    assert "Datum framåt" in second
    assert "till står i bilagan" in second
    assert third.split("\n")[1].startswith("Bilaga")


def test_the_paper_says_how_long_it_takes_to_read(meeting):
    assert re.search(r"Ungefär \d+ minut(er)? att läsa: \d+ ord", words(meeting))


def test_a_briefing_rebuilt_as_of_a_day_shows_what_was_known_then(agreement, meeting, last, university, reported):
    commitment = factories.commitment(agreement, title="Träteknik")
    reported(commitment, university, "under_way", as_of=date(2025, 6, 1), is_latest=False)
    reported(commitment, university, "at_risk", as_of=date(2026, 1, 1))
    Result.objects.create(activity=activity(agreement), text="Sen nyhet", on=date(2026, 1, 20), source="Källan")
    position = make.position(last, outcome="Invigd.", outcome_on=date(2026, 1, 15))
    then = NOW.replace(year=2025, month=12, day=1)
    shown = papers.html(briefing(meeting, "sv", then, looks_back=True))
    assert "Som det skulle ha sett ut den 1 dec 2025." in shown
    assert "NU: pågår" in shown
    assert "i fara, ingen ägare" not in shown
    assert position.text in shown
    for later in ("Sen nyhet", "Invigd."):
        assert later not in shown


def test_the_word_document_has_the_same_headings_as_the_pdf(agreement, meeting):
    factories.commitment(agreement)
    paper = briefing(meeting, "sv", NOW)
    document = docx.Document(io.BytesIO(papers.docx(paper)))
    written = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert written == [block.text for block in paper.blocks if isinstance(block, papers.Heading)]
    assert all(table.rows[0]._tr.trPr is not None for table in document.tables)


def test_the_pdf_has_bookmarks_and_contents_that_lead_within_it(agreement, meeting):
    factories.commitment(agreement)
    data = papers.pdf(briefing(meeting, "sv", NOW))
    document = pypdfium2.PdfDocument(data)
    marks = [mark.get_title() for mark in document.get_toc()]
    document.close()
    assert marks[0] == "Det här ber vi er besluta"
    assert "Bilaga" in marks
    assert len(re.findall(rb"/Subtype\s*/Link", data)) >= 5
