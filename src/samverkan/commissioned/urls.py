"""The addresses of this room."""

from django.urls import path, re_path

from samverkan.commissioned.views import asking, desk, listing, moving, page

ROOM = "uppdragsutbildning/"
ENQUIRY = f"{ROOM}<int:pk>/"

app_name = "commissioned"
urlpatterns = [
    path(ROOM, listing.board, name="board"),
    path(f"{ROOM}lista/", listing.listing, name="listing"),
    re_path(rf"^{ROOM}lista\.(?P<ending>csv|xlsx)$", listing.sheet, name="sheet"),
    path(f"{ROOM}utfall/", listing.outcomes, name="outcomes"),
    path(f"{ROOM}ny/", page.add, name="add"),
    path(f"{ROOM}formular/", desk.desk, name="desk"),
    path(f"{ROOM}forfragan/", asking.ask, name="ask"),
    path(f"{ROOM}forfragan/tack/", asking.asked, name="asked"),
    path(f"{ROOM}min/<str:token>/", asking.own, name="own"),
    path(f"{ROOM}min/<str:token>/ta-tillbaka/", asking.withdraw_own, name="withdraw_own"),
    path(f"{ROOM}min/<str:token>/uppgifter.json", asking.data, name="own_data"),
    path(ENQUIRY, page.page, name="page"),
    path(f"{ENQUIRY}redigera/", page.edit, name="edit"),
    path(f"{ENQUIRY}kontroll/", page.checklist, name="checklist"),
    path(f"{ENQUIRY}skicka/", page.share, name="share"),
    path(f"{ENQUIRY}kontakt/ta-bort/", page.forget_contact, name="forget_contact"),
    path(f"{ENQUIRY}ansvarig/", moving.reassign, name="reassign"),
    path(f"{ENQUIRY}angra/", moving.undo, name="undo"),
    path(f"{ENQUIRY}flytta/<slug:to>/", moving.move, name="move"),
]
