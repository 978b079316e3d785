"""A file as an answer, to keep or to read in the browser; what it is follows from the end of its name."""

from django.http import HttpResponse

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml; charset=utf-8",
    "yaml": "application/yaml; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def to_keep(data: bytes | str, name: str) -> HttpResponse:
    """Return a file that the browser saves."""
    return _answer(data, name, "attachment")


def to_read(data: bytes | str, name: str) -> HttpResponse:
    """Return a file that the browser shows where it can."""
    return _answer(data, name, "inline")


def _answer(data: bytes | str, name: str, how: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=TYPES[name.rpartition(".")[2]])
    answer["Content-Disposition"] = f'{how}; filename="{name}"'
    return answer
