"""A case follows sources: it says when they have newer figures, takes them when asked, or lets them come in."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samverkan.accounts.models import Circle
from samverkan.journal.models import Entry
from samverkan.overview.queries.waiting import Viewer, tasks
from samverkan.planning import actions, jobs
from samverkan.planning.models import Case, Following
from samverkan.planning.queries import flowing, results
from samverkan.planning.queries.cases import newest_version, whole
from samverkan.planning.queries.delivered import Sources, ways
from samverkan.planning.queries.results import Result
from samverkan.planning.sections.counting import intake_of
from samverkan.sources.actions import fetching
from samverkan.sources.actions.queueing import carry_out_waiting
from samverkan.sources.models import Began
from tests.web.planning.conftest import AT, Region, SignIn, begun
from tests.web.planning.sourced import BAS, NAME, REGION, counted, entered, follow, taught

COUNTS: dict[str, dict[int, float | None]] = {"7233": {2024: 458, 2025: 470}, "7412": {2025: 190}}
LATER = AT + timedelta(days=1)


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def document_of(case: Case) -> Any:
    return whole(fresh(case)).document


def people(case: Case, name: str = NAME) -> Any:
    """Return the occupations of the series that came from the register."""
    return next(
        (one["occupations"] for one in document_of(case)["history"]["observed"] if one["version"] == name), None
    )


def looked(case: Case) -> Following:
    jobs.run(at=LATER)
    return Following.objects.select_related("case").get(case=case)


def test_a_case_that_asks_first_says_what_is_newer_and_stays_as_it_is(region: Region, signed_in: SignIn) -> None:
    counted(COUNTS, at=AT)
    follow(region.case, region.anna, AT)
    assert flowing.sentence(looked(region.case).newer) == "Källorna har nyare uppgifter: 2024–2025 för 2 yrken."
    assert fresh(region.case).version == 1
    page = signed_in(region.bo).get(reverse("planning:case", args=[region.case.pk])).text
    assert "Källorna har nyare uppgifter: 2024–2025 för 2 yrken." in page
    assert reverse("planning:newer", args=[region.case.pk]) in page


def test_my_work_tells_the_party_that_began_the_case(region: Region) -> None:
    counted(COUNTS, at=AT)
    follow(region.case, region.anna, AT)
    looked(region.case)
    own, other = (
        [task.card.title for task in tasks(Viewer(one, date(2026, 11, 3)))] for one in (region.anna, region.bo)
    )
    assert own == ["Källorna har nyare uppgifter: 2024–2025 för 2 yrken."]
    assert other == []


def test_all_is_taken_in_one_press_as_one_version_with_a_line_in_the_history(region: Region, signed_in: SignIn) -> None:
    counted(COUNTS, at=AT)
    following = follow(region.case, region.anna, AT)
    looked(region.case)
    browser, address = signed_in(region.bo), reverse("planning:newer", args=[region.case.pk])
    shown = browser.get(address).text
    for words in ("Industrielektriker, personer 2025", NAME, "2 nov 2026", "190"):
        assert words in shown
    keys = [flow.key for flow in flowing.offered(whole(region.case), following).found.flows]
    answer = browser.post(address, {"figure": keys, "version": "1"}, follow=True)
    assert "Version 2 har de nyare uppgifterna" in answer.text
    assert "Källorna har nyare uppgifter" not in answer.text
    assert people(region.case)["7412"]["people"] == {2025: 190}
    assert whole(fresh(region.case)).version.note == f"Taget ur källorna: 2024–2025 för 2 yrken. {NAME}"
    assert Entry.objects.filter(action="planning.take").count() == 1
    assert "tog in nyare uppgifter ur källorna" in answer.text


def test_a_button_pressed_twice_takes_them_once(region: Region) -> None:
    counted(COUNTS, at=AT)
    following = follow(region.case, region.anna, AT)
    keys = [flow.key for flow in flowing.offered(whole(region.case), following).found.flows]
    made = [actions.take(following=following, keys=keys, version=1, by=region.anna, at=LATER) for _ in range(2)]
    assert [one.number for one in made] == [2, 2]
    assert Entry.objects.filter(action="planning.take").count() == 1


def test_some_are_taken_and_the_rest_is_not_asked_of_again_until_it_changes(region: Region) -> None:
    counted(COUNTS, at=AT)
    follow(region.case, region.anna, AT)
    following = looked(region.case)
    (one,) = (flow.key for flow in flowing.offered(whole(region.case), following).found.flows if flow.subject == "7412")
    actions.take(following=following, keys=[one], version=1, by=region.anna, at=LATER)
    assert people(region.case) == {"7412": {"people": {2025: 190}}}
    assert Following.objects.get().newer == {}
    counted({**COUNTS, "7233": {2024: 459, 2025: 470}}, at=LATER + timedelta(hours=1))
    jobs.run(at=LATER + timedelta(hours=2))
    assert Following.objects.get().newer == {"occupations": [2024, 2024, 1]}


def test_everything_can_be_let_stand(region: Region, signed_in: SignIn) -> None:
    counted(COUNTS, at=AT)
    follow(region.case, region.anna, AT)
    looked(region.case)
    answer = signed_in(region.anna).post(reverse("planning:newer", args=[region.case.pk]), {"leave": "1"}, follow=True)
    assert "Uppgifterna står som de var" in answer.text
    assert fresh(region.case).version == 1
    assert looked(region.case).newer_at is None


@pytest.mark.parametrize(("said", "words"), [({"version": "1"}, "Välj minst en"), ({"version": "0"}, "Någon annan")])
def test_nothing_chosen_and_somebody_who_saved_meanwhile_are_told(
    region: Region, signed_in: SignIn, said: dict[str, str], words: str
) -> None:
    counted(COUNTS, at=AT)
    following = follow(region.case, region.anna, AT)
    keys = [flow.key for flow in flowing.offered(whole(region.case), following).found.flows]
    told = {**said, **({"figure": keys} if said["version"] == "0" else {})}
    answer = signed_in(region.anna).post(reverse("planning:newer", args=[region.case.pk]), told)
    assert answer.status_code == 422
    assert words in answer.text
    assert fresh(region.case).version == 1


def test_what_comes_in_by_itself_is_a_version_that_says_so_once(region: Region, signed_in: SignIn) -> None:
    counted(COUNTS, at=AT)
    follow(region.case, region.anna, AT, by_itself=True)
    assert jobs.run(at=LATER) == 1
    made = whole(fresh(region.case)).version
    assert (made.number, made.saved_by, made.saved_for) == (2, None, region.anna.home)
    assert made.note == f"Kom in av sig självt ur källorna: 2024–2025 för 2 yrken. {NAME}"
    assert jobs.run(at=LATER + timedelta(hours=1)) == 0
    assert jobs.run(at=LATER + timedelta(hours=2)) == 0
    page = signed_in(region.bo).get(reverse("planning:case", args=[region.case.pk])).text
    assert "kom in i kompetensfallet av sig själva" in page
    assert "Källorna har nyare" not in page


def test_a_plan_is_known_to_have_been_computed_before(region: Region) -> None:
    plan = actions.calculate(version=newest_version(region.case), by=region.anna, at=AT)
    assert Result(plan).is_of_newest
    counted(COUNTS, at=AT)
    follow(region.case, region.anna, AT, by_itself=True)
    jobs.run(at=LATER)
    assert not Result(results.latest(fresh(region.case)) or plan).is_of_newest


def test_an_earlier_version_that_is_restored_stays(region: Region) -> None:
    counted(COUNTS, at=AT)
    follow(region.case, region.anna, AT, by_itself=True)
    jobs.run(at=LATER)
    case = fresh(region.case)
    actions.restore(of=case.versions.get(number=1), version=2, by=region.bo, at=LATER + timedelta(hours=1))
    assert jobs.run(at=LATER + timedelta(hours=2)) == 0
    assert people(region.case) is None
    assert Following.objects.get().newer == {"occupations": [2024, 2025, 2]}


def test_a_case_that_can_be_read_no_more_keeps_no_other_from_being_looked_at(region: Region) -> None:
    follow(region.case, region.anna, AT)
    other = begun(region.anna, title="Ett till")
    follow(other, region.anna, AT, by_itself=True)
    region.case.versions.update(text="schema: competence-case/0")
    counted(COUNTS, at=AT)
    assert jobs.run(at=LATER) == 1
    assert people(other)
    assert not jobs.stale().exists()


def test_a_case_in_which_something_unforeseen_happens_keeps_no_other_waiting(
    region: Region, caplog: pytest.LogCaptureFixture
) -> None:
    broken = follow(region.case, region.anna, AT)
    other = begun(region.anna, title="Ett till")
    follow(other, region.anna, AT, by_itself=True)
    region.case.versions.all().delete()
    counted(COUNTS, at=AT)
    assert jobs.run(at=LATER) == 1
    assert people(other)
    assert f"case {broken.case_id} could not be looked at" in caplog.text
    assert not jobs.stale().exists()


def test_nothing_is_looked_at_until_something_has_come(region: Region) -> None:
    follow(region.case, region.anna, AT)
    assert jobs.stale().count() == 1
    jobs.run(at=LATER)
    assert not jobs.stale().exists()
    counted(COUNTS, at=LATER + timedelta(hours=1))
    assert jobs.stale().count() == 1


def test_small_counts_stay_out_and_are_said_to(region: Region, signed_in: SignIn) -> None:
    counted({"7233": {2025: 4}, "7412": {2025: 190}, "8192": {2025: 0}}, at=AT)
    follow(region.case, region.anna, AT, by_itself=True)
    jobs.run(at=LATER)
    assert set(people(region.case)) == {"7412", "8192"}
    page = signed_in(region.anna).get(reverse("planning:newer", args=[region.case.pk])).text
    assert "1 antal är så litet att det inte visas för andra" in page


def test_a_suppressed_count_is_no_count(region: Region) -> None:
    counted({"7233": {2024: None, 2025: 470}}, at=AT)
    follow(region.case, region.anna, AT, by_itself=True)
    jobs.run(at=LATER)
    assert people(region.case) == {"7233": {"people": {2025: 470}}}


def test_figures_of_an_education_come_into_its_programme(region: Region) -> None:
    programme = taught(region.anna, region.bo, at=AT)
    entered(programme, 2026, region.anna, AT, places=25, applicants=60, started=20)
    follow(region.case, region.anna, AT, by_itself=True, yh_underhall_distans=programme.pk)
    jobs.run(at=LATER)
    intake = intake_of(document_of(region.case), "yh-underhall-distans", 2026)
    assert intake == {
        "programme": "yh-underhall-distans", "year": 2026, "seats": 25, "applicants": 60, "registered": 20,
        "source": "Ladok",
    }  # fmt: skip
    entered(programme, 2026, region.anna, LATER + timedelta(hours=1), places=25, applicants=60, started=22)
    assert jobs.run(at=LATER + timedelta(hours=2)) == 1
    assert intake_of(document_of(region.case), "yh-underhall-distans", 2026)["registered"] == 22


@pytest.mark.parametrize(("circle", "seen"), [("private", True), ("shared", False)])
def test_an_education_that_a_party_keeps_to_itself_reaches_only_a_case_that_it_keeps_too(
    region: Region, circle: str, seen: bool
) -> None:
    programme = taught(region.anna, circle="private", at=AT)
    entered(programme, 2026, region.anna, AT, started=20)
    case = begun(region.anna, region.bo, title="Ett till", circle=circle)
    follow(case, region.anna, AT, by_itself=True, yh_underhall_distans=programme.pk)
    jobs.run(at=LATER)
    assert (intake_of(document_of(case), "yh-underhall-distans", 2026) is not None) is seen


def test_an_education_that_one_of_those_concerned_does_not_see_is_not_told_through_the_case(region: Region) -> None:
    programme = taught(region.anna, at=AT)
    entered(programme, 2026, region.anna, AT, started=20)
    follow(region.case, region.anna, AT, by_itself=True, yh_underhall_distans=programme.pk)
    jobs.run(at=LATER)
    assert intake_of(document_of(region.case), "yh-underhall-distans", 2026) is None


def test_an_own_file_is_followed_like_a_register_but_not_into_a_public_case(region: Region) -> None:
    counted(COUNTS, at=AT, dataset="Våra anställda", source="file")
    sources = Sources(REGION, replace(BAS, source="file", dataset="Våra anställda"))
    actions.follow(case=region.case, sources=sources, by_itself=True, by=region.anna, at=AT)
    Case.objects.filter(pk=region.case.pk).update(circle=Circle.PUBLIC)
    assert jobs.run(at=LATER) == 0
    Case.objects.filter(pk=region.case.pk).update(circle=Circle.SHARED)
    Following.objects.update(looked_at=None)
    assert jobs.run(at=LATER) == 1
    assert people(region.case, "Egen fil Våra anställda: Anställda 16–64 år, Västerbottens län")


def test_a_newer_register_begins_its_own_series_and_the_page_says_so(region: Region, signed_in: SignIn) -> None:
    counted({"7412": {2019: 100}}, at=AT)
    counted({"7412": {2024: 180}}, at=AT, dataset="TAB9", measure="Sysselsatta, BAS")
    follow(region.case, region.anna, AT, by_itself=False)
    page = signed_in(region.anna).get(reverse("planning:newer", args=[region.case.pk])).text
    assert "är ett annat register eller en annan indelning än det förra" in page
    Following.objects.update(by_itself=True)
    jobs.run(at=LATER)
    assert people(region.case)["7412"]["people"] == {2019: 100}
    assert people(region.case, "SCB TAB9: Sysselsatta, BAS, Västerbottens län")["7412"]["people"] == {2024: 180}
    assert "TAB9: Sysselsatta, BAS, Västerbottens län, som en ny serie" in whole(fresh(region.case)).version.note


def test_sources_are_chosen_on_a_page_and_looked_at_at_once(region: Region, signed_in: SignIn) -> None:
    counted(COUNTS, at=AT)
    programme = taught(region.anna, region.bo, at=AT)
    browser, address = signed_in(region.bo), reverse("planning:follow", args=[region.case.pk])
    shown = browser.get(address, {"region": REGION}).text
    assert "2 av 4 yrken, till 2025" in shown
    assert "YH Underhåll (Yrkeshögskolan)" in shown
    told = {"region": REGION, "series": NAME, "programme_0": str(programme.pk)}
    answer = browser.post(address, told, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("planning:newer", args=[region.case.pk])
    following = Following.objects.get()
    assert (following.by_itself, following.programmes) == (False, {"yh-underhall": programme.pk})
    assert "selected" in browser.get(address).text
    assert "uppgifterna om 1 utbildning" in browser.get(reverse("planning:case", args=[region.case.pk])).text


def test_two_who_choose_sources_at_once_are_told(region: Region, signed_in: SignIn) -> None:
    address = reverse("planning:follow", args=[region.case.pk])
    assert 'name="seen" value="none"' in signed_in(region.anna).get(address).text
    follow(region.case, region.bo, AT, by_itself=True)
    answer = signed_in(region.anna).post(address, {"seen": "none"})
    assert "Någon annan valde källor samtidigt som du" in answer.text
    assert Following.objects.get().by_itself


def test_a_table_with_columns_of_any_name_is_mapped_and_then_followed(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    given = SimpleUploadedFile("antal.csv", "Yrke;När;Hur många\n7412;2023;118\n7412;2024;121\n".encode())
    told = {"title": "x", "circle": "private", "file": given}
    asked = browser.post(reverse("planning:upload"), told)["Location"]
    columns = {"column_period": "när", "column_value": "hur många", "column_ssyk": "yrke", "constant_region": REGION}
    said = {**columns, "constant_measure": "Anställda i våra företag", "name": "Företagens egna tal", "save": "1"}
    assert browser.post(asked, said).status_code == 302
    assert carry_out_waiting(clock=lambda: AT) == 1
    shown = browser.get(reverse("planning:follow", args=[region.case.pk]), {"region": REGION}).text
    name = "Egen fil Företagens egna tal: Anställda i våra företag, Västerbottens län"
    assert f"{name}: 1 av 4 yrken, till 2024" in shown
    told = {"region": REGION, "series": name, "by_itself": "on"}
    page = browser.post(reverse("planning:follow", args=[region.case.pk]), told, follow=True).text
    assert "Nyare uppgifter kom in som version 2" in page
    assert people(region.case, name) == {"7412": {"people": {2023: 118, 2024: 121}}}


def test_without_sources_the_page_explains_and_leads_to_the_choice(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    answer = browser.get(reverse("planning:newer", args=[region.case.pk]))
    assert answer["Location"] == reverse("planning:follow", args=[region.case.pk])
    assert "Ingen källa räknar personer per yrke än" in browser.get(answer["Location"]).text


def test_a_case_begun_with_figures_has_their_past_and_follows_them(region: Region, signed_in: SignIn) -> None:
    counted({"7412": {2022: 171, 2023: 180, 2024: 188}, "7233": {2024: 458}}, at=AT)
    browser, address = signed_in(region.anna), reverse("planning:begin")
    told = {"region": REGION, "occupations": ["7412"], "title": "Elektriker i norr", "circle": "private"}
    assert "Elektriker i norr" in browser.post(address, told, follow=True).text
    case = Case.objects.get(title="Elektriker i norr")
    assert case.following.by_itself
    assert people(case) == {"7412": {"people": {2022: 171, 2023: 180, 2024: 188}}}
    assert jobs.run(at=LATER) == 0
    counted({"7412": {2022: 171, 2023: 180, 2024: 188, 2025: 192}}, at=LATER + timedelta(hours=1))
    assert jobs.run(at=LATER + timedelta(hours=2)) == 1
    said = document_of(case)
    assert (said["start_year"], said["occupations"]["list"][0]["w0"]) == (2025, 192)


def test_the_real_shape_of_the_register_flows_in(shared: Path, region: Region) -> None:
    sample = shared / "data/api-samples/composed/scb_v2_jsonstat2_occupation_by_county.json"
    fetch = fetching.take_file(
        source="scb", path=sample, name=sample.name, wanted={}, began=Began.COMMAND, by=region.anna, at=AT
    )
    fetching.carry_out(fetch, clock=lambda: AT)
    ((series, number),) = ways("24", ["7233", "2143"])
    assert number == 2
    assert series.people["7233"] == {2023: 1375, 2024: 1393}
    assert series.people["2143"] == {2023: 270}
    actions.follow(case=region.case, sources=Sources("24", series.way), by_itself=True, by=region.anna, at=AT)
    jobs.run(at=LATER)
    assert people(region.case, series.name) == {"7233": {"people": {2023: 1375, 2024: 1393}}}
