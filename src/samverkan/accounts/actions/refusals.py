"""Why people and roles cannot be administered as asked."""


class CannotAdminister(Exception):
    """A foreseen reason, as a sentence for the administrator."""


class LastAdministrator(CannotAdminister):
    """The party would be left without anybody who can administer its people."""


class AlreadyHere(CannotAdminister):
    """Somebody with that e-mail address is there already."""


class RoleAlreadyHeld(CannotAdminister):
    """The person holds that role already."""


class AnotherPartysPerson(CannotAdminister):
    """The person is not, or not only, the acting party's."""


class ReadOnlyExample(CannotAdminister):
    """The organisation belongs to an example that nobody acts in."""
