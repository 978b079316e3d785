"""The figures of a case changed on pages: faults at their cells, versions kept, nothing lost."""

from typing import Any

import pytest
from django.urls import reverse

from samverkan.planning import actions
from samverkan.planning.files import written
from samverkan.planning.forms.sections import SectionForm
from samverkan.planning.models import Case
from samverkan.planning.queries import cases, versions
from samverkan.planning.sections.cells import at, shown, understood
from samverkan.planning.sections.parts import PARTS, programme
from samverkan.planning.sections.past import without_programme
from tests.factories.planning import computed, document
from tests.web.planning.conftest import AT, Region, SignIn

BUDGET = "capacity/budget_per_year/value"


def form(key: str, **posted: str) -> SectionForm:
    """A part of the invented case with something written in it; names with / are written with __."""
    said = document()
    return SectionForm(PARTS[key](said), said, {name.replace("__", "/"): text for name, text in posted.items()})


def saved(form: SectionForm) -> dict[str, Any]:
    file = form.file()
    assert file, [sentence for _cell, sentence in form.wrong()] + form.elsewhere
    return dict(file.document)


def sentences(form: SectionForm) -> list[tuple[str, str]]:
    assert form.file() is None
    return [(cell.cell.name, sentence) for cell, sentence in form.wrong()]


@pytest.mark.parametrize("key", PARTS)
def test_a_page_that_is_saved_as_it_stands_changes_nothing(key: str) -> None:
    said = document()
    section = PARTS[key](said)
    blank = SectionForm(section, said)
    posted = {c.cell.name: c.text for block in blank.blocks() for row in block.rows for c in (*row.cells, *row.grounds)}
    assert saved(SectionForm(section, said, posted)) == said


@pytest.mark.parametrize("number", range(4))
def test_a_programme_that_is_saved_as_it_stands_changes_nothing(number: int) -> None:
    said = document()
    section = programme(said, number)
    blank = SectionForm(section, said)
    posted = {c.cell.name: c.text for block in blank.blocks() for row in block.rows for c in (*row.cells, *row.grounds)}
    assert saved(SectionForm(section, said, posted)) == said


@pytest.mark.parametrize(
    ("text", "value"), [("0,25", 0.25), ("12 000", 12000), ("12\u00a0000,5", 12000.5), ("−3", -3), ("många", "många")]
)
def test_numbers_are_read_as_they_are_written_in_swedish(text: str, value: object) -> None:
    assert understood(text, "number") == value


def test_years_are_shown_without_spaces() -> None:
    assert (shown(2027, "year"), shown(2027)) == ("2027", "2\u00a0027")


def test_a_number_and_its_source_are_changed() -> None:
    said = saved(
        form("granser", capacity__budget_per_year__value="15 000 000", capacity__budget_per_year__source="Budget 2027")
    )
    assert said["capacity"]["budget_per_year"] == {"value": 15000000, "assumption": "påhittat", "source": "Budget 2027"}


def test_a_number_without_source_and_assumption_is_told_at_its_cell() -> None:
    wrong = form("granser", capacity__budget_per_year__assumption="")
    assert sentences(wrong) == [
        (
            BUDGET,
            "Talet har varken källa eller antagande. Skriv var det kommer ifrån, eller varför det gäller tills vidare.",
        )
    ]


def test_what_is_no_number_is_told_at_its_cell_and_stands_there_still() -> None:
    wrong = form("granser", capacity__budget_per_year__value="en miljon")
    assert sentences(wrong) == [(BUDGET, "Här ska stå ett tal, men det står ”en miljon”.")]
    assert next(cell.text for cell, _sentence in wrong.wrong()) == "en miljon"


def test_a_figure_that_may_be_left_out_goes_when_it_is_left_empty() -> None:
    said = saved(form("granser", capacity__teachers_available__value=""))
    assert "teachers_available" not in said["capacity"]


def test_a_figure_that_is_needed_is_asked_for() -> None:
    assert sentences(form("granser", capacity__smallest_class__value="")) == [
        ("capacity/smallest_class/value", "”value” saknas.")
    ]


def test_an_occupation_is_added_and_another_removed() -> None:
    said = document()
    new = {"ssyk": "2149", "name": "Civilingenjörer", "w0": "40", "d0": "45"}
    posted = {f"occupations/list/4/{key}": text for key, text in new.items()}
    del said["programmes"][3]["donor"], said["programmes"][0]["route"]["7412"], said["programmes"][1]["route"]["7412"]
    posted["bort:occupations/list/1"] = "1"
    changed = saved(SectionForm(PARTS["yrken"](said), said, posted))
    assert [one["ssyk"] for one in changed["occupations"]["list"]] == ["7233", "8192", "3113", "2149"]
    assert "7412" not in str(changed["history"])


def test_a_removed_programme_takes_what_became_of_its_intakes_with_it() -> None:
    changed = written(without_programme(document(), 0)).document
    assert {intake["programme"] for intake in changed["history"]["intakes"]} == {"hing-elkraft"}
    assert changed["history"]["observed"] == document()["history"]["observed"]


def test_an_occupation_that_programmes_lead_to_is_not_removed() -> None:
    wrong = form("yrken", **{"bort:occupations__list__1": "1"})
    assert wrong.file() is None
    told = {(one.part, one.sentence) for one in wrong.elsewhere}
    assert told == {("utbildningar", "Yrket ”7412” finns inte i listan över yrken.")}


def test_a_fault_after_a_removed_row_is_told_at_the_right_cell() -> None:
    said = document()
    said["programmes"] = said["programmes"][2:3]
    posted = {"bort:occupations/list/1": "1", "occupations/list/2/w0": "-1"}
    wrong = SectionForm(PARTS["yrken"](said), said, posted)
    assert [name for name, _sentence in sentences(wrong)] == ["occupations/list/2/w0"]


def test_what_was_said_of_the_establishment_is_added() -> None:
    new = {"said": "2026-10", "who": "Kommunen", "jobs": "450", "by": "2030", "source": "https://jarnlunda.example/"}
    said = saved(form("etablering", **{f"history/plant_plan/4/{key}": text for key, text in new.items()}))
    assert said["history"]["plant_plan"][4] == {**new, "jobs": 450, "by": 2030}


def test_a_scenario_is_added_with_its_jobs_by_year() -> None:
    posted = {
        "establishment/scenarios/0/weight": "0,5", "establishment/scenarios/2/id": "stor",
        "establishment/scenarios/2/weight": "0,1", "establishment/scenarios/2/jobs/2030": "1 500",
    }  # fmt: skip
    said = saved(form("etablering", **posted))
    assert said["establishment"]["scenarios"][2] == {"id": "stor", "weight": 0.1, "jobs": {2030: 1500}}


def test_weights_that_do_not_sum_to_one_are_told() -> None:
    wrong = form("etablering", establishment__scenarios__0__weight="0,9")
    assert sentences(wrong)[0][1] == "Scenariernas vikter blir tillsammans 1,3; de ska bli 1."


def test_a_programme_is_added_with_its_routes() -> None:
    said = document()
    here = f"programmes/{len(said['programmes'])}"
    posted = {
        f"{here}/id": "el-natt", f"{here}/name": "Elkraft, kväll", f"{here}/form": "evening", f"{here}/profile": "yh",
        f"{here}/seats/value": "20", f"{here}/seats/source": "Plan 2027", f"{here}/terms/value": "4",
        f"{here}/terms/assumption": "som på dagen", f"{here}/route/7412": "0,6",
        f"{here}/route/assumption": "som på dagen",
    }  # fmt: skip
    changed = saved(SectionForm(programme(said, len(said["programmes"])), said, posted))
    assert at(changed, ("programmes", 4, "route")) == {"7412": 0.6, "assumption": "som på dagen"}


def test_routes_over_one_are_told_at_the_programme() -> None:
    said = document()
    posted = {"programmes/0/route/7412": "0,9"}
    wrong = SectionForm(programme(said, 0), said, posted)
    assert sentences(wrong) == [
        (
            "programmes/0/route/7233",
            "Andelarna blir tillsammans 1,4; av dem som slutför kan högst alla (1) gå någonstans.",
        )
    ]


def posted_budget(case: Case, version: int, value: str = "15 000 000") -> dict[str, str]:
    return {"version": str(version), BUDGET: value, "note": "Ny budget"}


def test_a_page_saves_a_new_version_and_keeps_the_old_one(region: Region, signed_in: SignIn) -> None:
    address = reverse("planning:edit", args=[region.case.pk, "granser"])
    answer = signed_in(region.bo).post(address, posted_budget(region.case, 1), follow=True)
    assert "Sparat." in answer.text
    newest, first = versions.versions(region.case)
    assert (newest.number, newest.note, newest.saved_by) == (2, "Ny budget", region.bo.person)
    lines = versions.differences(first, newest)
    assert [(one.part, one.what, one.before, one.after) for one in lines] == [
        ("Resurser", "Pengar per år", "12\u00a0000\u00a0000", "15\u00a0000\u00a0000")
    ]


def test_of_two_who_save_at_once_the_second_is_told_and_loses_nothing(region: Region, signed_in: SignIn) -> None:
    address = reverse("planning:edit", args=[region.case.pk, "granser"])
    signed_in(region.bo).post(address, posted_budget(region.case, 1))
    page = signed_in(region.anna).post(address, posted_budget(region.case, 1, "9")).text
    assert "Sparat av någon annan under tiden" in page
    assert 'value="9"' in page
    assert 'name="version" value="2"' in page
    region.case.refresh_from_db()
    assert region.case.version == 2


def test_a_wrong_value_is_told_on_the_page_with_the_form_as_it_was_written(region: Region, signed_in: SignIn) -> None:
    address = reverse("planning:edit", args=[region.case.pk, "granser"])
    page = signed_in(region.anna).post(address, posted_budget(region.case, 1, "-5")).text
    assert "−5 är för litet" in page or "-5 är för litet" in page
    assert 'aria-invalid="true"' in page
    assert region.case.versions.count() == 1


def test_an_endless_number_is_told_at_its_field(region: Region, signed_in: SignIn) -> None:
    address = reverse("planning:edit", args=[region.case.pk, "granser"])
    for number in ("1e308", "9" * 400):
        page = signed_in(region.anna).post(address, posted_budget(region.case, 1, number))
        assert "för stort" in page.text or "ett tal" in page.text
    assert region.case.versions.count() == 1


def test_a_programme_is_removed_after_a_question(region: Region, signed_in: SignIn) -> None:
    browser, address = signed_in(region.anna), reverse("planning:remove_programme", args=[region.case.pk, 4])
    assert "Uppdragsutbildning" in browser.get(address).text
    browser.post(address, {"version": region.case.version})
    region.case.refresh_from_db()
    assert len(cases.whole(region.case).document["programmes"]) == 3


def test_of_two_who_remove_programmes_at_once_neither_removes_one_that_was_not_meant(
    region: Region, signed_in: SignIn
) -> None:
    opened = {"version": region.case.version}
    names = [one["name"] for one in cases.whole(region.case).document["programmes"]]
    remove = reverse("planning:remove_programme", args=[region.case.pk, 3])
    signed_in(region.anna).post(remove, opened)
    assert "inget togs bort" in signed_in(region.bo).post(remove, opened, follow=True).text
    region.case.refresh_from_db()
    assert [one["name"] for one in cases.whole(region.case).document["programmes"]] == [*names[:2], names[3]]


def test_a_programme_is_not_written_over_another_that_took_its_place(region: Region, signed_in: SignIn) -> None:
    edit = reverse("planning:programme", args=[region.case.pk, 3])
    assert 'name="meant"' in signed_in(region.anna).get(edit).text
    meant = cases.whole(region.case).document["programmes"][2]["id"]
    opened = {"version": region.case.version}
    signed_in(region.bo).post(reverse("planning:remove_programme", args=[region.case.pk, 3]), opened)
    late = signed_in(region.anna).post(edit, {"meant": meant, "version": 2, "programmes/2/name": "Fel"}, follow=True)
    assert "Inget sparades" in late.text
    region.case.refresh_from_db()
    assert region.case.version == 2


def test_two_who_describe_the_case_at_once_lose_nothing(region: Region, signed_in: SignIn) -> None:
    address = reverse("planning:describe", args=[region.case.pk])
    seen = signed_in(region.anna).get(address).context["form"].initial["seen"]
    signed_in(region.bo).post(address, {"title": "Elkraft", "description": "Bos ord", "seen": seen})
    said = {"title": "Elkraft", "description": "Annas ord"}
    late = signed_in(region.anna).post(address, {**said, "seen": seen})
    region.case.refresh_from_db()
    assert region.case.description == "Bos ord"
    assert "Bos ord" in late.text
    assert "Annas ord" in late.text
    signed_in(region.anna).post(address, {**said, "seen": late.context["form"]["seen"].value()})
    region.case.refresh_from_db()
    assert region.case.description == "Annas ord"


def test_an_earlier_version_stands_again(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    browser.post(reverse("planning:edit", args=[region.case.pk, "granser"]), posted_budget(region.case, 1))
    browser.post(reverse("planning:restore", args=[region.case.pk, 1]))
    newest, second, first = versions.versions(region.case)
    assert (newest.number, newest.text) == (3, first.text)
    assert second.text != first.text
    page = browser.get(reverse("planning:versions", args=[region.case.pk]), {"fran": 1, "till": 2}, follow=True).text
    assert "Pengar per år" in page


def test_a_copy_is_ones_own(region: Region, signed_in: SignIn) -> None:
    signed_in(region.bo).post(reverse("planning:copy", args=[region.case.pk]), {"title": "Vår kopia"})
    made = Case.objects.get(title="Vår kopia")
    assert (made.home, made.circle) == (region.bo.home, "private")
    assert cases.newest_version(made).text == cases.newest_version(region.case).text


def test_a_case_is_removed_only_where_it_was_begun(region: Region, signed_in: SignIn) -> None:
    address = reverse("planning:remove", args=[region.case.pk])
    assert signed_in(region.bo).post(address).status_code == 403
    assert "fall" in signed_in(region.anna).post(address, follow=True).text
    assert not Case.objects.exists()


def test_a_private_case_is_sent_to_those_it_concerns(region: Region, signed_in: SignIn) -> None:
    Case.objects.update(circle="private")
    assert signed_in(region.bo).get(reverse("planning:case", args=[region.case.pk])).status_code == 404
    signed_in(region.anna).post(reverse("planning:share", args=[region.case.pk]))
    assert signed_in(region.bo).get(reverse("planning:case", args=[region.case.pk])).status_code == 200
    assert signed_in(region.stranger).get(reverse("planning:case", args=[region.case.pk])).status_code == 404


def test_what_is_said_of_a_case_is_changed(region: Region, signed_in: SignIn) -> None:
    told = {"title": "Elkraft och process", "organisations": [region.anna.organisation_id]}
    signed_in(region.anna).post(reverse("planning:describe", args=[region.case.pk]), told)
    region.case.refresh_from_db()
    assert region.case.title == "Elkraft och process"


def test_every_figure_stands_with_its_ground(region: Region, signed_in: SignIn) -> None:
    page = signed_in(region.bo).get(reverse("planning:figures", args=[region.case.pk])).text
    assert "YH Underhållstekniker, platser per antagning" in page
    assert "https://mittalven.example/utbildning/underhallstekniker" in page
    only = signed_in(region.bo).get(reverse("planning:figures", args=[region.case.pk]), {"visa": "saknas"}).text
    assert "YH Underhållstekniker, platser per antagning" not in only
    assert "Pengar per år" in only


def test_a_worked_example_tells_what_to_obtain_first(region: Region, signed_in: SignIn) -> None:
    version = cases.newest_version(region.case)
    computed(actions.calculate(version=version, by=region.anna, at=AT))
    page = signed_in(region.bo).get(reverse("planning:case", args=[region.case.pk])).text
    assert "Räkneexempel" in page
    assert "Skaffa de här fem uppgifterna först" in page
    assert page.count("<li>Personer i varje yrke i dag</li>") == 1


def test_an_intake_that_has_been_is_added_and_its_parts_are_no_more_than_its_whole() -> None:
    said = document()
    here = f"history/intakes/{len(said['history'].get('intakes', []))}"
    posted = {
        f"{here}/programme": said["programmes"][0]["id"], f"{here}/year": "2001", f"{here}/registered": "24",
        f"{here}/finished": "15", f"{here}/source": "MYH",
    }  # fmt: skip
    changed = saved(SectionForm(PARTS["historik"](said), said, posted))
    assert changed["history"]["intakes"][-1] == {
        "programme": said["programmes"][0]["id"], "year": 2001, "registered": 24, "finished": 15, "source": "MYH",
    }  # fmt: skip
    [(name, sentence)] = sentences(SectionForm(PARTS["historik"](said), said, posted | {f"{here}/finished": "30"}))
    assert name == f"{here}/finished"
    assert sentence.startswith("30 är fler än de 24")
