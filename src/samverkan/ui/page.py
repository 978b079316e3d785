"""What stands around the content of a page. `config` fills these in for each request, the base template shows them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NavigationItem:
    """One place in the left rail, or in the bottom bar on a phone."""

    label: str
    url: str
    icon: str
    current: bool = False
    count: int = 0


@dataclass(frozen=True)
class Choice:
    """One thing to switch to: an agreement, or a party to act for."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in, and which party they act for."""

    name: str
    party: str = ""
    mark: str = ""
    slot: int = 0
    parties: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Shell:
    """The frame of the page. An empty address leaves its link out."""

    home_url: str = "/"
    search_url: str = ""
    search_words: str = ""
    sign_in_url: str = ""
    sign_out_url: str = ""
    account_url: str = ""
    about_url: str = ""
    accessibility_url: str = ""
    source_url: str = ""
    agreement: str = ""
    agreements: tuple[Choice, ...] = ()
    agreements_url: str = ""
    signed_in: SignedIn | None = None
    notice: str = ""


@dataclass(frozen=True)
class Crumb:
    """One step on the way here; the last one has no address."""

    label: str
    url: str = ""
