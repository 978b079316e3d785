"""What a file of agreements would lead to: shown before anything is registered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation, Person
from samverkan.accounts.queries import people_of
from samverkan.agreements.models import Agreement, AgreementKind, Party
from samverkan.overview.sheet import COLUMNS, Entry, read_entry
from samverkan.search import key
from samverkan.sources.spreadsheets import Refusal
from samverkan.sources.spreadsheets.columns import Problem

Corrections = Mapping[int, Mapping[str, str]]
Identity = tuple[str, frozenset[str], str]


@dataclass(frozen=True)
class Member:
    """A party as a row names it; without an organisation it is new here."""

    name: str
    organisation: Organisation | None = None


@dataclass(frozen=True)
class Candidate:
    """One row: the entry, its parties, what is worth knowing, and why it is skipped, if it is."""

    entry: Entry
    members: tuple[Member, ...] = ()
    contact: Person | None = None
    notices: tuple[str, ...] = ()
    skipped: str = ""
    is_own_added: bool = False

    @property
    def number(self) -> int:
        return self.entry.number

    @property
    def is_ready(self) -> bool:
        """Nothing is wrong with the row, and it is not left out."""
        return not self.entry.problems and not self.skipped

    @property
    def kind_label(self) -> str:
        return str(AgreementKind(self.entry.kind).label)


@dataclass(frozen=True)
class Preview:
    """What pressing the button would do, row by row."""

    candidates: tuple[Candidate, ...]
    unread: tuple[str, ...]

    @property
    def ready(self) -> list[Candidate]:
        return [one for one in self.candidates if one.is_ready]

    @property
    def wrong(self) -> list[Candidate]:
        return [one for one in self.candidates if one.entry.problems and not one.skipped]

    @property
    def skipped(self) -> list[Candidate]:
        return [one for one in self.candidates if one.skipped]

    @property
    def new_parties(self) -> list[str]:
        """The organisations that are not known here yet, each once."""
        new = (member.name for one in self.ready for member in one.members if not member.organisation)
        return list({key(name): name for name in new}.values())


def preview(
    data: bytes, name: str, *, by: Actor, on: date, corrections: Corrections | None = None, left_out: frozenset[int]
) -> Preview:
    """
    Return what a file would lead to.

    corrections  row number → column → what stands there instead
    left_out     rows that the person does not want

    Raises Refusal, also for missing columns, when the file as a whole cannot be used.
    """
    sheet = COLUMNS.read(data, name)
    found = []
    for row in sheet.rows:
        mended = dict((corrections or {}).get(row.number, {}))
        formulas = {code: sentence for code, sentence in row.formulas.items() if code not in mended}
        found.append(read_entry(row.number, {**row.texts, **mended}, formulas))
    if not found:
        raise Refusal(_("The file has a header but no rows. Write one agreement on each row below it."))
    matcher = Matcher(by, on)
    return Preview(tuple(matcher.match(entry, entry.number in left_out) for entry in found), sheet.unread)


class Matcher:
    """Compares entries with what is known: organisations, one's own people, agreements registered before."""

    def __init__(self, by: Actor, on: date) -> None:
        assert by.organisation
        self.own = by.organisation
        self.organisations = by_name()
        self.people = list(people_of(by.organisation, on))
        self.seen = identities(by)
        self.rows: dict[Identity, int] = {}

    def match(self, entry: Entry, is_left_out: bool) -> Candidate:
        """Return the entry with its parties and what is to be said about it."""
        members, is_own_added = self.members(entry)
        contact = self.person(entry.contact)
        notices = []
        if entry.contact and contact is None:
            sentence = _("Nobody in your party is called “%(name)s”; the contact person is left empty.")
            notices.append(sentence % {"name": entry.contact})
        if entry.party_names and len(members) < 2:
            entry = with_problem(entry, "parties", _("Only your own party is named. Add the counterpart."))
        if len(members) > 8:
            entry = with_problem(entry, "parties", _("With your own party there would be more than eight parties."))
        skipped = _("Left out.") if is_left_out else self.repeated(entry, members)
        return Candidate(entry, tuple(members), contact, tuple(notices), skipped, is_own_added)

    def members(self, entry: Entry) -> tuple[list[Member], bool]:
        """Return the parties, and whether one's own is added: first, where the row leaves it out."""
        named = [Member(name, self.organisations.get(key(name))) for name in entry.party_names]
        unique = list({member.organisation or key(member.name): member for member in named}.values())
        if not unique or any(member.organisation == self.own for member in unique):
            return unique, False
        return [Member(self.own.name, self.own), *unique], True

    def person(self, words: str) -> Person | None:
        """Return the only one of the party's people with that name or e-mail address."""
        wanted = key(words)
        found = [person for person in self.people if wanted in (person.name_key, key(person.email or ""))]
        return found[0] if wanted and len(found) == 1 else None

    def repeated(self, entry: Entry, members: list[Member]) -> str:
        """Return why the entry is skipped when the same agreement is there already, else nothing."""
        if entry.problems:
            return ""
        names = frozenset(key(member.organisation.name if member.organisation else member.name) for member in members)
        identity = (key(entry.title), names, entry.signed_on)
        if identity in self.seen:
            return _("Already registered: same title, parties and date.")
        if identity in self.rows:
            return _("The same agreement as row %(number)s.") % {"number": self.rows[identity]}
        self.rows[identity] = entry.number
        return ""


def with_problem(entry: Entry, code: str, sentence: str) -> Entry:
    return replace(entry, problems=(*entry.problems, Problem(code, sentence)))


def by_name() -> dict[str, Organisation]:
    """Return the organisations by name, short mark and organisation number; a name goes before a mark."""
    found: dict[str, Organisation] = {}
    for organisation in Organisation.objects.filter(is_example=False).order_by("pk"):
        for words in (organisation.short_mark, organisation.organisation_number or ""):
            if words:
                found.setdefault(key(words), organisation)
    named = Organisation.objects.filter(is_example=False).order_by("-pk")
    return {**found, **{organisation.name_key: organisation for organisation in named}}


def identities(by: Actor) -> set[Identity]:
    """Return what the party's agreements are recognised by: title, parties and date."""
    own = Agreement.objects.visible_to(by).of_organisation(by.organisation_id).order_by()
    names: dict[int, set[str]] = {}
    members = Party.objects.filter(agreement__in=own).order_by()
    for agreement, name in members.values_list("agreement", "organisation__name_key"):
        names.setdefault(agreement, set()).add(name)
    return {
        (title, frozenset(names.get(pk, ())), signed_on)
        for pk, title, signed_on in own.values_list("pk", "title_key", "signed_on")
    }
