"""The file of a case, handed over."""

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.planning.files import as_json, checked
from samverkan.planning.queries import cases
from samverkan.planning.views.loading import find
from samverkan.ui.files import to_keep


@require_safe
@needs(Permission.AGREEMENT_READ)
def download(request: HttpRequest, pk: str, ending: str) -> HttpResponse:
    """Hand over the case as it stands: YAML as it was written, or JSON."""
    case = find(request, int(pk))
    text = cases.newest_version(case).text
    name = f"{slugify(case.title)[:60] or 'fall'}.{ending}"
    return to_keep(text if ending == "yaml" else as_json(checked(text).document), name)
