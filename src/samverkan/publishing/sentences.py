"""What the history of a thing says about the acts of this room."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "publishing.publish": _("chose what everybody can see"),
    "publishing.load_example": _("loaded the example"),
}
