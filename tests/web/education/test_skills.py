"""What a programme teaches: read from the course plan, judged by people, read again without losing what they said."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from samverkan.education import actions, jobs
from samverkan.education.models import CoursePlan, Judged, Programme
from samverkan.education.plan_text import around
from samverkan.education.queries.finding import skill_of, skills_called
from samverkan.runs import actions as runs
from tests.web.education.conftest import AT, Region, SignIn
from tests.web.education.taxonomy import keep_taxonomy, uri

PLAN = """Elkraft, 7,5 hp

Särskild behörighet
Kursen i Python ska vara avklarad.

Innehåll
Kursen behandlar reläskydd och elnätsplanering. Den ger övning i svetsning.

Litteratur
Svetsning för alla.
"""


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.TABLES, settings.CACHE = tmp_path / "tables", tmp_path / "cache"


def read(programme: Programme, text: str, by: Any) -> CoursePlan:
    plan = actions.give_plan(programme=programme, given=actions.Given(text=text), by=by, at=AT)
    assert jobs.run(at=AT) == 1
    plan.refresh_from_db()
    return plan


def judged(programme: Programme) -> dict[str, str]:
    return {skill.name: skill.judged for skill in programme.skills.all()}


def test_skills_are_read_from_what_is_taught_each_with_its_words(region: Region) -> None:
    keep_taxonomy()
    plan = read(region.programme, PLAN, region.anna)
    assert plan.refused == ""
    assert judged(region.programme) == dict.fromkeys(("reläskydd", "elnätsplanering", "svetsning"), "proposed")
    relay = region.programme.skills.get(name="reläskydd")
    assert plan.text[relay.start : relay.end] == "reläskydd"
    assert "övning i svetsning" in plan.text[: region.programme.skills.get(name="svetsning").end or 0]


def test_a_course_plan_given_twice_by_one_press_is_kept_once(region: Region) -> None:
    for text in (PLAN, PLAN, PLAN + "Svetsning"):
        given = actions.Given(text=text)
        actions.give_plan(programme=region.programme, given=given, by=region.anna, at=AT)
    assert region.programme.plans.count() == 2


def test_nobody_waits_to_save_while_a_plan_is_read(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite lets one write at a time: what takes seconds stands outside the transaction that keeps what came of it."""
    open_ones: list[int] = []

    def slow(*_words: Any, **_how: Any) -> Any:
        open_ones.append(len(connection.savepoint_ids))
        raise runs.NoTaxonomy

    monkeypatch.setattr(runs, "read_document", slow)
    monkeypatch.setattr(runs, "skills_taught", slow)
    before = len(connection.savepoint_ids)
    file = actions.Given(data=b"%PDF", name="plan.pdf")
    with pytest.raises(runs.NoTaxonomy):
        actions.give_plan(programme=region.programme, given=file, by=region.anna, at=AT)
    plan = actions.give_plan(programme=region.programme, given=actions.Given(text="Svetsning."), by=region.anna, at=AT)
    actions.read_skills(plan=plan, at=AT)
    assert open_ones == [before, before]


def test_what_people_said_stays_when_a_new_plan_is_read(region: Region) -> None:
    keep_taxonomy()
    read(region.programme, PLAN, region.anna)
    of = {skill.name: skill.pk for skill in region.programme.skills.all()}
    about = {"programme": region.programme, "by": region.bo, "at": AT}
    actions.judge(skills=[of["svetsning"]], as_=Judged.REMOVED, **about)
    actions.judge(skills=[of["reläskydd"]], as_=Judged.CONFIRMED, **about)
    cell = skill_of(uri("cell"), "")
    assert cell
    actions.add_skill(concept=cell, **about)
    newest = read(region.programme, "Innehåll\nKursen behandlar svetsning och Python.", region.anna)
    assert judged(region.programme) == {
        "svetsning": "removed", "reläskydd": "confirmed", "battericellstillverkning": "confirmed", "Python": "proposed",
    }  # fmt: skip
    assert region.programme.skills.get(name="svetsning").plan == newest
    assert region.programme.skills.get(name="reläskydd").plan is None, "the newest plan no longer names it"


def test_a_skill_taken_away_comes_back_when_it_is_added(region: Region) -> None:
    keep_taxonomy()
    read(region.programme, PLAN, region.anna)
    weld = region.programme.skills.get(name="svetsning")
    actions.judge(programme=region.programme, skills=[weld.pk], as_=Judged.REMOVED, by=region.anna, at=AT)
    concept = skill_of(uri("weld"), "")
    assert concept
    actions.add_skill(programme=region.programme, concept=concept, by=region.anna, at=AT)
    assert judged(region.programme)["svetsning"] == "confirmed"


def test_without_a_taxonomy_the_plan_says_so_and_can_be_read_again(region: Region) -> None:
    plan = read(region.programme, PLAN, region.anna)
    assert "Hämta ESCO" in plan.refused
    assert jobs.run(at=AT) == 0, "it is not tried for ever"
    keep_taxonomy()
    actions.read_again(programme=region.programme, by=region.anna, at=AT)
    assert jobs.run(at=AT) == 1
    assert region.programme.skills.count() == 3


@pytest.mark.parametrize("given", [actions.Given(text=" \n"), actions.Given(data=b"%PDF-1.4 broken", name="plan.pdf")])
def test_a_plan_without_text_is_refused(region: Region, given: actions.Given) -> None:
    with pytest.raises(actions.NothingToRead):
        actions.give_plan(programme=region.programme, given=given, by=region.anna, at=AT)


def test_why_a_file_cannot_be_read_is_said_in_the_language_of_the_reader(region: Region) -> None:
    given = actions.Given(data=b"%PDF-1.4 broken", name="plan.pdf")
    with pytest.raises(actions.NothingToRead, match=r"^plan\.pdf är skadad och kan inte läsas som PDF\."):
        actions.give_plan(programme=region.programme, given=given, by=region.anna, at=AT)


def test_skills_are_found_by_their_names(region: Region) -> None:
    keep_taxonomy()
    assert [one.name for one in skills_called("el", "")] == ["elnätsplanering", "battericellstillverkning", "reläskydd"]
    assert skills_called(" ", "") == []
    assert skill_of("no such", "") is None


def test_words_are_shown_within_their_line() -> None:
    text = "Mål\nDen studerande kan förklara reläskydd i nät.\nBetyg"
    start = text.index("reläskydd")
    assert around(text, start, start + 9) == ("Den studerande kan förklara ", "reläskydd", " i nät.")
    long = "ord " * 60 + "reläskydd" + " ord" * 60
    before, words, after = around(long, 240, 249)
    assert (before[:5], words, after[-5:]) == ("… ord", "reläskydd", "ord …")


def test_skills_are_gone_through_on_the_pages(region: Region, signed_in: SignIn) -> None:
    keep_taxonomy()
    browser = signed_in(region.anna)
    place = reverse("education:skills", args=[region.programme.pk])
    page = browser.post(reverse("education:give_plan", args=[region.programme.pk]), {"text": PLAN}, follow=True)
    assert "Kursplanen läses" in page.content.decode()
    jobs.run(at=page.context["page"].plan.given_at)
    page = browser.get(place, {"q": "python"}).content.decode()
    assert "<strong>reläskydd</strong>" in page
    add = reverse("education:add_skill", args=[region.programme.pk])
    assert "Färdigheten är tillagd" in browser.post(add, {"begrepp": uri("python")}, follow=True).content.decode()
    assert "Sök igen" in browser.post(add, {"begrepp": "nothing"}, follow=True).content.decode()
    relay = region.programme.skills.get(name="reläskydd")
    judge = reverse("education:judge_skills", args=[region.programme.pk])
    assert "bekräftad" in browser.post(judge, {"fardighet": [relay.pk]}, follow=True).content.decode()
    assert "borttagen" in browser.post(judge, {"fardighet": [relay.pk], "bort": "1"}, follow=True).content.decode()
    assert "Kryssa för" in browser.post(judge, {}, follow=True).content.decode()
    assert judged(region.programme)["reläskydd"] == "removed"
