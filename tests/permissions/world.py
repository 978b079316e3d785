"""One of everything, standing in one circle, and everybody who may come to look at it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts import actions as accounts
from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, FormerName, Organisation, Person
from samverkan.accounts.permissions import Role
from samverkan.agreements.actions.batches import read_next, take_in
from samverkan.agreements.actions.drafts import draft_from
from samverkan.agreements.actions.reading import Received
from samverkan.agreements.models import (
    Activity,
    Approval,
    Assumption,
    Commitment,
    ConfirmationLink,
    Kinship,
    Milestone,
    Party,
    PartyGoal,
    PassageDecision,
    Result,
    StatusReport,
    WordingProposal,
)
from samverkan.agreements.queries.confirming import SALT, digest
from samverkan.areas.models import Area
from samverkan.commissioned.actions.describing import Asked
from samverkan.commissioned.actions.describing import receive as ask_for_training
from samverkan.commissioned.actions.opening import Rules, set_desk
from samverkan.commissioned.queries.links import token_of as enquiry_token
from samverkan.commissioned.queries.skills import Skill
from samverkan.education.models import Programme, ShortCourse, YearFigures
from samverkan.gap_cases.models import CaseDecision, GapCase, LookBack, Option
from samverkan.indicators.models import Indicator, IndicatorValue, Target
from samverkan.mail.actions import choose, put_on_list, queue
from samverkan.mail.tokens import DIGEST
from samverkan.mail.tokens import sign as sign_stop
from samverkan.meetings.freezing import frozen
from samverkan.meetings.models import (
    Adjustment,
    Briefing,
    BriefingPart,
    CalendarFeed,
    Invitee,
    ItemPaper,
    Meeting,
    Minutes,
    MinutesVersion,
    PartVersion,
    Seat,
)
from samverkan.meetings.queries.minutes.content import content_of
from samverkan.papers import Paper, Paragraph
from samverkan.partner_reports.models import PartnerReport
from samverkan.planning.actions import Description as CaseSays
from samverkan.planning.actions import begin as begin_case
from samverkan.planning.actions import comment as comment_on_case
from samverkan.planning.actions import keep_scenario
from samverkan.relations.models import Check
from samverkan.renewals.actions.beginning import begin
from samverkan.renewals.models import RenewalTask, Step
from samverkan.reporting.actions.answering import Given as AnswerGiven
from samverkan.reporting.actions.answering import answer
from samverkan.reporting.actions.opening import Plan, open_round
from samverkan.reporting.drafting import Words
from samverkan.runs.models import Output, Run
from samverkan.sources.actions import receive
from samverkan.sources.models import Began, Fetch
from tests.factories import acting, agreement, commitment, meeting, organisation
from tests.factories.meetings import held, item, position, topic
from tests.factories.partnership import wording
from tests.factories.planning import case_file

NOW = timezone.localtime()
TODAY = date(2026, 3, 2)
PAPER = Paper(title="Underlag", language="sv", date=TODAY, blocks=(Paragraph("En rad."),))
LETTER = "Avsiktsförklaring mellan Norrviks kommun och Bygdens högskola. Parterna ska träffas varje år."


@dataclass
class World:
    """The parties A and B of one agreement, a third organisation C, and one thing of every kind, most of them A's."""

    circle: str
    between: str
    a: Organisation
    b: Organisation
    c: Organisation
    things: dict[str, Any] = field(default_factory=dict)
    people: dict[str, Client] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.things[name]
        except KeyError:
            raise AttributeError(name) from None


def make(circle: str) -> World:
    """
    Make the world in which the agreement stands in that circle.

    When it is public its wording, commitments, activities and areas are too; what the parties keep
    between them, such as meetings, is never more than shared.
    """
    between = Circle.PRIVATE if circle == Circle.PRIVATE else Circle.SHARED
    world = World(circle, between, *(organisation(f"Organisation {letter}", short_mark=letter * 2) for letter in "ABC"))
    own = acting(world.a, *Role.values)
    agreed(world)
    done(world)
    renewing(world, own)
    compared(world)
    accounted(world)
    met(world, own)
    taken_up(world)
    asked(world, own)
    asked_for_training(world, own)
    planned(world, own)
    kept_by_a(world, own)
    come(world, own)
    return world


def agreed(world: World) -> None:
    """The agreement, its commitments, reports, assumptions and areas."""
    things = world.things
    about = things["agreement"] = agreement(world.a, world.b, circle=world.circle)
    promise = things["commitment"] = commitment(about)
    things["loose_commitment"] = commitment(about)
    things["proposed"] = wording(about, "Parterna ska träffas två gånger varje år.")
    WordingProposal.objects.create(wording=things["proposed"])
    things["decision"] = PassageDecision.objects.create(
        passage=promise.passages.get(), wording=about.wordings.get(number=1), is_gone=True
    )
    first, second = about.parties.all()
    things["other_party"] = second
    before = agreement(world.a, world.b, circle=world.between)
    things["kinship"] = Kinship.objects.create(
        agreement=about, earlier=before, kind="renewal", home=world.a, linked_at=NOW
    )
    things["approval"] = Approval.objects.create(party=first, position=1, body="Styrelsen")
    things["former_name"] = FormerName.objects.create(organisation=world.a, name="A förr", until=TODAY)
    things["goal"] = PartyGoal.objects.create(party=first, text="Fler utbildade")
    things["assumption"] = Assumption.objects.create(
        agreement=about, text="Fabriken byggs", circle=world.between, home=world.a
    )
    things["report"] = report(promise, second, circle=Circle.SHARED)
    things["private_report"] = report(promise, first, circle=Circle.PRIVATE)
    followed(world)
    taught(world)
    area = things["area"] = Area.objects.create(name="Träteknik", circle=world.circle, home=world.a)
    area.organisations.set([world.a, world.b])


def planned(world: World, own: Actor) -> None:
    """A competence case of A's that concerns B too."""
    says = CaseSays(title="Elkraft", organisations=[world.b])
    case = world.things["case"] = begin_case(says=says, file=case_file(), circle=world.circle, by=own, at=NOW)
    world.things["case_comment"] = comment_on_case(case=case, text="Hur många stannar?", by=own, at=NOW)
    told = {"name": "Mer pengar", "changes": {"budget": 2e7}}
    world.things["case_scenario"] = keep_scenario(case=case, **told, by=own, at=NOW)


def kept_run(world: World) -> Run:
    """A computation of A's with one table."""
    run = Run.objects.create(stage="matches", asked_at=NOW, ended_at=NOW, state="done", home=world.a, code_version="1")
    path = Path(settings.RUNS) / f"{run.key}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"PAR1")
    Output.objects.create(run=run, table="MENTIONS", path=path.name, rows=0, sha256="0")
    return run


def followed(world: World) -> None:
    """An indicator of A's that B follows too, with a value and a target."""
    things = world.things
    measured = things["indicator"] = Indicator.objects.create(
        name="Invånare", unit="personer", source="SCB", circle=world.circle, home=world.a, made_at=NOW
    )
    measured.organisations.set([world.a, world.b])
    things["value"] = IndicatorValue.objects.create(
        indicator=measured, on=TODAY, value=1, entered_at=NOW, entered_for=world.a
    )
    things["target"] = Target.objects.create(indicator=measured, on=TODAY, value=2, set_by=world.a, set_at=NOW)


def taught(world: World) -> None:
    """A programme of A's that B sees too."""
    programme = world.things["programme"] = Programme.objects.create(
        name="Eltekniker", provider_name="A", circle=world.circle, home=world.a, made_at=NOW
    )
    programme.organisations.set([world.a, world.b])
    YearFigures.objects.create(
        programme=programme, year=TODAY.year, places=1, source="A", entered_at=NOW, entered_for=world.a
    )
    short = world.things["short_course"] = ShortCourse.objects.create(
        title="Nät", circle=world.circle, home=world.a, made_at=NOW
    )
    short.organisations.set([world.a, world.b])


def report(of: Commitment, party: Any, **fields: Any) -> StatusReport:
    """Make the latest view of a party."""
    return StatusReport.objects.create(
        commitment=of, party=party, state="under_way", as_of=TODAY, reported_at=NOW, **fields
    )


def done(world: World) -> None:
    """An activity with its parts."""
    activity = world.things["activity"] = Activity.objects.create(
        title="Kurs", circle=world.circle, home=world.a, made_at=NOW, changed_at=NOW
    )
    activity.commitments.add(world.commitment)
    world.things["milestone"] = Milestone.objects.create(activity=activity, title="Start", due_on=TODAY)


def renewing(world: World, own: Actor) -> None:
    """A renewal under way, with a task of A's."""
    renewal = begin(agreement=world.agreement, by=own, at=NOW)
    world.things["renewal_task"] = RenewalTask.objects.create(
        renewal=renewal, party=world.agreement.parties.first(), step=Step.OWN, text="Boka tid"
    )


def compared(world: World) -> None:
    """A relationship check that A has proposed; there is none within one party, but its pages say so the same way."""
    about = world.agreement
    world.things["check"] = Check.objects.create(
        agreement=about, number=1, year=NOW.year, answer_by=NOW.date(), party=about.parties.get(organisation=world.a),
        proposed_at=NOW, circle=Circle.SHARED, home=world.a,
    )  # fmt: skip


def accounted(world: World) -> None:
    """A report of A's to B, which is a draft within one party and else sent; and one that is always a draft."""
    about, things = world.agreement, world.things
    pair = about.parties.get(organisation=world.a), about.parties.get(organisation=world.b)
    kept: dict[str, Any] = {"agreement": about, "year": NOW.year, "made_at": NOW}
    out = {"circle": Circle.SHARED, "paper": frozen(PAPER), "fingerprint": "0" * 64, "sent_at": NOW, "answer_by": TODAY}
    is_out = world.circle != Circle.PRIVATE
    things["partner_report"] = PartnerReport.objects.create(
        **kept, sender=pair[0], receiver=pair[1], home=world.a, **(out if is_out else {})
    )
    things["draft_report"] = PartnerReport.objects.create(
        **{**kept, "year": 2025}, sender=pair[0], receiver=pair[1], home=world.a
    )


def taken_up(world: World) -> None:
    """A gap case of A's with an option, decided on, and a look-back at it."""
    things = world.things
    case = things["gap_case"] = GapCase.objects.create(
        agreement=world.agreement, circle=world.between, home=world.a, title="Svetsare", ssyk="7212", region="24",
        occupation="Svetsare", year=2030, low=4, high=9, source="Planen", opened_at=NOW,
    )  # fmt: skip
    option = things["gap_option"] = Option.objects.create(
        case=case, position=1, kind="places", title="Fler platser", added_at=NOW, added_for=world.a
    )
    decided = CaseDecision.objects.create(case=case, option=option, body="Nämnden", decided_on=TODAY, recorded_at=NOW)
    LookBack.objects.create(decision=decided, years=1, due_on=TODAY)


def met(world: World, own: Actor) -> None:
    """Meetings, what they take up and what they led to."""
    things, about = world.things, world.agreement
    coming = things["meeting"] = meeting(about)
    type(coming.forum).objects.filter(pk=coming.forum.pk).update(circle=world.between)
    things["later_meeting"] = meeting(about)
    past = things["past_meeting"] = held(about)
    things["item"] = item(coming)
    called(world, coming, own)
    things["topic"] = topic(about, circle=Circle.PRIVATE)
    things["sent_topic"] = topic(about, circle=world.between)
    agreed_on = things["position"] = position(past)
    type(agreed_on).objects.filter(pk=agreed_on.pk).update(circle=world.between)
    adjusted(world, past, own)
    things["part"] = BriefingPart.objects.create(
        meeting=coming, party=about.parties.get(organisation=world.a), kind="year", text="Ett gott år",
        circle=world.between, home=world.a, saved_at=NOW, sent_at=NOW if world.between == Circle.SHARED else None,
    )  # fmt: skip
    things["part_version"] = PartVersion.objects.create(
        part=things["part"], number=0, text="Ett år", is_shared=world.between == Circle.SHARED, saved_at=NOW
    )
    things["briefing"] = Briefing.objects.create(
        meeting=coming, paper=frozen(PAPER), fingerprint="0" * 64, frozen_at=NOW
    )


def called(world: World, coming: Meeting, own: Actor) -> None:
    """A seat in the forum, somebody called because of it, and two papers of A's, one of them private."""
    things, first = world.things, world.agreement.parties.get(organisation=world.a)
    things["forum"] = coming.forum
    things["feed"] = CalendarFeed.objects.create(person=own.person, number=own.person.key.hex, made_at=NOW)
    seat = things["seat"] = Seat.objects.create(forum=coming.forum, party=first, name="Stina", from_date=TODAY)
    things["invitee"] = Invitee.objects.create(meeting=coming, seat=seat, party=first, name="Stina", invited_at=NOW)
    for name, circle in (("paper", world.between), ("private_paper", Circle.PRIVATE)):
        kept = receive(data=b"PM", name="pm.txt", by=own, at=NOW)
        things[name] = ItemPaper.objects.create(
            item=world.item, snapshot=kept, circle=circle, home=world.a, attached_at=NOW
        )


def adjusted(world: World, past: Meeting, own: Actor) -> None:
    """Locked minutes with a public item, and an addendum that A's person is asked to adjust."""
    item(past, "En offentlig punkt", notes="Alla var eniga.", is_public=True)
    kept = Minutes.objects.create(meeting=past, state="locked", approved_at=NOW, locked_at=NOW)
    fields = {"minutes": kept, "text": "Protokoll", "fingerprint": "0" * 64, "sent_at": NOW}
    world.things["minutes_version"] = MinutesVersion.objects.create(
        number=1, content=content_of(past), approved_at=NOW, **fields
    )
    world.things["signed"] = Adjustment.objects.create(
        of=world.things["minutes_version"], party=world.agreement.parties.get(organisation=world.a), name="S",
        state="approved", answered_at=NOW, signed_on=TODAY, paper=receive(data=b"%PDF", name="p.pdf", by=own, at=NOW),
    )  # fmt: skip
    addendum = MinutesVersion.objects.create(number=2, is_addendum=True, **fields)
    world.things["adjustment"] = Adjustment.objects.create(
        of=addendum, party=world.agreement.parties.get(organisation=world.a), person=own.person, name="A"
    )


def asked(world: World, own: Actor) -> None:
    """A reporting round of A's, in which A has answered a question with a file; A's own question and sheet."""
    things, about = world.things, world.agreement
    plan = Plan(title="Lägesrapport", year=NOW.year, due_on=NOW.date())
    things["round"] = open_round(agreement=about, plan=plan, commitments=[world.loose_commitment], by=own, at=NOW)
    ask = things["ask"] = things["round"].asks.get(party__organisation=world.a)
    words = Words(state="under_way", file=receive(data=b"%PDF", name="bilaga.pdf", by=own, at=NOW))
    answer(given=AnswerGiven(ask=ask, words=words, version=ask.version), by=own, at=NOW)
    where = {"pk": about.pk, "number": things["round"].number, "ending": "csv"}
    written = signed_in(own.person).get(reverse("reporting:sheet_download", kwargs=where)).content
    things["round_sheet"] = receive(data=written, name="fragor.csv", by=own, at=NOW)


def asked_for_training(world: World, own: Actor) -> None:
    """An enquiry that A answers and B may read when it is shared; its public form is open."""
    says = Asked(title="Svetsning", employer="Älvkraft AB", contact_name="Maja", contact_email="maja@example.org",
                 skills=(Skill("Svetsning"),))  # fmt: skip
    desk = set_desk(rules=Rules(is_open=True), version=1, by=own, at=NOW)
    made = world.things["enquiry"] = ask_for_training(desk=desk, says=says, at=NOW)
    type(made).objects.filter(pk=made.pk).update(circle=world.between)
    made.organisations.set([world.b])
    world.things["enquiry_token"] = enquiry_token(made)


def kept_by_a(world: World, own: Actor) -> None:
    """What is always A's alone: files, drafts, mail, people."""
    things = world.things
    sheet = signed_in(own.person).get(reverse("overview:import_template", kwargs={"ending": "csv"})).content
    file = things["file"] = receive(data=sheet, name="avtal.csv", by=own, at=NOW)
    things["fetch"] = Fetch.objects.create(source="scb", began=Began.COMMAND, asked_at=NOW)
    things["run"] = kept_run(world)
    things["result"] = Result.objects.create(activity=world.activity, text="R", on=TODAY, evidence_file=file)
    address = reverse("agreements:commitments_sheet", kwargs={"pk": world.agreement.pk, "ending": "csv"})
    written = signed_in(own.person).get(address).content
    things["sheet"] = receive(data=written, name="ataganden.csv", by=own, at=NOW)
    values = receive(data="dag;värde\n2025;1\n".encode(), name="varden.csv", by=own, at=NOW)
    things["values_file"] = values
    rows = "namn;ges av\nKurs;Högskolan\n".encode()
    things["programmes_file"] = receive(data=rows, name="utbildningar.csv", by=own, at=NOW)
    things["batch"] = take_in([("brev.txt", LETTER.encode())], name="Avtal", by=own, at=NOW)
    read_next(things["batch"], by=own, at=NOW)
    things["draft"] = draft_from(Received(text=LETTER), by=own, at=NOW)
    aside = things["draft_aside"] = draft_from(Received(text=LETTER), by=own, at=NOW)
    type(aside).objects.filter(pk=aside.pk).update(state="set_aside")
    things["message"] = queue(to="x@example.org", subject="S", body="B", reason="r", party_key=world.a.key, at=NOW)
    wishes = choose("x@example.org", rhythm="daily", weekday=0, stopped=())
    things["stop_token"] = sign_stop(wishes.key, DIGEST)
    things["bounce"] = put_on_list("x@example.org", status="550", sentence="No", at=NOW)
    tokens: list[str] = []

    def link_to(token: str) -> str:
        tokens.append(token)
        return f"http://testserver/{token}"

    things["invited"] = accounts.invite(
        name="Nils", email="nils@example.org", roles=[Role.READER], from_date=TODAY, link_to=link_to, by=own, at=NOW
    )
    things["colleague"] = acting(world.a, Role.READER).person
    things["contact"] = accounts.add_contact(name="Kajsa", by=own, at=NOW)
    things["invitation_token"] = tokens[0]
    things["confirmation_token"] = confirmation_link(world.other_party)


def confirmation_link(party: Party) -> str:
    """Return the token of a link by which a party confirms an agreement."""
    token = signing.dumps(f"{party.pk}", salt=SALT)
    ConfirmationLink.objects.create(
        party=party,
        digest=digest(token),
        name="Bo",
        email="bo@example.org",
        sent_at=NOW,
        expires_at=NOW + timedelta(days=1),
    )
    return token


def come(world: World, own: Actor) -> None:
    """Everybody who comes: nobody, each role in A, and one person in each organisation who holds all roles."""
    world.people["nobody"] = Client()
    for role in Role.values:
        world.people[role] = signed_in(acting(world.a, role).person)
    world.people["a"] = signed_in(own.person)
    for letter, home in (("b", world.b), ("c", world.c)):
        world.people[letter] = signed_in(acting(home, *Role.values).person)


def signed_in(person: Person | None) -> Client:
    assert person is not None
    client = Client()
    client.force_login(person)
    return client
