"""What waits about commitments: views to confirm, views that have grown old, owners to name."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.permissions import Permission
from samverkan.agreements import states
from samverkan.agreements.models import AgreementState, Binding, Commitment, Party, Standing
from samverkan.overview.queries.reports import behind_rhythm, newer_of_others, own_view, their_view
from samverkan.overview.queries.waiting.reporting import answers_wanted
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting, everybody
from samverkan.reporting.models import Ask, RoundState
from samverkan.ui.components import Card
from samverkan.ui.dates import day


def bound(viewer: Viewer) -> QuerySet[Any]:
    """Return what binds the party now."""
    # EXISTS, not IN: SQLite would go through the whole list once for each of the party's agreements.
    commitments = Commitment.objects.visible_to(viewer.actor).filter(pk=OuterRef("commitment"))
    standing = Exists(commitments.exclude(standing=Standing.DROPPED))
    mine = Binding.objects.filter(standing, party__organisation=viewer.organisation_id, party__left_on=None)
    return mine.filter(commitment__agreement__state=AgreementState.IN_FORCE).order_by()


def bindings(viewer: Viewer) -> QuerySet[Any]:
    """Return what binds the party now, with its own latest view beside."""
    ordered = bound(viewer).order_by("commitment__agreement", "commitment__number")
    return own_view(ordered).select_related("commitment__agreement")


def is_mine(viewer: Viewer) -> Q:
    """Return the condition that a binding is the person's: as owner, else as contact, else as coordinator."""
    me = viewer.person_id
    condition = Q(owner=me) | Q(owner=None, party__contact=me)
    if Permission.COMMITMENT_EDIT in viewer.actor.permissions:
        condition |= Q(owner=None, party__contact=None)
    return condition


def newer_elsewhere(viewer: Viewer) -> QuerySet[Any]:
    """Return the bindings where another party has given a newer view that differs from ours."""
    newer = Q(own_state=None) | Q(their_time__gt=F("own_time")) & ~Q(their_state=F("own_state"))
    # A party that let another one speak for it need not say the same once more.
    silent = newer_of_others(bindings(viewer).filter(spokesperson=None), viewer.organisation_id)
    if Permission.COMMITMENT_EDIT in viewer.actor.permissions:  # they have one card for all answers of a round
        silent = silent.exclude(Exists(answers_wanted(viewer).filter(commitment=OuterRef("commitment"))))
    return their_view(silent).filter(newer, their_state__isnull=False)


def confirm_view(binding: Any, viewer: Viewer) -> Task:
    words = {"party": binding.their_mark, "number": binding.commitment.number}
    card = Card(
        title=_("Confirm %(party)s's view of commitment %(number)s") % words,
        where=binding.commitment.agreement.title,
        text=_("%(commitment)s. %(party)s says: %(state)s (%(date)s).")
        % {
            "commitment": binding.commitment.title,
            "party": binding.their_mark,
            "state": states.word(binding.their_state, binding.their_year),
            "date": day(binding.their_day),
        },
        url=report_form(binding.commitment),
        minutes=2,
    )
    return Task(viewer.today + timedelta(days=7), card)


def report_form(commitment: Commitment) -> str:
    """Return where a party says how it sees a commitment."""
    return reverse("agreements:commitment", args=[commitment.agreement_id, commitment.number]) + "#rapportera"


def behind(viewer: Viewer) -> QuerySet[Any]:
    """Return the bindings of commitments on which nobody has reported for too long, and that no open round asks of."""
    asked = Ask.objects.standing().filter(answer=None, round__state=RoundState.OPEN).exclude(respondent=None)
    of_it = asked.filter(party=OuterRef("party"), commitment=OuterRef("commitment"))
    return behind_rhythm(bindings(viewer).exclude(Exists(of_it.order_by())), viewer.actor, viewer.today)


def report(binding: Any, viewer: Viewer) -> Task:
    commitment = binding.commitment
    words = {"commitment": commitment.title, "date": day(binding.latest_on)}
    last = _("%(commitment)s. The latest report is from %(date)s.") % words
    none = _("%(commitment)s. Nobody has reported yet.") % words
    due = viewer.today - timedelta(days=binding.days - binding.every_days)
    card = Card(
        title=_("Report where commitment %(number)s stands") % {"number": commitment.number},
        where=commitment.agreement.title,
        text=last if binding.latest_on else none,
        url=report_form(commitment),
        due=due,
        minutes=4,
    )
    return Task(due, card)


def with_ownerless(viewer: Viewer) -> QuerySet[Any]:
    """Return the party's memberships of agreements in which it has commitments that nobody owns, with how many."""
    mine = Party.objects.filter(organisation=viewer.organisation_id, left_on=None, contact=None)
    promises = Commitment.objects.visible_to(viewer.actor).exclude(standing=Standing.DROPPED)
    lacking = mine.filter(
        Exists(promises.filter(pk=OuterRef("bindings__commitment"))),
        bindings__owner=None,
        agreement__state=AgreementState.IN_FORCE,
        agreement__in=viewer.agreements(),
    )
    # Grouped once. Counted for each agreement apart it took PostgreSQL minutes where it had no statistics.
    return (
        lacking.annotate(lacking=Count("bindings")).select_related("agreement__home").order_by("agreement__title_key")
    )


def name_owners(party: Any, viewer: Viewer) -> Task:
    number, agreement = party.lacking, party.agreement
    title = ngettext("Name an owner for %(number)s commitment", "Name owners for %(number)s commitments", number) % {
        "number": number
    }
    card = Card(
        title=title,
        where=agreement.title,
        text=_("One contact person for the whole agreement is enough."),
        url=reverse("agreements:commitments", args=[agreement.pk]),
        minutes=min(2 * number, 30),
    )
    return Task(viewer.today + timedelta(days=14), card)


VIEWS_TO_CONFIRM = Waiting(
    "view",
    Permission.COMMITMENT_REPORT,
    "commitment__agreement",
    newer_elsewhere,
    is_mine,
    confirm_view,
    outright=True,
)
BEHIND = Waiting(
    "behind", Permission.COMMITMENT_REPORT, "commitment__agreement", behind, is_mine, report, outright=True
)
OWNERLESS = Waiting("owner", Permission.COMMITMENT_EDIT, "agreement", with_ownerless, everybody, name_owners)
