"""Handing over a file that came from outside, so that a browser saves it and never runs it."""

from django.http import FileResponse

from samverkan.sources.models import Snapshot
from samverkan.sources.queries import file_for


def attachment(snapshot: Snapshot) -> FileResponse:
    """Return the answer that hands over a snapshot's file; raises FileMissing when its bytes are gone."""
    kept = file_for(snapshot)
    response = FileResponse(
        kept.path.open("rb"), as_attachment=True, filename=kept.name, content_type="application/octet-stream"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
