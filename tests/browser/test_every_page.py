"""Every page that can be reached by links is accessible and fits the screen, and every page is reached by links."""

import pytest
from django.urls import resolve
from playwright.sync_api import Browser, Page

from tests.browser.conftest import UNIVERSITY, sign_in
from tests.browser.crawling import Walk, walk
from tests.browser.the_plan import open_case
from tests.permissions.test_table import ADDRESSES

# A button posts to these; asked for as a page they answer that they are none.
DEEDS = {
    "commissioned:undo", "competence:follow", "competence:follow_many", "competence:unfollow", "runs:repeat",
    "planning:calculate", "planning:keep_tried", "planning:say", "planning:take_back",
    "education:add_skill", "education:judge_skills", "education:read_plan_again", "education:restore",
    "education:change_many", "education:read_anew",
    "accounts:add_former_name", "accounts:give_role", "accounts:invite_again", "accounts:remove_former_name",
    "accounts:switch",
    "agreements:add_goal", "agreements:add_to_activity", "agreements:confirm_view", "agreements:edit_commitments",
    "agreements:keep_tried", "agreements:membership", "agreements:own_side", "agreements:party_contact",
    "agreements:reach_milestone", "agreements:read_draft_again", "agreements:remove_approval", "agreements:remove_goal",
    "agreements:read_batch", "agreements:register_rows", "agreements:set_rows_aside",
    "agreements:report", "agreements:set_draft_aside", "agreements:settle_passage", "agreements:share_report",
    "agreements:stand", "agreements:take_back", "agreements:take_up_draft", "agreements:unlink",
    "agreements:confirm_wording", "agreements:withdraw_wording",
    "mail:clear_bounce", "mail:clear_own_bounce", "mail:resume", "mail:send_again", "mail:send_many",
    "meetings:choose_question",
    "meetings:answer", "meetings:carry_over", "meetings:detach_paper", "meetings:take_off",
    "meetings:move_item", "meetings:notes", "meetings:place_item", "meetings:postpone_item", "meetings:remove_item",
    "meetings:publicity", "meetings:reopen_position",
    "meetings:settle_item", "meetings:suggest_agenda", "meetings:take", "meetings:withdraw_topic",
    "reporting:confirm", "reporting:draft_by_link", "reporting:hand_to_owners", "reporting:own_draft",
    "reporting:remind", "reporting:withdraw",
    "relations:agree", "relations:draft_by_link", "relations:own_draft", "relations:remind",
    "sources:fetch_now", "sources:schedule", "sources:upload",
    "renewals:endorse", "renewals:hand_over_many", "renewals:lead_time", "renewals:remove_task", "renewals:tick_task",
}  # fmt: skip
FILES = {
    "partner_reports:docx", "partner_reports:pdf",
    "overview:comparison_csv", "overview:comparison_pdf", "overview:comparison_xlsx",
    "overview:handover_pdf", "overview:person_pack_pdf",
    "agreements:activities_csv", "agreements:commitments_sheet", "agreements:result_file",
    "meetings:briefing_docx", "meetings:frozen_briefing_docx",
    "meetings:briefing_pdf", "meetings:calendar_file", "meetings:paper",
    "meetings:summons_pdf", "meetings:excerpt_pdf", "meetings:minutes_pdf",
    "meetings:minutes_version_pdf", "meetings:positions_csv", "meetings:positions_xlsx",
    "meetings:frozen_briefing_pdf", "overview:import_template", "overview:portfolio_csv", "overview:portfolio_xlsx",
    "commissioned:sheet", "competence:ads_csv", "competence:chain_csv", "competence:skills_csv",
    "competence:download", "gap_cases:download", "planning:download", "planning:report", "planning:template",
    "planning:version_file", "runs:download", "indicators:download", "sources:refused_csv",
    "education:chain_file", "education:coverage_file", "education:download", "education:overlap_file",
    "reporting:csv", "reporting:file", "reporting:sheet_download",
    "sources:download",
}  # fmt: skip
# Pages that no link leads this coordinator to in the example, and how one comes there.
OTHERWISE = {
    "gap_cases:reopen": "a case that is closed: tests/web/gap_cases",
    "gap_cases:look_back": "a case that is decided, where the walk opens one that is not: tests/browser/the_year",
    "gap_cases:withdraw_decision": "a case that is decided, where the walk opens one that is not: tests/web/gap_cases",
    "gap_cases:take_figures": "an option whose plan has newer figures: tests/web/gap_cases",
    "account_logout": "the walk leaves it out",
    "account_inactive": "signing in as somebody whose access has ended",
    "account_set_password": "signing in without ever having had a password",
    "account_reset_password_done": "asking for a new password",
    "account_reset_password_from_key": "a link in a mail",
    "account_reset_password_from_key_done": "choosing the new password",
    "accounts:accept": "a link in a mail",
    "accounts:edit_contact": "a person of one's party without access; the example has none",
    "accounts:withdraw": "a person who is invited and has not answered; the example has none",
    "agreements:batch": "a folder taken in: test_bulk",
    "agreements:change_approval": "an approval of one's own party; the agreement that the walk opens has none",
    "agreements:confirm_by_link": "a link in a mail",
    "agreements:correct_row": "taking in a folder: test_bulk",
    "agreements:sheet_preview": "giving a spreadsheet of commitments: test_bulk",
    "agreements:remove_commitment": "a commitment nobody has reported on",
    "agreements:send_confirmation_link": "an agreement that a counterpart has not confirmed: tests/journeys",
    "agreements:share": "an agreement that is still private: tests/journeys",
    "agreements:try_draft": "pasting a text: test_journeys",
    "areas:share": "an area that is still private",
    "commissioned:asked": "sending the public form: test_commissioned",
    "commissioned:own": "a link in a mail: test_commissioned",
    "commissioned:own_data": "a link in a mail: tests/web/commissioned",
    "commissioned:reassign": "an enquiry being answered, where the walk opens a new one: tests/web/commissioned",
    "commissioned:withdraw_own": "a link in a mail: tests/web/commissioned",
    "mail:stop": "a link in a mail",
    "mail:wishes": "a link in a mail; it leads to one's own page",
    "meetings:answer_by_link": "a link in a mail: tests/web/meetings/test_calling",
    "meetings:adjust_by_link": "a link in a mail: tests/web/meetings/test_adjusting",
    "education:share": "an education that is still private: tests/web/education",
    "education:preview": "giving a file of education: tests/web/education",
    "indicators:preview": "giving a file of values: tests/web/indicators",
    "sources:columns": "giving an own file: tests/web/sources",
    "indicators:remove": "an indicator of one's own that nothing rests on: tests/web/indicators",
    "indicators:remove_target": "a target of one's own: tests/web/indicators",
    "indicators:share": "an indicator that is still private: tests/web/indicators",
    "meetings:adjust": "a link in a mail: test_minutes",
    "meetings:agree_position": "the minutes of a meeting that are a draft: test_minutes",
    "meetings:compare_minutes": "minutes of which several versions were sent: tests/web/meetings",
    "meetings:edit_part": "a part that both parties edit: test_briefing",
    "meetings:frozen_briefing": "a meeting whose briefing is frozen; the walk opens another: test_briefing",
    "meetings:note": "the minutes of a meeting that are a draft: test_minutes",
    "meetings:participants": "the minutes of a meeting that are a draft: test_minutes",
    "meetings:public_minutes": "minutes that are locked and partly public: tests/web/meetings",
    "meetings:reword_position": "the minutes of a meeting that are a draft: tests/web/meetings",
    "meetings:send_parts": "a part that is still one's own: test_briefing",
    "meetings:start_action": "the minutes of a meeting that are a draft: test_minutes",
    "meetings:write_addendum": "minutes that are locked: tests/web/meetings",
    "meetings:hold": "a meeting that has begun: tests/journeys",
    "meetings:feed_file": "the secret address of a calendar: tests/web/meetings/test_feeds",
    "meetings:forget_invitee": "a guest of a meeting that has been: tests/web/meetings/test_forgetting",
    "meetings:note_approval": "minutes out with an adjuster: tests/web/meetings/test_adjusting",
    "meetings:restore_part": "a part with earlier versions: tests/web/meetings/test_briefing_parts",
    "meetings:signed_paper": "minutes approved on paper: tests/web/meetings/test_adjusting",
    "meetings:restore_minutes": "minutes taken back to draft: tests/web/meetings/test_adjusting",
    "meetings:send_minutes": "a meeting held whose minutes are a draft: tests/web/meetings/test_adjusting",
    "agreements:assumption_brought_back": "an assumption taken out of use: tests/web/agreements/living",
    "meetings:close_feed": "a calendar address of one's own: tests/web/meetings/test_feeds",
    "meetings:renew_feed": "a calendar address of one's own: tests/web/meetings/test_feeds",
    "planning:compare": "a case with two versions: tests/web/planning",
    "planning:restore": "a case with two versions: tests/web/planning",
    "planning:remove_scenario": "a scenario that somebody kept: tests/web/planning",
    "planning:share": "a case that is private: tests/web/planning",
    "planning:progress": "a part of the page of a case that waits: tests/web/planning",
    "runs:compare": "two computations of a kind: tests/web/runs",
    "overview:import_preview": "giving a spreadsheet: tests/journeys",
    "renewals:begin": "an agreement of which no renewal is under way: tests/web/renewals",
    "renewals:send_evaluation": "the button that saves an evaluation: tests/journeys",
    "partner_reports:answer": "a report without an answer; the example has none: tests/web/partner_reports",
    "partner_reports:send": "a draft, where the walk opens a report that was sent: tests/web/partner_reports",
    "partner_reports:write": "a draft, where the walk opens a report that was sent: tests/web/partner_reports",
    "partner_reports:by_link": "a link in a mail: tests/web/partner_reports",
    "relations:by_link": "a link in a mail: tests/web/relations",
    "relations:close": "a check that all have answered, or whose day has been: tests/web/relations",
    "relations:propose": "an agreement of which no check is under way: tests/web/relations",
    "relations:statements": "a check that has not begun: tests/web/relations",
    "reporting:by_link": "a link in a mail: test_reporting",
    "reporting:open": "an agreement of which no round is open: tests/web/reporting",
    "reporting:sheet_preview": "giving a spreadsheet of answers: tests/web/reporting",
    "set_language": "a button; asked for as a page it leads to the start page",
    "styleguide": "for those who build; no page links to it",
}


@pytest.fixture(scope="module")
def as_stranger(browser: Browser, base_url: str) -> Walk:
    """What somebody who is not signed in finds from the start page."""
    return walk(browser.new_context(base_url=base_url, locale="sv-SE").new_page(), "/")


@pytest.fixture(scope="module")
def as_coordinator(browser: Browser, base_url: str) -> Walk:
    """What the university's coordinator, who also manages its people, finds from my work."""
    page = sign_in(browser.new_context(base_url=base_url, locale="sv-SE").new_page(), UNIVERSITY)
    open_case(page)
    return walk(page, "/mitt-arbete/")


def test_a_stranger_finds_only_sound_pages(as_stranger: Walk) -> None:
    assert as_stranger.faults == []


def test_every_page_a_coordinator_can_reach_is_sound(as_coordinator: Walk) -> None:
    assert as_coordinator.faults == []


def test_every_page_is_reached_by_links(as_stranger: Walk, as_coordinator: Walk) -> None:
    paths = [path.split("?")[0] for walked in (as_stranger, as_coordinator) for path in walked.seen.values()]
    reached = {resolve(path).view_name for path in paths}
    assert sorted(set(ADDRESSES) - reached - DEEDS - FILES - set(OTHERWISE)) == []
    assert sorted(reached & (DEEDS | FILES | set(OTHERWISE))) == []


def test_every_page_in_english_is_sound(page: Page, base_url: str) -> None:
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": base_url}])
    page.goto("/")
    assert page.locator("html").get_attribute("lang") == "en"
    assert walk(page, "/", most=15).faults == []
