"""Whether what is told of a report is still so, asked just before the mail goes out."""

from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person, RoleHeld
from samverkan.partner_reports.models import PartnerReport


def may_be_told(thing: str, to: str) -> bool:
    """Say whether somebody sees the report, and one told of as late is still late; `thing` is "report:12:late"."""
    _kind, pk, told = thing.split(":")
    report = PartnerReport.objects.filter(pk=pk)
    if told == "late":
        report = report.filter(reply=None)
    person = Person.objects.filter(email=to, is_active=True).first()
    if person is None or not report.exists():
        return False
    held = RoleHeld.objects.current(timezone.localdate()).filter(person=person).select_related("organisation")
    return any(
        report.filter(pk__in=PartnerReport.objects.visible_to(Actor(person, role.organisation)).values("pk")).exists()
        for role in held
    )
