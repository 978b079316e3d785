"""
A spreadsheet read into a room: the file is chosen and kept, looked at row by row, and its ticked rows are written.

Whose rows they are, and what they mean, is the room's affair: it hands in how a file is looked at.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.sources import queries as kept
from samverkan.sources.actions import receive
from samverkan.sources.forms import FileForm
from samverkan.sources.models import Snapshot
from samverkan.sources.spreadsheets import Refusal

Found = TypeVar("Found")


class NotTicked(Exception):
    """No row was ticked, or one that cannot be written any more; the sentence says which."""


def chosen_file(request: HttpRequest, look: Callable[[bytes, str], object]) -> tuple[FileForm, Snapshot | None]:
    """
    Return the form where a file is chosen, and the file as it is kept, where one was sent that can be looked at.

    look  from the bytes and the name of a file to what it would do; raises Refusal, which the form then shows
    """
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return form, None
    file = form.cleaned_data["file"]
    data = file.read()
    try:
        look(data, file.name)
    except Refusal as refusal:
        form.add_error("file", str(refusal))
        return form, None
    return form, receive(data=data, name=file.name, by=request.actor, at=timezone.now())


def kept_file(request: HttpRequest, pk: int) -> Snapshot:
    """Return a file that the actor's own party has taken in; 404 for any other."""
    own = Snapshot.objects.visible_to(request.actor).filter(home=request.actor.organisation_id)
    snapshot: Snapshot = get_object_or_404(own.select_related("file"), pk=pk)
    return snapshot


def look_again(snapshot: Snapshot, look: Callable[[bytes, str], Found]) -> Found:
    """Return what a kept file would do now; raises Refusal when that cannot be told any more."""
    try:
        path = kept.file_for(snapshot).path
    except kept.FileMissing as missing:
        raise Refusal(str(missing)) from missing
    return look(path.read_bytes(), snapshot.name)


def ticked(request: HttpRequest, writable: Mapping[int, Found], stale: str) -> list[Found]:
    """
    Return the rows that are ticked, of those that can be written, by their number in the file.

    stale  what to say when a ticked row can be written no more; raises NotTicked
    """
    numbers = {int(number) for number in request.POST.getlist("rad") if number.isdecimal()}
    if not numbers:
        raise NotTicked(_("Tick the rows to write first."))
    if not numbers <= writable.keys():
        raise NotTicked(stale)
    return [writable[number] for number in sorted(numbers)]
