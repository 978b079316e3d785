"""Papers of an item: each circle sees its own, on the page, in counts, in the call, in mail."""

from io import BytesIO

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Role
from samverkan.journal.models import Entry
from samverkan.meetings import actions
from samverkan.meetings.models import ItemPaper
from samverkan.meetings.queries.summons import summons
from samverkan.papers import pdf
from tests import factories
from tests.factories import meetings as make
from tests.web.meetings.conftest import BEGINS, NOW


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def item(meeting):
    return make.item(meeting, "Testbädden")


def attach(item, by, circle="shared", name="rapport.pdf"):
    return actions.attach_paper(item=item, data=b"innehall", name=name, circle=circle, by=by, at=NOW)


def url(name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=args)


def text(answer) -> str:
    return answer.content.decode()


def opened(browser, paper) -> bytes:
    return browser.get(url("paper", paper.pk)).getvalue()  # reads and closes the file


def words_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(data))
    found = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return found


def test_a_paper_stands_with_its_item_with_size_and_party(meeting, item, anna, bo, browser_of):
    attach(item, anna)
    shown = text(browser_of(bo).get(url("page", meeting.pk)))
    assert "rapport.pdf" in shown
    assert "8\xa0byte, NU" in shown


def test_a_private_paper_is_nowhere_for_the_other_party(meeting, item, anna, bo, browser_of):
    paper = attach(item, anna, "private", "hemligt.pdf")
    browser = browser_of(bo)
    for page in ("page", "minutes", "summons"):
        assert "hemligt" not in text(browser.get(url(page, meeting.pk)))
    assert browser.get(url("paper", paper.pk)).status_code == 404
    assert browser.get(url("show_paper", paper.pk)).status_code == 404
    assert browser.post(url("detach_paper", paper.pk)).status_code == 404
    assert list(ItemPaper.objects.visible_to(bo)) == []
    assert Entry.objects.of(paper).get().circle == "private"
    assert opened(browser_of(anna), paper) == b"innehall"


def test_a_private_paper_is_not_in_the_call_even_of_its_own_party(meeting, item, anna, browser_of):
    attach(item, anna, "private", "hemligt.pdf")
    attach(item, anna, "shared", "delat.pdf")
    found = words_of(browser_of(anna).get(url("summons_pdf", meeting.pk)).content)
    assert "delat.pdf" in found
    assert "hemligt" not in found
    assert "hemligt" not in words_of(pdf(summons(meeting, "sv")))


def test_a_paper_is_handed_over_to_those_who_see_it(item, anna, bo, stranger, browser_of):
    paper = attach(item, anna)
    assert opened(browser_of(bo), paper) == b"innehall"
    assert browser_of(stranger).get(url("paper", paper.pk)).status_code == 404


def test_a_public_paper_stays_within_a_meeting_that_is_not_public(item, anna, stranger):
    attach(item, anna, "public")
    assert list(ItemPaper.objects.visible_to(stranger)) == []


def test_a_paper_is_shown_to_more_and_never_to_fewer(item, anna, bo, browser_of):
    paper = attach(item, anna, "private")
    browser = browser_of(anna)
    assert "allmän handling" in text(browser.get(url("show_paper", paper.pk)))
    browser.post(url("show_paper", paper.pk))
    assert opened(browser_of(bo), paper) == b"innehall"
    with pytest.raises(actions.CannotNarrow):
        actions.show_paper(paper=paper, circle="private", by=anna, at=NOW)


def test_only_the_party_that_put_a_paper_there_changes_it(item, anna, bo):
    paper = attach(item, anna)
    with pytest.raises(actions.NotYourPaper):
        actions.detach_paper(paper=paper, by=bo, at=NOW)
    with pytest.raises(actions.NotYourPaper):
        actions.show_paper(paper=paper, circle="public", by=bo, at=NOW)


def test_a_reader_attaches_nothing(item, university, stranger):
    for by in (factories.acting(university, Role.READER), stranger):
        with pytest.raises(NotAllowed):
            attach(item, by)


def test_papers_of_a_private_agreement_stay_with_its_party(university, town, anna):
    own = factories.agreement(university, town, circle=Circle.PRIVATE)
    item = make.item(factories.meeting(own, starts_at=BEGINS))
    with pytest.raises(actions.AgreementNotShared):
        attach(item, anna, "shared")
    attach(item, anna, "private")


def test_papers_come_along_when_an_item_is_moved(agreement, item, anna):
    attach(item, anna)
    later = factories.meeting(agreement, starts_at=BEGINS)
    moved = actions.move_item(item=item, to=later, by=anna, at=NOW)
    assert [p.snapshot.name for p in moved.papers.all()] == ["rapport.pdf"]


def test_a_paper_taken_away_leaves_the_file_with_its_party(item, anna, browser_of):
    paper = attach(item, anna)
    browser_of(anna).post(url("detach_paper", paper.pk))
    assert not ItemPaper.objects.exists()
    paper.snapshot.refresh_from_db()


def test_a_cancelled_meeting_takes_no_papers(meeting, item, anna):
    actions.cancel(meeting=meeting, by=anna, at=NOW)
    with pytest.raises(actions.MeetingClosed):
        attach(item, anna)


def test_a_paper_is_put_there_from_the_page(meeting, item, anna, browser_of):
    browser = browser_of(anna)
    shown = text(browser.get(url("attach_paper", item.pk)))
    assert 'enctype="multipart/form-data"' in shown
    browser.post(url("attach_paper", item.pk), {"file": SimpleUploadedFile("pm.txt", b"pm"), "circle": "private"})
    paper = ItemPaper.objects.get()
    assert (paper.circle, paper.home, paper.snapshot.name) == ("private", anna.organisation, "pm.txt")


def test_the_call_lists_agenda_people_and_who_leads(meeting, item, parties, anna, browser_of):
    actions.invite_guest(meeting=meeting, name="Gun Gäst", comes_from="Bolaget", by=anna, at=NOW)
    make.item(meeting, "Avgiften", kind="decision", proposal="Avgiften delas lika.")
    actions.arrange(meeting=meeting, chair_party=parties[0], chair_seat=None, secretary_party=None,
                    secretary_seat=None, topics_close_on=None, briefing_out_on=None, by=anna, at=NOW)  # fmt: skip
    found = words_of(browser_of(anna).get(url("summons_pdf", meeting.pk)).content)
    for words in ("Gun Gäst", "Bolaget", "Testbädden", "Avgiften delas lika.", "Norrby universitet", "13.00"):
        assert words in found
