"""Beginning a case with a file, as people do it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samverkan.planning.models import Case
from tests.factories.planning import FILE
from tests.web.planning.conftest import Region, SignIn, begun


def posted(data: bytes, name: str = "fall.yaml", **more: Any) -> dict[str, Any]:
    return {"title": "Nytt fall", "circle": "private", "file": SimpleUploadedFile(name, data), **more}


def test_a_case_begins_with_a_file_that_is_kept_as_it_was_written(region: Region, signed_in: SignIn) -> None:
    browser = signed_in(region.anna)
    answer = browser.post(reverse("planning:upload"), posted(FILE.read_bytes()), follow=True)
    assert "Nytt fall" in answer.text
    made = Case.objects.get(title="Nytt fall")
    assert made.circle == "private"
    assert browser.get(reverse("planning:download", args=[made.pk, "yaml"])).content == FILE.read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("value: 12e6, assumption: påhittat", "value: 12e6", "Talet har varken källa eller antagande"),
        (
            '"7233": 0.50, "7412": 0.15, assumption',
            '"7233": -0.5, assumption',
            "−0,5 är för litet; det ska vara minst 0",
        ),
        ('"3113": 0.60', '"3113": 1.60', "1,6 är för stort"),
        ('"7233": 0.50, "7412": 0.15', '"7233": 0.90, "7412": 0.15', "Andelarna blir tillsammans 1,05"),
        ('"3113": 0.60', '"3114": 0.60', "Yrket ”3114” finns inte i listan över yrken. Kanske menas ”3113”"),
        ("pull: {mean: 0.16", "pull: {mean: 0.46", "mer än den andel av ett överskott som lämnar"),
    ],
)
def test_a_wrong_case_is_refused_with_the_place_in_the_file(
    region: Region, signed_in: SignIn, old: str, new: str, sentence: str
) -> None:
    text = FILE.read_text()
    assert old in text
    wrong = text.replace(old, new, 1)
    shown = signed_in(region.anna).post(reverse("planning:upload"), posted(wrong.encode())).text
    assert sentence in shown
    assert "rad " in shown
    assert 'value="Nytt fall"' in shown
    assert not Case.objects.filter(title="Nytt fall").exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "fall.yaml är tom"),
        (b"%PDF-1.7 ...", "fall.yaml är ingen fallfil utan PDF. Välj filen i YAML eller JSON"),
        (b"PK\x03\x04...", "fall.yaml är ingen fallfil utan en Office-fil"),
        (b"a: b: c", "fall.yaml är inte YAML: rad 1, tecken 5"),
        ("region: Järnlunda".encode("latin-1"), "inte text som går att läsa"),
        (b"x" * 1_100_000, "fall.yaml är 2 MB; en fallfil är högst 1 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    region: Region, signed_in: SignIn, data: bytes, sentence: str
) -> None:
    assert sentence in signed_in(region.anna).post(reverse("planning:upload"), posted(data)).text


def test_several_faults_are_listed(region: Region, signed_in: SignIn) -> None:
    wrong = FILE.read_text().replace("horizon_years: 10", "horizon_years: lång").replace("start_year: 2026", "")
    shown = signed_in(region.anna).post(reverse("planning:upload"), posted(wrong.encode())).text
    assert "”lång”" in shown
    assert "”start_year” saknas" in shown


def test_two_cases_do_not_have_the_same_title(region: Region, signed_in: SignIn) -> None:
    told = posted(FILE.read_bytes(), title="ELKRAFT")
    assert (
        "Det finns redan ett fall med den titeln" in signed_in(region.anna).post(reverse("planning:upload"), told).text
    )


def test_the_list_holds_what_one_may_see(region: Region, signed_in: SignIn) -> None:
    begun(region.anna, title="Bara vårt", circle="private")
    pages = [signed_in(one).get(reverse("planning:cases")).text for one in (region.anna, region.bo, region.stranger)]
    assert ["Bara vårt" in page for page in pages] == [True, False, False]
    assert ["Elkraft" in page for page in pages] == [True, True, False]
    assert "Inga kompetensfall än" in pages[2]


def test_a_table_that_cannot_be_read_is_refused_at_its_field_and_loses_nothing_typed(
    region: Region, signed_in: SignIn
) -> None:
    given = posted("namn|platser\nÅäö|25\n".encode(), "tal.csv", description="Vad Ånge behöver")
    shown = signed_in(region.anna).post(reverse("planning:upload"), given).text
    assert "Kolumnerna kunde inte skiljas åt" in shown
    assert 'value="Nytt fall"' in shown
    assert "Vad Ånge behöver" in shown
