"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from samverkan.meetings.briefing_urls import urlpatterns as briefing_patterns
from samverkan.meetings.forum_urls import urlpatterns as forum_patterns
from samverkan.meetings.minutes_urls import urlpatterns as minutes_patterns
from samverkan.meetings.views import agenda, feeds, lists, planning, topics

app_name = "meetings"
urlpatterns: list[URLPattern | URLResolver] = [
    path("moten/", lists.meetings, name="meetings"),
    path("moten/nytt/", planning.choose, name="choose"),
    path("moten/kalender/", feeds.mine, name="feed"),
    path("moten/kalender/ny/", feeds.renew, name="renew_feed"),
    path("moten/kalender/stang/", feeds.close, name="close_feed"),
    path("kalender/<str:token>.ics", feeds.file, name="feed_file"),
    path("avtal/<int:pk>/moten/", lists.of_agreement, name="of_agreement"),
    path("avtal/<int:pk>/moten/nytt/", planning.plan, name="plan"),
    path("avtal/<int:pk>/moten/forum/", planning.add_forum, name="add_forum"),
    path("avtal/<int:pk>/moten/amne/", topics.propose, name="propose_topic"),
    path("moten/amnen/<int:pk>/skicka/", topics.send, name="send_topic"),
    path("moten/amnen/<int:pk>/dra-tillbaka/", topics.withdraw, name="withdraw_topic"),
    path("moten/<int:pk>/", agenda.page, name="page"),
    path("moten/<int:pk>/andra/", planning.change, name="change"),
    path("moten/<int:pk>/stall-in/", planning.cancel, name="cancel"),
    path("moten/<int:pk>/kalender.ics", planning.calendar_file, name="calendar_file"),
    path("moten/<int:pk>/ta-upp/", agenda.take, name="take"),
    path("moten/<int:pk>/foresla/", agenda.suggest, name="suggest_agenda"),
    path("moten/<int:pk>/punkter/ny/", agenda.add, name="add_item"),
    path("moten/punkter/<int:pk>/", agenda.edit, name="edit_item"),
    path("moten/punkter/<int:pk>/plats/", agenda.place, name="place_item"),
    path("moten/punkter/<int:pk>/flytta/", agenda.move, name="move_item"),
    path("moten/punkter/<int:pk>/ta-bort/", agenda.remove, name="remove_item"),
    path("moten/punkter/<int:pk>/skjut-upp/", agenda.postpone, name="postpone_item"),
    *briefing_patterns,
    *forum_patterns,
    *minutes_patterns,
]
