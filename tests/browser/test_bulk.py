"""Many at once in a real browser: a folder of documents, and commitments by way of a spreadsheet."""

import csv
import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import UNIVERSITY, sign_in

LETTER = """Avsiktsförklaring mellan Mittälvens universitet och {other}

Publicerad: {day}

Mittälvens universitet och {other} har undertecknat en avsiktsförklaring om strategisk samverkan inom forskning.

Parterna ska träffas varje år. {other} ska erbjuda tjugo praktikplatser om året.
"""


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def coordinator(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A browser where the university's coordinator is signed in."""
    context = browser.new_context(base_url=base_url, java_script_enabled=request.param, locale="sv-SE")
    yield sign_in(context.new_page(), UNIVERSITY)
    context.close()


def file(name: str, text: str) -> dict[str, object]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": text.encode()}


def test_a_folder_of_three_is_read_corrected_and_registered(coordinator: Page, request: pytest.FixtureRequest) -> None:
    page, mark = coordinator, "A" if "with script" in request.node.name else "B"
    page.goto("/avtal/utkast/")
    page.get_by_role("link", name="Ta in en mapp med avtal").click()
    page.get_by_label("Filer").set_input_files(
        [
            file("ett.txt", LETTER.format(other=f"{mark}-ryds kommun", day="3 mars 2024")),
            file("trasig.pdf", "%PDF-1.7 inget mer"),
            file("två.txt", LETTER.format(other=f"{mark}-sele kommun", day="4 maj 2024")),
        ]  # type: ignore[arg-type]
    )
    page.get_by_role("button", name="Läs dokumenten").click()
    page.wait_for_url("**/avtal/mapp/*/")
    if page.get_by_role("button", name="Läs vidare").is_visible() and "without script" in request.node.name:
        page.get_by_role("button", name="Läs vidare").click()
    expect(page.get_by_role("main")).to_contain_text("Alla 3 dokument är lästa")
    expect(page.locator("#row-2")).to_contain_text("trasig.pdf är skadad")
    page.locator("#row-3").get_by_role("link", name="Rätta").click()
    page.get_by_label("Titel").fill(f"Samverkan i {mark}-sele")
    page.get_by_role("button", name="Spara raden").click()
    expect(page.locator("#row-3")).to_contain_text(f"Samverkan i {mark}-sele")
    for number in (1, 3):
        page.get_by_label(f"Kryssa för rad {number}", exact=True).check()
    page.get_by_role("button", name="Registrera de förkryssade").click()
    expect(page.get_by_role("main")).to_contain_text("2 avtal är registrerade")
    page.locator("#row-3").get_by_role("link", name="Till avtalet").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Samverkan i {mark}-sele")


def test_commitments_go_out_as_a_spreadsheet_and_come_back_changed(university: Page) -> None:
    page = university
    page.goto("/avtal/3/ataganden/")
    with page.expect_download() as started:
        page.get_by_role("link", name="Som CSV").click()
    text = started.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    rows[-1][rows[0].index("klart senast")] = "1 maj 2031"
    changed = io.StringIO()
    csv.writer(changed, delimiter=";").writerows(rows)
    page.get_by_role("link", name="Läs in ett kalkylblad").click()
    page.get_by_label("Fil").set_input_files([file("ataganden.csv", changed.getvalue())])  # type: ignore[list-item]
    page.get_by_role("button", name="Visa raderna").click()
    expect(page.get_by_role("main")).to_contain_text("1 åtagande ändras")
    expect(page.get_by_role("main").locator("ins")).to_have_text("1 maj 2031")
    page.get_by_role("button", name="Skriv in de förkryssade raderna").click()
    expect(page.get_by_role("main")).to_contain_text("1 åtagande är inskrivet")
    expect(page.get_by_role("main")).to_contain_text("1 maj 2031")
