"""
THE table: every address, what it needs, and whose the thing behind it is.

A new address belongs here. `rows` takes the permission, whose it is, and each address by name with the function that
gives its parameters from a World (see world.py):

    NOTHING   behind it is no particular thing: a list, a form
    CIRCLED   seen by A; by B when it is shared; by everybody when it is public, but changed by A and B alone
    BETWEEN   seen by A; by B when the agreement is shared or public; never by others
    WITHIN    A's alone, within an agreement that others may see: to them it is refused or not found
    OWN       A's alone, and not found by others whatever the circle of the agreement
    OPEN      without log-in, when the agreement is public
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from samverkan.accounts.needs import EVERYBODY, SIGNED_IN
from samverkan.accounts.permissions import Permission
from tests.permissions.world import TODAY, World

NOTHING, CIRCLED, BETWEEN, WITHIN, OWN, OPEN = "nothing", "circled", "between", "within", "own", "open"
P = Permission
Parameters = Callable[[World], dict[str, Any]]


@dataclass(frozen=True)
class Row:
    """One address."""

    name: str
    needs: str
    whose: str
    parameters: Parameters
    posted: Parameters

    @property
    def only_reads(self) -> bool:
        return self.needs in (P.AGREEMENT_READ, EVERYBODY)


def none(_world: World) -> dict[str, Any]:
    return {}


def rows(needs: str, whose: str, addresses: dict[str, Parameters], posted: Parameters = none) -> tuple[Row, ...]:
    """Make the rows; `posted` is what a form at those addresses needs to find its thing at all."""
    return tuple(Row(name, needs, whose, parameters, posted) for name, parameters in addresses.items())


def pk(thing: str) -> Parameters:
    return lambda world: {"pk": getattr(world, thing).pk}


def given(**values: str) -> Parameters:
    return lambda _world: values


def case_as(**values: str | int) -> Parameters:
    return lambda world: {"pk": world.case.pk, **values}


def said_of_case(world: World) -> dict[str, Any]:
    return {"pk": world.case.pk, "number": world.case_comment.pk}


def scenario_of_case(world: World) -> dict[str, Any]:
    return {"pk": world.case.pk, "number": world.case_scenario.pk}


def both_runs(world: World) -> dict[str, Any]:
    return {"pk": world.run.pk, "other": world.run.pk}


def run_table(world: World) -> dict[str, Any]:
    return {"pk": world.run.pk, "table": "mentions"}


def programmes_file(world: World) -> dict[str, Any]:
    return {"snapshot_pk": world.programmes_file.pk}


def year_of_programme(world: World) -> dict[str, Any]:
    return {"pk": world.programme.pk, "year": TODAY.year}


OCCUPATION = given(region="24", ssyk="2143")


def promise(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "number": world.commitment.number}


def loose_promise(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "number": world.loose_commitment.number}


def seen_report(world: World) -> dict[str, Any]:
    return {**promise(world), "report_pk": world.report.pk}


def private_report(world: World) -> dict[str, Any]:
    return {**promise(world), "report_pk": world.private_report.pk}


def assumption(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "assumption_pk": world.assumption.pk}


def sheet_of_values(world: World) -> dict[str, Any]:
    return {"pk": world.indicator.pk, "ending": "csv"}


def value(world: World) -> dict[str, Any]:
    return {"pk": world.indicator.pk, "value_pk": world.value.pk}


def target(world: World) -> dict[str, Any]:
    return {"pk": world.indicator.pk, "target_pk": world.target.pk}


def read_values(world: World) -> dict[str, Any]:
    return {"pk": world.indicator.pk, "snapshot_pk": world.values_file.pk}


def goal(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "goal_pk": world.goal.pk}


def first_wording(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "number": 1}


def proposed(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "number": world.proposed.number}


def decision(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "decision_pk": world.decision.pk}


def relation(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "number": world.check.number}


def gap_option(world: World) -> dict[str, Any]:
    return {"pk": world.gap_case.pk, "option_pk": world.gap_option.pk}


def look_back(world: World) -> dict[str, Any]:
    return {"pk": world.gap_case.pk, "years": 1}


def partner_report(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "report_pk": world.partner_report.pk}


def draft_report(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "report_pk": world.draft_report.pk}


def kinship(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "kinship_pk": world.kinship.pk}


def approval(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "approval_pk": world.approval.pk}


def other_party(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "party_pk": world.other_party.pk}


def milestone(world: World) -> dict[str, Any]:
    return {"pk": world.activity.pk, "milestone_pk": world.milestone.pk}


def result(world: World) -> dict[str, Any]:
    return {"pk": world.activity.pk, "result_pk": world.result.pk}


def feed(world: World) -> dict[str, Any]:
    return {"token": world.feed.token}


def new_part(world: World) -> dict[str, Any]:
    return {"pk": world.activity.pk, "part": "delmal"}


def snapshot(world: World) -> dict[str, Any]:
    return {"snapshot_pk": world.file.pk}


def renewal_task(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "task_pk": world.renewal_task.pk}


def round_(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "number": world.round.number}


def ask(world: World) -> dict[str, Any]:
    return {**round_(world), "ask_pk": world.ask.pk}


def round_sheet(world: World) -> dict[str, Any]:
    return {**round_(world), "snapshot_pk": world.round_sheet.pk}


def draft(world: World) -> dict[str, Any]:
    return {"draft_id": world.draft.pk}


def draft_aside(world: World) -> dict[str, Any]:
    return {"draft_id": world.draft_aside.pk}


def sheet_of_commitments(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "ending": "csv"}


def read_sheet(world: World) -> dict[str, Any]:
    return {"pk": world.agreement.pk, "snapshot_pk": world.sheet.pk}


def batch(world: World) -> dict[str, Any]:
    return {"batch_id": world.batch.pk}


def batch_row(world: World) -> dict[str, Any]:
    return {"batch_id": world.batch.pk, "number": 1}


def role(world: World) -> dict[str, Any]:
    return {"pk": world.colleague.pk, "role_pk": world.colleague.roles.get().pk}


def confirmation(world: World) -> dict[str, Any]:
    return {"token": world.confirmation_token}


def later_meeting(world: World) -> dict[str, Any]:
    return {"to": world.later_meeting.pk}


def to_later_meeting(world: World) -> dict[str, Any]:
    return {"meeting": world.later_meeting.pk}


def excerpt(world: World) -> dict[str, Any]:
    return {"pk": world.position.pk, "party": world.other_party.pk}


def invitation(world: World) -> dict[str, Any]:
    return {"token": world.invitation_token}


def stopping(world: World) -> dict[str, Any]:
    return {"token": world.stop_token}


agreement, activity, area = pk("agreement"), pk("activity"), pk("area")
meeting, item, position, briefing = pk("meeting"), pk("item"), pk("position"), pk("briefing")
minutes_version, adjustment, past_meeting = pk("minutes_version"), pk("adjustment"), pk("past_meeting")


def sheet_of_enquiries(_world: World) -> dict[str, Any]:
    return {"ending": "csv"}


def move_of_enquiry(world: World) -> dict[str, Any]:
    return {"pk": world.enquiry.pk, "to": "svara"}


def own_enquiry(world: World) -> dict[str, Any]:
    return {"token": world.enquiry_token}


PUBLIC = (
    *rows(
        EVERYBODY,
        NOTHING,
        {
            "overview:start": none,
            "overview:about": none,
            "overview:accessibility": none,
            "publishing:agreements": none,
            "agreements:try": none,
            "agreements:try_draft": none,
            "agreements:keep_tried": none,
            "agreements:confirm_by_link": confirmation,
            "accounts:accept": invitation,
            "account_login": none,
            "account_logout": none,
            "account_inactive": none,
            "account_reset_password": none,
            "account_reset_password_done": none,
            "account_reset_password_from_key_done": none,
            "account_reset_password_from_key": given(uidb36="a", key="b-c"),
            "styleguide": none,
            "set_language": none,
        },
    ),
    *rows(EVERYBODY, OPEN, {"publishing:agreement": agreement, "publishing:commitment": promise}),
)

PEOPLE = (
    *rows(
        SIGNED_IN,
        NOTHING,
        {"accounts:me": none, "accounts:switch": none, "account_change_password": none, "account_set_password": none},
    ),
    *rows(
        P.PEOPLE_ADMINISTER,
        NOTHING,
        {
            "accounts:people": none,
            "accounts:invite": none,
            "accounts:add_contact": none,
            "accounts:organisation": none,
            "accounts:add_former_name": none,
        },
    ),
    *rows(
        P.PEOPLE_ADMINISTER,
        OWN,
        {
            "accounts:person": pk("colleague"),
            "accounts:edit_contact": pk("contact"),
            "accounts:pseudonymise": pk("colleague"),
            "accounts:give_role": pk("colleague"),
            "accounts:end_role": role,
            "accounts:invite_again": pk("invited"),
            "accounts:withdraw": pk("invited"),
            "accounts:remove_former_name": pk("former_name"),
        },
    ),
    *rows(P.OUTBOX_READ, NOTHING, {"mail:outbox": none, "mail:bounces": none, "mail:send_many": none}),
    *rows(
        P.OUTBOX_READ,
        OWN,
        {"mail:message": pk("message"), "mail:send_again": pk("message"), "mail:clear_bounce": pk("bounce")},
    ),
    *rows(SIGNED_IN, NOTHING, {"mail:wishes": none, "mail:clear_own_bounce": none}),
    *rows(EVERYBODY, NOTHING, {"mail:stop": stopping, "mail:resume": stopping}),
    *rows(P.AGREEMENT_READ, OWN, {"sources:download": pk("file")}),
    *rows(
        P.AGREEMENT_READ,
        NOTHING,
        {"sources:sources": none, "sources:fetch": pk("fetch"), "sources:refused_csv": pk("fetch")},
    ),
    *rows(
        P.SOURCE_FETCH,
        NOTHING,
        {
            "sources:source": given(code="scb"),
            "sources:fetch_now": given(code="scb"),
            "sources:schedule": given(code="scb"),
            "sources:upload": given(code="scb"),
            "sources:own_file": none,
        },
    ),
    *rows(P.SOURCE_FETCH, OWN, {"sources:columns": pk("file")}),
)

OVERVIEW = (
    *rows(
        P.AGREEMENT_READ,
        NOTHING,
        {
            "overview:search": none,
            "overview:my_work": none,
            "overview:ahead": none,
            "overview:load": none,
            "overview:portfolio": none,
            "overview:portfolio_csv": none,
            "overview:portfolio_xlsx": none,
            "overview:comparison_csv": none,
            "overview:comparison_pdf": none,
            "overview:comparison_xlsx": none,
        },
    ),
    *rows(
        P.AGREEMENT_READ,
        CIRCLED,
        {"overview:area": area, "overview:organisation": pk("a")},
    ),
    *rows(
        P.AGREEMENT_READ,
        BETWEEN,
        {"overview:annual_text": agreement, "overview:handover": agreement, "overview:handover_pdf": agreement},
    ),
    *rows(P.AGREEMENT_READ, CIRCLED, {"overview:wheel": agreement}),
    *rows(P.COMMITMENT_EDIT, NOTHING, {"overview:handovers": none}),
    *rows(
        P.COMMITMENT_EDIT,
        OWN,
        {
            "overview:handover_of_person": pk("colleague"),
            "overview:person_pack": pk("colleague"),
            "overview:person_pack_pdf": pk("colleague"),
        },
    ),
    *rows(
        P.AGREEMENT_REGISTER,
        NOTHING,
        {"overview:import": none, "overview:import_template": given(ending="csv")},
    ),
    *rows(P.AGREEMENT_REGISTER, OWN, {"overview:import_preview": snapshot}),
)

COMMISSIONED = (
    *rows(
        EVERYBODY,
        NOTHING,
        {
            "commissioned:ask": none,
            "commissioned:asked": none,
            "commissioned:own": own_enquiry,
            "commissioned:withdraw_own": own_enquiry,
            "commissioned:own_data": own_enquiry,
        },
    ),
    *rows(
        P.AGREEMENT_READ,
        NOTHING,
        {
            "commissioned:board": none,
            "commissioned:listing": none,
            "commissioned:sheet": sheet_of_enquiries,
            "commissioned:outcomes": none,
        },
    ),
    *rows(P.AGREEMENT_READ, BETWEEN, {"commissioned:page": pk("enquiry")}),
    *rows(P.ENQUIRY_HANDLE, NOTHING, {"commissioned:add": none}),
    *rows(
        P.ENQUIRY_HANDLE,
        WITHIN,
        {
            "commissioned:edit": pk("enquiry"),
            "commissioned:checklist": pk("enquiry"),
            "commissioned:forget_contact": pk("enquiry"),
            "commissioned:reassign": pk("enquiry"),
            "commissioned:undo": pk("enquiry"),
            "commissioned:move": move_of_enquiry,
        },
    ),
    *rows(P.AGREEMENT_SHARE, WITHIN, {"commissioned:share": pk("enquiry")}),
    *rows(P.AGREEMENT_PUBLISH, NOTHING, {"commissioned:desk": none}),
)

AREAS = (
    *rows(P.AGREEMENT_READ, NOTHING, {"areas:areas": none}),
    *rows(P.TOPIC_PROPOSE, NOTHING, {"areas:propose": none}),
    *rows(P.AREA_EDIT, CIRCLED, {"areas:edit": area, "areas:lead": area}),
    *rows(P.AREA_EDIT, WITHIN, {"areas:share": area}),
    *rows(P.AREA_DECIDE, CIRCLED, {"areas:decide": area}),
)

DRAFTS = (
    *rows(P.AGREEMENT_DRAFT, NOTHING, {"agreements:new": none, "agreements:drafts": none, "agreements:folder": none}),
    *rows(
        P.AGREEMENT_DRAFT,
        OWN,
        {
            "agreements:batch": batch,
            "agreements:read_batch": batch,
            "agreements:set_rows_aside": batch,
            "agreements:correct_row": batch_row,
        },
    ),
    *rows(P.AGREEMENT_REGISTER, OWN, {"agreements:register_rows": batch}),
    *rows(
        P.AGREEMENT_DRAFT,
        OWN,
        {
            "agreements:draft": draft,
            "agreements:set_draft_aside": draft,
            "agreements:take_up_draft": draft_aside,
            "agreements:read_draft_again": draft,
        },
    ),
    *rows(P.AGREEMENT_REGISTER, OWN, {"agreements:register": draft}),
)

AGREEMENTS = (
    *rows(P.AGREEMENT_READ, NOTHING, {"agreements:compare": none}),
    *rows(
        P.AGREEMENT_READ,
        CIRCLED,
        {
            "agreements:page": agreement,
            "agreements:facts": agreement,
            "agreements:terms": agreement,
            "agreements:commitments": agreement,
            "agreements:commitments_sheet": sheet_of_commitments,
            "agreements:commitment": promise,
            "agreements:assumptions": agreement,
            "agreements:health": agreement,
            "agreements:parties": agreement,
            "agreements:history": agreement,
            "agreements:family": agreement,
            "agreements:wordings": agreement,
            "agreements:wording": first_wording,
            "agreements:compare_wordings": agreement,
            "publishing:shown": agreement,
        },
    ),
    *rows(
        P.AGREEMENT_REGISTER,
        CIRCLED,
        {
            "agreements:edit_facts": agreement,
            "agreements:edit_terms": agreement,
            "agreements:membership": agreement,
            "agreements:add_goal": agreement,
            "agreements:link": agreement,
            "agreements:take_back": other_party,
            "agreements:add_wording": agreement,
        },
    ),
    *rows(P.AGREEMENT_REGISTER, WITHIN, {"agreements:remove_goal": goal}),
    *rows(P.AGREEMENT_REGISTER, BETWEEN, {"agreements:unlink": kinship}),
    *rows(P.DECISION_RECORD, CIRCLED, {"agreements:add_approval": agreement}),
    *rows(
        P.DECISION_RECORD,
        WITHIN,
        {"agreements:change_approval": approval, "agreements:remove_approval": approval},
    ),
    *rows(
        P.AGREEMENT_SHARE, CIRCLED, {"agreements:share": agreement, "agreements:send_confirmation_link": other_party}
    ),
    *rows(P.AGREEMENT_PUBLISH, CIRCLED, {"agreements:publish": agreement}),
    *rows(P.AGREEMENT_CONFIRM, CIRCLED, {"agreements:confirm": agreement, "agreements:confirm_wording": proposed}),
    *rows(P.AGREEMENT_REGISTER, CIRCLED, {"agreements:withdraw_wording": proposed}),
    *rows(
        P.COMMITMENT_EDIT,
        CIRCLED,
        {
            "agreements:edit_commitments": agreement,
            "agreements:add_commitment": agreement,
            "agreements:read_sheet": agreement,
            "agreements:edit_commitment": promise,
            "agreements:remove_commitment": loose_promise,
            "agreements:add_assumption": agreement,
            "agreements:edit_assumption": assumption,
            "agreements:look_again": assumption,
            "agreements:party_contact": agreement,
            "agreements:settle_passages": agreement,
            "agreements:settle_passage": decision,
        },
    ),
    *rows(P.COMMITMENT_EDIT, WITHIN, {"agreements:sheet_preview": read_sheet}),
    *rows(
        P.COMMITMENT_CHANGE,
        CIRCLED,
        {
            "agreements:stand": promise,
            "agreements:assumption_changed": assumption,
            "agreements:assumption_restored": assumption,
            "agreements:assumption_withdrawn": assumption,
            "agreements:assumption_brought_back": assumption,
        },
    ),
    *rows(
        P.COMMITMENT_REPORT,
        CIRCLED,
        {"agreements:report": promise, "agreements:own_side": promise, "agreements:confirm_view": seen_report},
    ),
    *rows(P.COMMITMENT_REPORT, WITHIN, {"agreements:share_report": private_report}),
)

COMPETENCE = (
    *rows(
        P.AGREEMENT_READ,
        NOTHING,
        {"competence:occupations": none, "competence:vacancies": none, "competence:download": given(ending="csv")},
    ),
    *rows(P.AGREEMENT_READ, NOTHING, {"competence:comparing": none, "competence:map": none}),
    *rows(P.AGREEMENT_READ, NOTHING, {"competence:occupation": OCCUPATION}),
    *rows(P.AREA_EDIT, NOTHING, {"competence:edit_chain": none}),
    *rows(
        P.AGREEMENT_READ,
        NOTHING,
        {
            "competence:skills": given(region="24"),
            "competence:skills_csv": given(region="24"),
            "competence:skill": given(region="24", concept="svetsa"),
            "competence:chain": none,
            "competence:chain_csv": none,
            "competence:ads": given(region="2482"),
            "competence:ads_csv": given(region="24"),
        },
    ),
    *rows(
        P.TOPIC_PROPOSE,
        NOTHING,
        {"competence:ask": OCCUPATION, "competence:follow": OCCUPATION, "competence:unfollow": OCCUPATION},
    ),
    *rows(P.TOPIC_PROPOSE, NOTHING, {"competence:follow_many": given(region="24")}),
)

PLANNING = (
    *rows(P.AGREEMENT_READ, NOTHING, {"planning:cases": none}),
    *rows(P.AGREEMENT_READ, NOTHING, {"planning:template": none}),
    *rows(P.AREA_EDIT, NOTHING, {"planning:upload": none, "planning:begin": none}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"planning:case": pk("case"), "planning:progress": pk("case")}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"planning:figures": pk("case"), "planning:versions": pk("case")}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"planning:download": case_as(ending="yaml")}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"planning:version_file": case_as(number=1, ending="json")}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"planning:compare": case_as(number=1, other=1)}),
    *rows(P.AREA_EDIT, CIRCLED, {"planning:edit": case_as(key="yrken"), "planning:programmes": pk("case")}),
    *rows(P.AREA_EDIT, CIRCLED, {"planning:programme": case_as(number=1), "planning:describe": pk("case")}),
    *rows(P.AREA_EDIT, CIRCLED, {"planning:remove_programme": case_as(number=1)}),
    *rows(P.AREA_EDIT, CIRCLED, {"planning:restore": case_as(number=1), "planning:series": pk("case")}),
    *rows(P.AREA_EDIT, CIRCLED, {"planning:newer": pk("case"), "planning:follow": pk("case")}),
    *rows(P.TOPIC_PROPOSE, CIRCLED, {"planning:say": pk("case")}),
    *rows(P.TOPIC_PROPOSE, WITHIN, {"planning:take_back": said_of_case}),
    *rows(P.TOPIC_PROPOSE, WITHIN, {"planning:remove_scenario": scenario_of_case}),
    *rows(P.AREA_EDIT, WITHIN, {"planning:remove": pk("case"), "planning:share": pk("case")}),
    *rows(P.AREA_EDIT, CIRCLED, {"planning:copy": pk("case")}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"planning:result": pk("case"), "planning:occupations": pk("case")}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"planning:plan": pk("case"), "planning:grounds": pk("case")}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"planning:worth": pk("case")}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"planning:occupation": case_as(ssyk="7233")}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"planning:measure": case_as(name="yh-underhall")}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"planning:one_plan": case_as(name="robust")}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"planning:report": pk("case"), "planning:try": pk("case")}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"planning:beside": pk("case")}),
    *rows(P.TOPIC_PROPOSE, CIRCLED, {"planning:ask": pk("case")}),
    *rows(P.RUN_START, CIRCLED, {"planning:keep_tried": pk("case")}),
    *rows(P.RUN_START, CIRCLED, {"planning:calculate": pk("case")}),
)

RUNS = (
    *rows(P.AGREEMENT_READ, NOTHING, {"runs:runs": none}),
    *rows(P.RUN_START, NOTHING, {"runs:start": given(stage="matches")}),
    *rows(P.AGREEMENT_READ, OWN, {"runs:run": pk("run"), "runs:compare": both_runs, "runs:download": run_table}),
    *rows(P.RUN_START, OWN, {"runs:repeat": pk("run")}),
)

INDICATORS = (
    *rows(P.AGREEMENT_READ, NOTHING, {"indicators:indicators": none}),
    *rows(P.INDICATOR_EDIT, NOTHING, {"indicators:add": none}),
    *rows(
        P.AGREEMENT_READ,
        CIRCLED,
        {"indicators:page": pk("indicator"), "indicators:download": sheet_of_values},
    ),
    *rows(
        P.INDICATOR_EDIT,
        CIRCLED,
        {
            "indicators:edit": pk("indicator"),
            "indicators:enter": pk("indicator"),
            "indicators:correct": value,
            "indicators:read_in": pk("indicator"),
            "indicators:set_target": pk("indicator"),
        },
    ),
    *rows(
        P.INDICATOR_EDIT,
        WITHIN,
        {
            "indicators:preview": read_values,
            "indicators:remove": pk("indicator"),
            "indicators:remove_target": target,
            "indicators:share": pk("indicator"),
        },
    ),
)

EDUCATION = (
    *rows(EVERYBODY, NOTHING, {"education:public": none}),
    *rows(
        EVERYBODY,
        OPEN,
        {"education:public_programme": pk("programme"), "education:public_short_course": pk("short_course")},
    ),
    *rows(
        P.AGREEMENT_READ,
        NOTHING,
        {
            "education:chain": none,
            "education:chain_file": given(ending="csv"),
            "education:coverage": none,
            "education:coverage_file": given(ending="xlsx"),
            "education:download": given(ending="csv"),
            "education:overlap": none,
            "education:overlap_file": given(ending="xlsx"),
            "education:programmes": none,
            "education:short_courses": none,
            "education:side_by_side": none,
        },
    ),
    *rows(
        P.EDUCATION_EDIT,
        NOTHING,
        {
            "education:add": none,
            "education:change_many": none,
            "education:describe": none,
            "education:read_in": none,
            "education:susa": none,
        },
    ),
    *rows(P.EDUCATION_EDIT, OWN, {"education:preview": programmes_file}),
    *rows(
        P.AGREEMENT_READ,
        CIRCLED,
        {
            "education:programme": pk("programme"),
            "education:short_course": pk("short_course"),
            "education:short_course_paper": pk("short_course"),
        },
    ),
    *rows(
        P.EDUCATION_EDIT,
        CIRCLED,
        {
            "education:add_skill": pk("programme"),
            "education:archive": pk("programme"),
            "education:correct_figures": year_of_programme,
            "education:edit": pk("programme"),
            "education:edit_short": pk("short_course"),
            "education:enter_figures": pk("programme"),
            "education:give_plan": pk("programme"),
            "education:judge_skills": pk("programme"),
            "education:read_anew": pk("programme"),
            "education:read_plan_again": pk("programme"),
            "education:restore": pk("programme"),
            "education:skills": pk("programme"),
            "education:take_away_figures": year_of_programme,
        },
    ),
    *rows(P.EDUCATION_EDIT, WITHIN, {"education:publish": pk("programme"), "education:share": pk("programme")}),
    *rows(P.EDUCATION_EDIT, WITHIN, {"education:show_short": pk("short_course")}),
)

ACTIVITIES = (
    *rows(P.AGREEMENT_READ, NOTHING, {"agreements:activities": none, "agreements:activities_csv": none}),
    *rows(P.ACTIVITY_EDIT, NOTHING, {"agreements:add_activity": none}),
    *rows(P.AGREEMENT_READ, CIRCLED, {"agreements:activity": activity, "agreements:result_file": result}),
    *rows(
        P.ACTIVITY_EDIT,
        CIRCLED,
        {
            "agreements:edit_activity": activity,
            "agreements:add_to_activity": new_part,
            "agreements:reach_milestone": milestone,
        },
    ),
    *rows(P.ACTIVITY_EDIT, WITHIN, {"agreements:share_activity": activity}),
)

REPORTING = (
    *rows(EVERYBODY, NOTHING, {"reporting:by_link": given(token="0"), "reporting:draft_by_link": given(token="0")}),
    *rows(
        P.AGREEMENT_READ,
        BETWEEN,
        {
            "reporting:rounds": agreement,
            "reporting:page": round_,
            "reporting:csv": round_,
            "reporting:file": ask,
        },
    ),
    *rows(
        P.COMMITMENT_REPORT,
        BETWEEN,
        {
            "reporting:confirm": round_,
            "reporting:own": round_,
            "reporting:own_draft": round_,
            "reporting:table": round_,
            "reporting:sheet": round_,
            "reporting:sheet_download": lambda world: {**round_(world), "ending": "csv"},
        },
    ),
    *rows(P.COMMITMENT_REPORT, WITHIN, {"reporting:one": ask, "reporting:sheet_preview": round_sheet}),
    *rows(
        P.COMMITMENT_EDIT,
        BETWEEN,
        {
            "reporting:open": agreement,
            "reporting:add": round_,
            "reporting:remind": round_,
            "reporting:withdraw": round_,
            "reporting:hand_to_owners": round_,
            "reporting:close": round_,
            "reporting:day": round_,
        },
    ),
)

MEETINGS = (
    *rows(
        P.AGREEMENT_READ,
        NOTHING,
        {
            "meetings:meetings": none,
            "meetings:forums": none,
            "meetings:positions": none,
            "meetings:positions_csv": none,
            "meetings:positions_xlsx": none,
        },
    ),
    *rows(P.DECISION_RECORD, NOTHING, {"meetings:decide_several": none}),
    *rows(EVERYBODY, NOTHING, {"meetings:adjust_by_link": given(token="0")}),
    *rows(EVERYBODY, NOTHING, {"meetings:answer_by_link": given(token="0")}),
    *rows(P.MEETING_PLAN, NOTHING, {"meetings:choose": none}),
    *rows(
        P.AGREEMENT_READ,
        BETWEEN,
        {
            "meetings:of_agreement": agreement,
            "meetings:page": meeting,
            "meetings:calendar_file": meeting,
            "meetings:forum": pk("forum"),
            "meetings:summons": meeting,
            "meetings:summons_pdf": meeting,
            "meetings:answer": pk("invitee"),
            "meetings:paper": pk("paper"),
            "meetings:minutes": meeting,
            "meetings:minutes_paper": meeting,
            "meetings:minutes_pdf": meeting,
            "meetings:compare_minutes": meeting,
            "meetings:minutes_version": minutes_version,
            "meetings:minutes_version_pdf": minutes_version,
            "meetings:signed_paper": pk("signed"),
            "meetings:position": position,
            "meetings:excerpt_pdf": excerpt,
            "meetings:briefing": meeting,
            "meetings:briefing_pdf": meeting,
            "meetings:briefing_docx": meeting,
            "meetings:briefing_versions": meeting,
            "meetings:frozen_briefing": briefing,
            "meetings:frozen_briefing_pdf": briefing,
            "meetings:frozen_briefing_docx": briefing,
        },
    ),
    *rows(P.TOPIC_PROPOSE, BETWEEN, {"meetings:propose_topic": agreement, "meetings:attach_paper": item}),
    *rows(
        P.TOPIC_PROPOSE,
        OWN,
        {"meetings:show_paper": pk("private_paper"), "meetings:detach_paper": pk("private_paper")},
    ),
    *rows(P.TOPIC_PROPOSE, OWN, {"meetings:send_topic": pk("topic"), "meetings:withdraw_topic": pk("topic")}),
    *rows(
        P.MEETING_PLAN,
        BETWEEN,
        {
            "meetings:plan": agreement,
            "meetings:add_forum": agreement,
            "meetings:change_forum": pk("forum"),
            "meetings:standing_items": pk("forum"),
            "meetings:seat": pk("forum"),
            "meetings:change_seat": pk("seat"),
            "meetings:call": meeting,
            "meetings:invite_guest": meeting,
            "meetings:take_off": pk("invitee"),
            "meetings:forget_invitee": pk("invitee"),
            "meetings:forget_seat": pk("seat"),
            "meetings:arrange": meeting,
            "meetings:change": meeting,
            "meetings:cancel": meeting,
            "meetings:take": meeting,
            "meetings:suggest_agenda": meeting,
            "meetings:add_item": meeting,
            "meetings:edit_item": item,
            "meetings:place_item": item,
            "meetings:remove_item": item,
            "meetings:freeze_briefing": meeting,
            "meetings:briefing_parts": meeting,
            "meetings:write_part": meeting,
            "meetings:send_parts": meeting,
            "meetings:edit_part": pk("part"),
            "meetings:restore_part": pk("part_version"),
            "meetings:reword_question": meeting,
        },
    ),
    *rows(P.MEETING_PLAN, BETWEEN, {"meetings:choose_question": meeting}, posted=given(val="aterta")),
    *rows(P.MEETING_PLAN, BETWEEN, {"meetings:move_item": item}, posted=later_meeting),
    *rows(P.MEETING_PLAN, BETWEEN, {"meetings:carry_over": meeting}, posted=later_meeting),
    *rows(
        P.MEETING_RECORD,
        BETWEEN,
        {
            "meetings:postpone_item": item,
            "meetings:settle_item": item,
            "meetings:notes": item,
            "meetings:participants": meeting,
            "meetings:agree_position": meeting,
            "meetings:start_action": meeting,
            "meetings:note": meeting,
            "meetings:hold": meeting,
            "meetings:outcome": position,
            "meetings:reword_position": position,
            "meetings:publicity": item,
            "meetings:send_minutes": meeting,
            "meetings:take_back_minutes": meeting,
            "meetings:write_addendum": meeting,
            "meetings:restore_minutes": minutes_version,
        },
    ),
    *rows(P.MEETING_PLAN, BETWEEN, {"meetings:reopen_position": position}, posted=to_later_meeting),
    *rows(P.AGREEMENT_READ, OWN, {"meetings:adjust": adjustment}),
    *rows(P.MEETING_RECORD, OWN, {"meetings:note_approval": adjustment}),
    *rows(P.AGREEMENT_READ, NOTHING, {"meetings:feed": none, "meetings:renew_feed": none, "meetings:close_feed": none}),
    *rows(EVERYBODY, NOTHING, {"meetings:feed_file": feed}),
    *rows(EVERYBODY, OPEN, {"meetings:public_minutes": past_meeting}),
    *rows(P.DECISION_RECORD, BETWEEN, {"meetings:decide": position}),
)

RENEWALS = (
    *rows(
        P.AGREEMENT_READ,
        BETWEEN,
        {
            "renewals:page": agreement,
            "renewals:evaluations": agreement,
            "renewals:wording": agreement,
            "renewals:handover": agreement,
        },
    ),
    *rows(
        P.AGREEMENT_REGISTER,
        BETWEEN,
        {
            "renewals:begin": agreement,
            "renewals:lead_time": agreement,
            "renewals:evaluation": agreement,
            "renewals:write_wording": agreement,
            "renewals:add_task": agreement,
            "renewals:tick_task": renewal_task,
            "renewals:remove_task": renewal_task,
            "renewals:settle": agreement,
            "renewals:renew": agreement,
            "renewals:prolong": agreement,
            "renewals:let_end": agreement,
            "renewals:replace": agreement,
            "renewals:call_off": agreement,
        },
    ),
    *rows(P.AGREEMENT_SHARE, BETWEEN, {"renewals:send_evaluation": agreement}),
    *rows(P.AGREEMENT_CONFIRM, BETWEEN, {"renewals:endorse": agreement}),
    *rows(
        P.COMMITMENT_CHANGE,
        BETWEEN,
        {"renewals:hand_over_many": agreement, "renewals:hand_over": promise},
    ),
)

PARTNER_REPORTS = (
    *rows(EVERYBODY, NOTHING, {"partner_reports:by_link": given(token="0")}),
    *rows(
        P.AGREEMENT_READ,
        BETWEEN,
        {
            "partner_reports:reports": agreement,
            "partner_reports:page": partner_report,
            "partner_reports:pdf": partner_report,
            "partner_reports:docx": partner_report,
        },
    ),
    *rows(P.AGREEMENT_CONFIRM, BETWEEN, {"partner_reports:answer": partner_report}),
    *rows(
        P.AGREEMENT_SHARE,
        BETWEEN,
        {"partner_reports:begin": agreement, "partner_reports:settle": partner_report},
    ),
    *rows(P.AGREEMENT_SHARE, OWN, {"partner_reports:write": draft_report, "partner_reports:send": draft_report}),
)

GAP_CASES = (
    *rows(
        P.AGREEMENT_READ,
        NOTHING,
        {"gap_cases:cases": none, "gap_cases:needs": none, "gap_cases:download": given(ending="csv")},
    ),
    *rows(P.AGREEMENT_READ, BETWEEN, {"gap_cases:page": pk("gap_case")}),
    *rows(P.TOPIC_PROPOSE, NOTHING, {"gap_cases:open": none}),
    *rows(
        P.TOPIC_PROPOSE,
        BETWEEN,
        {
            "gap_cases:edit": pk("gap_case"),
            "gap_cases:cite": pk("gap_case"),
            "gap_cases:own": pk("gap_case"),
            "gap_cases:share": pk("gap_case"),
            "gap_cases:close": pk("gap_case"),
            "gap_cases:reopen": pk("gap_case"),
            "gap_cases:add_option": pk("gap_case"),
            "gap_cases:add_from_plan": pk("gap_case"),
            "gap_cases:edit_option": gap_option,
            "gap_cases:take_figures": gap_option,
            "gap_cases:remove_option": gap_option,
            "gap_cases:raise": pk("gap_case"),
            "gap_cases:look_back": look_back,
        },
    ),
    *rows(
        P.DECISION_RECORD,
        BETWEEN,
        {"gap_cases:decide": pk("gap_case"), "gap_cases:withdraw_decision": pk("gap_case")},
    ),
)

RELATIONS = (
    *rows(EVERYBODY, NOTHING, {"relations:by_link": given(token="0"), "relations:draft_by_link": given(token="0")}),
    *rows(
        P.AGREEMENT_READ,
        BETWEEN,
        {
            "relations:checks": agreement,
            "relations:page": relation,
            "relations:own": relation,
            "relations:own_draft": relation,
        },
    ),
    *rows(
        P.MEETING_PLAN,
        BETWEEN,
        {
            "relations:propose": agreement,
            "relations:statements": relation,
            "relations:agree": relation,
            "relations:respondents": relation,
            "relations:remind": relation,
            "relations:move": relation,
            "relations:close": relation,
            "relations:withdraw": relation,
        },
    ),
)

TABLE = (
    *PUBLIC,
    *PEOPLE,
    *OVERVIEW,
    *AREAS,
    *COMMISSIONED,
    *DRAFTS,
    *AGREEMENTS,
    *COMPETENCE,
    *PLANNING,
    *RUNS,
    *EDUCATION,
    *INDICATORS,
    *ACTIVITIES,
    *MEETINGS,
    *PARTNER_REPORTS,
    *GAP_CASES,
    *RELATIONS,
    *RENEWALS,
    *REPORTING,
)
