"""Links between agreements: who sees them, and which are refused."""

from collections.abc import Callable

import pytest
from django.test import Client

from samverkan.accounts.actor import NOBODY, Actor, NotAllowed
from samverkan.accounts.models import Circle
from samverkan.accounts.queries.history import history
from samverkan.agreements.actions import families as actions
from samverkan.agreements.models import Agreement, Kinship
from samverkan.agreements.queries.families import choosable, family_of, kin_of
from tests.factories import agreement, organisation
from tests.web.agreements.families.conftest import before
from tests.web.agreements.living.conftest import AT, Partnership

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


def link(two: Partnership, earlier: Agreement, kind: str = "renewal", by: Actor | None = None) -> Kinship:
    return actions.link(two.agreement, earlier=earlier, kind=kind, by=by or two.anna, at=AT)


def test_both_parties_see_a_link_between_agreements_they_share(two: Partnership):
    earlier = before(two)
    link(two, earlier)
    for actor in (two.anna, two.bo):
        assert [(one.agreement, one.phrase) for one in kin_of(two.agreement, actor)] == [(earlier, "förnyar")]
        assert [one.phrase for one in kin_of(earlier, actor)] == ["förnyas av"]
        assert history(two.agreement, actor, whole=True)[0].sentence.endswith("kopplade avtalet till ett annat")


def test_a_link_to_an_agreement_one_may_not_see_shows_nowhere(two: Partnership, signed_in: SignIn):
    private = before(two, circle=Circle.PRIVATE, title="Hemligt utkast")
    third = agreement(two.university, organisation("Norrviks kommun"), title="Avtal med en tredje")
    link(two, private)
    link(two, third, "relative")
    assert len(kin_of(two.agreement, two.anna)) == 2
    assert kin_of(two.agreement, two.bo) == ()
    assert family_of(two.agreement, two.bo).chart is None
    assert history(two.agreement, two.bo, whole=True) == []
    for address in ("familj/", "uppgifter/", "historik/"):
        page = signed_in(two.bo).get(f"/avtal/{two.agreement.pk}/{address}").content.decode()
        assert "Hemligt" not in page
        assert "tredje" not in page
        assert "kopplade" not in page


def test_the_public_sees_a_link_between_public_agreements_only(two: Partnership):
    earlier = before(two)
    link(two, earlier)
    Agreement.objects.filter(pk=two.agreement.pk).update(circle=Circle.PUBLIC)
    assert kin_of(two.agreement, NOBODY) == ()
    Agreement.objects.filter(pk=earlier.pk).update(circle=Circle.PUBLIC)
    assert [one.agreement for one in kin_of(two.agreement, NOBODY)] == [earlier]


def test_a_ring_of_predecessors_is_refused(two: Partnership):
    first, second = before(two), before(two, title="Avtal 2018")
    actions.link(second, earlier=first, kind="renewal", by=two.anna, at=AT)
    link(two, second)
    with pytest.raises(actions.OwnAncestor):
        actions.link(first, earlier=two.agreement, kind="predecessor", by=two.anna, at=AT)
    with pytest.raises(actions.OwnAncestor):
        link(two, two.agreement)


def test_two_agreements_are_linked_once(two: Partnership):
    earlier = before(two)
    link(two, earlier)
    with pytest.raises(actions.AlreadyLinked):
        actions.link(earlier, earlier=two.agreement, kind="relative", by=two.bo, at=AT)


def test_nobody_hangs_a_link_on_an_agreement_of_others(two: Partnership):
    theirs = agreement(title="Andras avtal", circle=Circle.PUBLIC)
    with pytest.raises(NotAllowed):
        link(two, theirs)
    with pytest.raises(NotAllowed):
        link(two, before(two), by=two.stranger)
    assert theirs not in choosable(two.agreement, two.anna)


def test_the_other_party_may_take_a_link_away_and_the_history_says_so(two: Partnership):
    made = link(two, before(two))
    actions.unlink(made, by=two.bo, at=AT)
    assert not Kinship.objects.exists()
    assert history(two.agreement, two.anna, whole=True)[0].sentence.endswith("tog bort kopplingen till ett annat avtal")


def test_what_the_form_finds_are_ones_own_agreements_with_the_words(two: Partnership, signed_in: SignIn):
    before(two, title="Ramavtal om praktik")
    before(two, title="Något annat")
    hidden = before(two, title="Ramavtal i hemlighet", circle=Circle.PRIVATE)
    page = signed_in(two.bo).get(f"/avtal/{two.agreement.pk}/familj/koppla/?sok=ramavtal").content.decode()
    assert "Ramavtal om praktik (undertecknad" in page
    assert "Något annat (undertecknad" not in page
    assert hidden.title not in page


def test_the_form_turns_the_link_when_the_other_agreement_is_the_later(two: Partnership, signed_in: SignIn):
    plan = before(two, title="Handlingsplan 2026", signed_on="2026-01-15")
    posted = {"relation": "back:action_plan", "other": plan.pk, "dated": "2026"}
    answer = signed_in(two.anna).post(f"/avtal/{two.agreement.pk}/familj/koppla/", posted, follow=True)
    made = Kinship.objects.get()
    assert (made.agreement, made.earlier, made.kind, made.dated) == (plan, two.agreement, "action_plan", "2026")
    page = answer.content.decode()
    assert "har handlingsplanen" in page
    assert "<svg" in page
    assert "<table" in page


def test_a_refused_link_says_why(two: Partnership, signed_in: SignIn):
    first, second = before(two), before(two, title="Avtal 2018")
    actions.link(second, earlier=first, kind="renewal", by=two.anna, at=AT)
    link(two, second)
    posted = {"relation": "back:renewal", "other": first.pk}
    page = signed_in(two.anna).post(f"/avtal/{two.agreement.pk}/familj/koppla/", posted).content.decode()
    assert "i ring" in page
