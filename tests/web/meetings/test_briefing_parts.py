"""The parties' own parts of a briefing: private until sent, edited together from then on, never overwritten."""

from datetime import timedelta

import pytest
from django.urls import reverse

from samverkan import papers
from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.models import Circle
from samverkan.journal.models import Entry
from samverkan.mail.models import Notice
from samverkan.meetings import actions
from samverkan.meetings.models import BriefingPart
from samverkan.meetings.queries.briefing import briefing
from samverkan.overview.queries.waiting import Viewer, tasks
from tests import factories
from tests.web.meetings.conftest import NOW

LATER = NOW + timedelta(hours=1)


def written(meeting, by, text="Vi är nöjda.", kind="year", **more):
    return actions.write_part(meeting=meeting, kind=kind, text=text, by=by, at=NOW, **more)


def sent(meeting, by, text="Vi är nöjda.", **more):
    written(meeting, by, text, **more)
    return actions.send_parts(meeting=meeting, by=by, at=NOW)[0]


def paper(meeting, at=LATER):
    return papers.html(briefing(meeting, "sv", at))


def test_a_part_is_private_to_its_party_until_it_is_sent(meeting, anna, bo):
    part = written(meeting, anna, "Hemligt utkast")
    assert part.circle == Circle.PRIVATE
    assert not BriefingPart.objects.visible_to(bo).exists()
    assert list(BriefingPart.objects.visible_to(anna)) == [part]
    assert "Hemligt" not in paper(meeting)


def test_an_unsent_part_is_in_no_output_and_in_no_count(meeting, anna):
    before = papers.html(briefing(meeting, "sv", LATER))
    written(meeting, anna, "Hemligt utkast " * 50)
    made = briefing(meeting, "sv", LATER)
    assert papers.html(made) == before
    assert b"Hemligt" not in papers.docx(made)
    kept = actions.freeze_briefing(meeting=meeting, by=anna, at=LATER)
    assert "Hemligt" not in str(kept.paper)


def test_a_sent_part_is_seen_by_all_parties_and_stands_in_the_briefing(meeting, anna, bo, stranger):
    part = sent(meeting, anna, "Året gick bra.")
    assert list(BriefingPart.objects.visible_to(bo)) == [part]
    assert not BriefingPart.objects.visible_to(stranger).exists()
    shown = paper(meeting)
    assert "Norrby universitet om året" in shown
    assert "Året gick bra." in shown


def test_what_was_written_before_sending_stays_with_the_party(meeting, anna):
    written(meeting, anna, "Först skrev vi så.")
    part = sent(meeting, anna, "Så här sände vi.")
    assert [(v.text, v.is_shared) for v in part.versions.all()] == [
        ("Så här sände vi.", True), ("Först skrev vi så.", False),
    ]  # fmt: skip


def test_sending_nothing_is_refused(meeting, anna):
    with pytest.raises(actions.NothingToSend):
        actions.send_parts(meeting=meeting, by=anna, at=NOW)
    sent(meeting, anna)
    with pytest.raises(actions.NothingToSend):
        actions.send_parts(meeting=meeting, by=anna, at=NOW)


def test_a_comment_beside_a_private_commitment_is_not_sent(agreement, meeting, university, anna):
    own = factories.commitment(agreement, circle=Circle.PRIVATE, home=university)
    written(meeting, anna, "Se här.", "comment", commitment=own)
    with pytest.raises(actions.RestsOnPrivate):
        actions.send_parts(meeting=meeting, by=anna, at=NOW)


def test_a_comment_stands_beside_its_commitment(agreement, meeting, anna, bo):
    common = factories.commitment(agreement, title="Träteknik")
    for by, text in ((anna, "Vi ligger före."), (bo, "Vi vill mer.")):
        sent(meeting, by, text, kind="comment", commitment=common)
    shown = paper(meeting)
    assert "Vid åtagande 1, Träteknik" in shown
    assert "NU: Vi ligger före." in shown
    assert "ÄK: Vi vill mer." in shown


def test_a_comment_beside_a_commitment_of_another_agreement_is_refused(meeting, anna):
    foreign = factories.commitment(factories.agreement())
    with pytest.raises(actions.RestsOnPrivate):
        written(meeting, anna, kind="comment", commitment=foreign)


def test_the_other_party_edits_only_what_has_been_sent(meeting, anna, bo):
    part = written(meeting, anna)
    with pytest.raises(actions.NotYourPart):
        actions.edit_part(part=part, text="Nej.", by=bo, at=NOW)
    actions.send_parts(meeting=meeting, by=anna, at=NOW)
    assert actions.edit_part(part=part, text="Ja.", by=bo, at=NOW).text == "Ja."


def test_two_who_change_different_paragraphs_are_put_together(meeting, anna, bo):
    part = sent(meeting, anna, "Ett.\n\nTvå.\n\nTre.")
    actions.edit_part(part=part, text="Ett.\n\nTvå.\n\nTre, ändrat.", version=1, by=bo, at=LATER)
    saved = actions.edit_part(part=part, text="Ett, ändrat.\n\nTvå.\n\nTre.", version=1, by=anna, at=LATER)
    assert saved.text == "Ett, ändrat.\n\nTvå.\n\nTre, ändrat."


def test_two_who_change_the_same_paragraph_overwrite_nothing(meeting, anna, bo):
    part = sent(meeting, anna, "Ett.")
    actions.edit_part(part=part, text="Ett av Bo.", version=1, by=bo, at=LATER)
    with pytest.raises(actions.EditedMeanwhile):
        actions.edit_part(part=part, text="Ett av Anna.", version=1, by=anna, at=LATER)
    assert BriefingPart.objects.get().text == "Ett av Bo."


def test_two_who_begin_on_an_empty_sheet_overwrite_nothing(meeting, university, anna):
    colleague = factories.acting(university, who=factories.person("Ulla Ulv"))
    written(meeting, anna, "Annas text", version=0)
    with pytest.raises(actions.EditedMeanwhile):
        written(meeting, colleague, "Ullas text", version=0)


def test_a_double_click_saves_once(meeting, anna):
    first, second = (written(meeting, anna, "Samma.", version=0) for _ in range(2))
    assert first.pk == second.pk
    assert second.version == 1


def test_a_part_is_closed_with_the_meeting(meeting, anna):
    part = sent(meeting, anna)
    meeting.state, meeting.held_at = "held", NOW
    meeting.save()
    with pytest.raises(actions.MeetingClosed):
        actions.edit_part(part=part, text="Nytt.", by=anna, at=NOW)


def test_one_who_does_not_plan_meetings_writes_nothing(meeting, university):
    reader = factories.acting(university, "reader", who=factories.person("Rut Ros"))
    with pytest.raises(NotAllowed):
        written(meeting, reader)


def test_a_stranger_writes_nothing(meeting, stranger):
    with pytest.raises(NotAllowed):
        written(meeting, stranger)


def test_long_texts_are_shortened_and_stand_whole_in_the_annex(meeting, anna):
    long_one = "\n".join(f"Stycke {n} " + "ord " * 200 for n in range(15))
    sent(meeting, anna, long_one)
    blocks = briefing(meeting, "sv", LATER).blocks
    texts = [getattr(block, "text", "") for block in blocks]
    annex = texts.index("Bilaga")
    assert any(str(text).startswith("Stycke 0") for text in texts[:annex])
    assert not any(str(text).startswith("Stycke 14") for text in texts[:annex])
    assert any(str(text).startswith("Stycke 14") for text in texts[annex:])


def test_the_other_partys_coordinators_are_told_that_a_part_has_come_and_not_what_it_says(meeting, anna, bo):
    bo.person.email = "bo@alvdal.example"
    bo.person.save()
    written(meeting, anna, "Det vi skrev.")
    assert not Notice.objects.exists()
    actions.send_parts(meeting=meeting, by=anna, at=NOW)
    (notice,) = Notice.objects.all()
    assert notice.to == "bo@alvdal.example"
    assert "Norrby universitet har skickat sin del av underlaget" in notice.sentence
    assert "skrev" not in notice.sentence


def test_an_earlier_text_is_brought_back_and_nothing_is_lost(meeting, anna, bo):
    part = sent(meeting, anna, "Först.")
    actions.edit_part(part=part, text="Sedan.", by=bo, at=LATER)
    first = part.versions.get(number=1)
    actions.restore_part(version=first, seen=2, by=anna, at=LATER)
    part.refresh_from_db()
    assert part.text == "Först."
    assert [v.text for v in part.versions.all()] == ["Först.", "Sedan.", "Först."]
    with pytest.raises(actions.EditedMeanwhile):
        actions.restore_part(version=first, seen=2, by=anna, at=LATER)
    actions.restore_part(version=first, seen=3, by=anna, at=LATER)  # it reads so already
    assert part.versions.count() == 3
    assert Entry.objects.filter(action="meetings.restore_part").count() == 1


def test_what_was_saved_before_it_was_sent_is_brought_back_by_its_own_party_alone(meeting, anna, bo, stranger):
    written(meeting, anna, "Utkast.")
    part = sent(meeting, anna, "Sänt.")
    draft = part.versions.get(number=1)
    with pytest.raises(actions.NotYourPart):
        actions.restore_part(version=draft, seen=2, by=bo, at=LATER)
    with pytest.raises(NotAllowed):
        actions.restore_part(version=draft, seen=2, by=stranger, at=LATER)
    actions.restore_part(version=draft, seen=2, by=anna, at=LATER)
    part.refresh_from_db()
    assert part.text == "Utkast."


def test_the_page_compares_before_it_brings_back(meeting, anna, bo, browser_of):
    part = sent(meeting, anna, "Vi är nöjda.")
    actions.edit_part(part=part, text="Vi är missnöjda.", by=bo, at=LATER)
    browser, address = browser_of(anna), reverse("meetings:restore_part", args=[part.versions.get(number=1).pk])
    assert address in browser.get(reverse("meetings:edit_part", args=[part.pk])).content.decode()
    shown = browser.get(address).content.decode()
    assert "missnöjda</del>" in shown
    assert "nöjda</ins>" in shown
    late = browser.post(address, {"version": "1"})
    assert late.status_code == 409
    assert "Någon annan har sparat under tiden" in late.content.decode()
    for wrong in ("", "x", "-1"):
        assert browser.post(address, {"version": wrong}).status_code == 409
    browser.post(address, {"version": "2"})
    part.refresh_from_db()
    assert part.text == "Vi är nöjda."


def test_a_part_sent_by_the_other_party_waits_until_ones_own_is_sent_or_the_briefing_frozen(meeting, anna, bo):
    waiting = lambda by: [task.card.title for task in tasks(Viewer(by, NOW.date())) if "sin del" in task.card.title]  # noqa: E731
    sent(meeting, anna)
    assert waiting(anna) == []
    assert waiting(bo) == [f"Norrby universitet har skickat sin del av underlaget till {meeting.title}"]
    written(meeting, bo, "Vårt utkast")
    assert waiting(bo)
    actions.send_parts(meeting=meeting, by=bo, at=LATER)
    assert waiting(bo) == []
    assert len(waiting(anna)) == 1
    actions.freeze_briefing(meeting=meeting, by=bo, at=LATER + timedelta(hours=1))
    assert waiting(anna) == []
