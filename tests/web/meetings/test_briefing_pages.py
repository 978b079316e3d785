"""The pages of a briefing: preview, parts, questions, versions, files."""

import io

import docx
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samverkan import papers
from samverkan.accounts.models import Circle
from samverkan.agreements.models import Activity, Assumption, Result
from samverkan.indicators.models import Indicator, IndicatorValue
from samverkan.meetings import actions
from samverkan.meetings.models import BriefingPart, QuestionChoice
from samverkan.meetings.queries.briefing import briefing
from tests import factories
from tests.factories import meetings as make
from tests.plugins import word
from tests.web.meetings.conftest import NOW

MOST = 20


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def differing(agreement, university, town, reported):
    commitment = factories.commitment(agreement, title="Batterier")
    reported(commitment, university, "under_way")
    reported(commitment, town, "not_started")
    return commitment


@pytest.fixture
def part(meeting, anna):
    actions.write_part(meeting=meeting, kind="year", text="Ett gott år.", by=anna, at=NOW)
    return actions.send_parts(meeting=meeting, by=anna, at=NOW)[0]


def test_the_preview_shows_two_pages_and_the_annex_when_asked(meeting, anna, browser_of):
    browser = browser_of(anna)
    short, whole = (text(browser.get(url("briefing", meeting.pk) + more)) for more in ("", "?bilaga=1"))
    assert "Bilden i siffror" in short
    assert "Åtaganden och varje parts syn" not in short
    assert "Visa bilagan också" in short
    assert "Åtaganden och varje parts syn" in whole


def test_one_who_only_reads_sees_all_of_it_and_nothing_to_do(meeting, university, browser_of):
    reader = factories.acting(university, "reader", who=factories.person("Rut Ros"))
    shown = text(browser_of(reader).get(url("briefing", meeting.pk)))
    assert "Åtaganden och varje parts syn" in shown
    assert "Innan det fryses" not in shown


def test_the_other_partys_page_counts_nothing_of_an_unsent_part(meeting, anna, bo, browser_of):
    actions.write_part(meeting=meeting, kind="year", text="Hemligt utkast", by=anna, at=NOW)
    browser = browser_of(bo)
    for name in ("briefing", "briefing_parts"):
        shown = text(browser.get(url(name, meeting.pk)))
        assert "Hemligt" not in shown
        assert "Norrby universitet</h2>" not in shown
        assert "inte skicka" not in shown.lower().replace("inte skickat än", "")


def test_the_other_party_cannot_open_an_unsent_part(meeting, anna, bo, browser_of):
    hidden = actions.write_part(meeting=meeting, kind="year", text="Hemligt", by=anna, at=NOW)
    assert browser_of(bo).get(url("edit_part", hidden.pk)).status_code == 404


def test_what_was_written_before_sending_is_shown_to_the_own_party_alone(meeting, anna, bo, part, browser_of):
    actions.edit_part(part=part, text="Ett bättre år.", by=anna, at=timezone.now())
    actions.write_part(meeting=meeting, kind="ask", text="Ogjord tanke", by=anna, at=NOW)
    asked = actions.write_part(meeting=meeting, kind="ask", text="Klar tanke", by=anna, at=NOW)
    actions.send_parts(meeting=meeting, by=anna, at=NOW)
    own, other = (text(browser_of(by).get(url("edit_part", asked.pk))) for by in (anna, bo))
    assert "Ogjord tanke" in own
    assert "Ogjord tanke" not in other


def test_a_part_is_written_sent_and_edited_by_the_other_party(meeting, anna, bo, browser_of):
    browser = browser_of(anna)
    address = url("write_part", meeting.pk) + "?slag=ask"
    browser.post(address, {"text": "Peka ut en ägare.", "version": "0"})
    assert "Skicka till parten?" in text(browser.get(url("send_parts", meeting.pk)))
    browser.post(url("send_parts", meeting.pk))
    kept = BriefingPart.objects.get()
    assert kept.is_sent
    browser_of(bo).post(url("edit_part", kept.pk), {"text": "Peka ut två.", "version": "1"})
    kept.refresh_from_db()
    assert kept.text == "Peka ut två."


def test_two_texts_that_met_are_shown_side_by_side_and_neither_is_lost(meeting, anna, bo, part, browser_of):
    actions.edit_part(part=part, text="Ett svårt år.", by=bo, at=timezone.now())
    answer = browser_of(anna).post(url("edit_part", part.pk), {"text": "Ett lysande år.", "version": "1"})
    shown = text(answer)
    assert answer.status_code == 409
    for version in ("Ett gott år.", "Ett svårt år.", "Ett lysande år."):
        assert version in shown
    assert BriefingPart.objects.get().text == "Ett svårt år."


def test_a_question_is_taken_reworded_and_dismissed_from_the_page(meeting, differing, anna, browser_of):
    browser, key = browser_of(anna), f"differs:{differing.pk}"
    reword = url("reword_question", meeting.pk) + f"?fraga={key}"
    assert "Skäl: NU säger pågår" in text(browser.get(reword))
    browser.post(reword, {"text": "Vad väntar vi på?"})
    assert "Vad väntar vi på?" in text(browser.get(url("briefing", meeting.pk)))
    browser.post(url("choose_question", meeting.pk), {"fraga": key, "val": "avfarda"})
    assert "Vad väntar vi på?" not in text(browser.get(url("briefing", meeting.pk)))
    browser.post(url("choose_question", meeting.pk), {"val": "aterta"})
    assert not QuestionChoice.objects.exists()
    browser.post(url("choose_question", meeting.pk), {"fraga": key, "val": "ta"})
    assert meeting.items.get().derived_from == f"ask:{key}"


def test_a_question_no_longer_proposed_leads_back_with_a_sentence(meeting, anna, browser_of):
    answer = browser_of(anna).get(url("reword_question", meeting.pk) + "?fraga=differs:9", follow=True)
    assert "Frågan föreslås inte längre" in text(answer)


def test_a_deed_that_does_not_exist_is_not_found(meeting, anna, browser_of):
    assert browser_of(anna).post(url("choose_question", meeting.pk), {"val": "x"}).status_code == 404


def test_the_word_document_is_offered_and_opens(meeting, anna, browser_of):
    answer = browser_of(anna).get(url("briefing_docx", meeting.pk))
    assert "underlag-" in answer["Content-Disposition"]
    assert docx.Document(io.BytesIO(answer.content)).core_properties.language == "sv-SE"


def test_a_frozen_word_document_is_always_the_same_bytes(meeting, anna, browser_of):
    kept = actions.freeze_briefing(meeting=meeting, by=anna, at=NOW)
    browser = browser_of(anna)
    first, second = (browser.get(url("frozen_briefing_docx", kept.pk)).content for _ in range(2))
    assert first == second


def test_an_earlier_day_is_rebuilt_and_says_so(meeting, anna, browser_of):
    shown = text(browser_of(anna).get(url("briefing", meeting.pk) + "?dag=2025-06-01"))
    assert "Som det skulle ha sett ut den 1 jun 2025." in shown
    assert "Innan det fryses" not in shown
    pdf = browser_of(anna).get(url("briefing_pdf", meeting.pk) + "?dag=2025-06-01")
    assert pdf.content.startswith(b"%PDF")


@pytest.mark.parametrize("day", ["2999-01-01", "nonsense", ""])
def test_a_day_that_cannot_be_is_now(meeting, anna, browser_of, day):
    assert "Förhandsvisning" in text(browser_of(anna).get(url("briefing", meeting.pk) + f"?dag={day}"))


def test_versions_are_listed_and_an_empty_list_explains_itself(meeting, anna, browser_of):
    browser = browser_of(anna)
    assert "Inget har frysts ännu" in text(browser.get(url("briefing_versions", meeting.pk)))
    kept = actions.freeze_briefing(meeting=meeting, by=anna, at=NOW)
    assert url("frozen_briefing", kept.pk) in text(browser.get(url("briefing_versions", meeting.pk)))


def test_a_full_briefing_asks_few_queries(agreement, meeting, university, town, differing, part, anna, browser_of):
    make.position(make.held(agreement))
    indicator = Indicator.objects.create(
        name="Antagna", unit="st", source="UKÄ", circle=Circle.SHARED, home=university, made_at=NOW
    )
    indicator.organisations.set([university, town])
    IndicatorValue.objects.create(indicator=indicator, on=NOW.date(), value=3, entered_at=NOW, entered_for=university)
    assumption = Assumption.objects.create(
        agreement=agreement, text="Minst tio antagna", circle=Circle.SHARED, home=university, indicator=indicator,
        broken_when="below", limit=10,
    )  # fmt: skip
    assumption.commitments.add(differing)
    make.item(meeting, kind="decision", proposal="Ja.")
    done = Activity.objects.create(title="Kurs", circle=Circle.SHARED, home=university, made_at=NOW, changed_at=NOW)
    done.commitments.add(differing)
    Result.objects.create(activity=done, text="Klart", on=NOW.date(), figure=3)
    browser = browser_of(anna)
    browser.get(url("briefing", meeting.pk))
    with CaptureQueriesContext(connection) as asked:
        browser.get(url("briefing", meeting.pk))
    assert len(asked) <= MOST, "\n".join(query["sql"][:150] for query in asked.captured_queries)


def test_while_nobody_has_made_an_agenda_one_is_proposed_in_every_form(agreement, meeting, differing, anna, browser_of):
    browser = browser_of(anna)
    shown = text(browser.get(url("briefing", meeting.pk)))
    assert "Föreslagen dagordning" in shown
    assert f"Åtagande {differing.number}:" in shown
    made = briefing(meeting, "sv", NOW)
    assert "Föreslagen dagordning" in papers.html(made)
    words = "\n".join(p.text for p in docx.Document(io.BytesIO(papers.docx(made))).paragraphs)
    assert "Föreslagen dagordning" in words
    assert "inte gjord ännu" in words
    document = pypdfium2.PdfDocument(papers.pdf(made))
    assert "Föreslagen dagordning" in "".join(page.get_textpage().get_text_range() for page in document)
    actions.suggest_agenda(meeting=meeting, by=anna, at=NOW)
    after = briefing(meeting, "sv", NOW)
    assert "Föreslagen dagordning" not in papers.html(after)
    assert agenda_of(after) == agenda_of(made)  # what was proposed is what the button makes


def agenda_of(paper):
    """The rows of the agenda in a paper."""
    return next(block.rows for block in paper.blocks if isinstance(block, papers.Table) and "minuter" in block.caption)


def test_a_proposed_agenda_fits_the_time_booked(agreement, differing, anna):
    short = factories.meeting(agreement, minutes=30)
    assert sum(int(row[3]) for row in agenda_of(briefing(short, "sv", NOW))) <= 30


def test_a_briefing_without_an_agenda_asks_few_queries(agreement, meeting, differing, part, anna, browser_of):
    browser = browser_of(anna)
    browser.get(url("briefing", meeting.pk))
    with CaptureQueriesContext(connection) as asked:
        browser.get(url("briefing", meeting.pk))
    assert len(asked) <= MOST, "\n".join(query["sql"][:150] for query in asked.captured_queries)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_word_document_can_be_read_aloud(agreement, meeting, differing, part, anna, language):
    made = briefing(meeting, language, NOW)
    assert word.faults(papers.docx(made), language) == []
    make.item(meeting, kind="decision", proposal="Ja.")
    assert word.faults(papers.docx(briefing(meeting, language, NOW)), language) == []
