"""Whoever coordinates leaves: one step gives everything to a successor, and the pack tells what the year was."""

import re

from playwright.sync_api import Page, expect

from tests.browser.clicking import click
from tests.browser.region import AGREEMENT, LAST_MEETING, ROUND
from tests.browser.the_year.walking import go, go_to, go_up, main, press, seen

LEAVING, NEXT, ANSWERS = "Astrid Granälva", "Hedvig Norrskensdal", "Torsten Ripvik"


def test_the_coordinator_who_leaves_hands_everything_over_in_one_step(astrid: Page) -> None:
    go_to(astrid, "Personer")
    click(main(astrid).get_by_role("link", name=LEAVING, exact=True))
    go(seen(astrid), re.compile(f"^Lämna över det som {LEAVING} har hand om"))
    go(seen(astrid), "Läs överlämningspaketet")
    expect(seen(astrid).get_by_role("main")).to_contain_text("Kontakt för avtalet")
    go_up(astrid, LEAVING)
    astrid.get_by_label("Lämna allt till", exact=False).select_option(label=NEXT)
    press(astrid, "Lämna över")
    expect(main(astrid)).to_contain_text(re.compile(r"\d+ saker är överlämnade\."))
    expect(seen(astrid).get_by_role("main")).to_contain_text(f"1 sak stannar: {NEXT} har ingen roll för den.")
    astrid.get_by_label("Lämna allt till", exact=False).select_option(label=ANSWERS)
    press(astrid, "Lämna över")
    expect(seen(astrid).get_by_role("main")).to_contain_text("Inget kvar att lämna över")
    go(go_up(astrid, "Överlämning"), NEXT, "Läs överlämningspaketet")
    row = main(astrid).get_by_role("row").filter(has_text=AGREEMENT)
    click(row.get_by_role("link", name="Överlämningspaket"))
    pack = seen(astrid).get_by_role("main")
    for told in (LAST_MEETING, ROUND, NEXT, "Åtta miljoner kronor"):
        expect(pack).to_contain_text(told)
