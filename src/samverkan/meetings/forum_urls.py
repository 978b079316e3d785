"""The addresses of forums, of calling people to meetings, and of the papers of agenda items."""

from django.urls import URLPattern, path

from samverkan.meetings.views import agenda, calling, forgetting, forums, papers, planning, summons

urlpatterns: list[URLPattern] = [
    path("moten/forum/", forums.forums, name="forums"),
    path("moten/forum/<int:pk>/", forums.forum, name="forum"),
    path("moten/forum/<int:pk>/andra/", forums.change, name="change_forum"),
    path("moten/forum/<int:pk>/staende/", forums.standing, name="standing_items"),
    path("moten/forum/<int:pk>/plats/", forums.seat, name="seat"),
    path("moten/platser/<int:pk>/", forums.change_seat, name="change_seat"),
    path("moten/platser/<int:pk>/glom/", forgetting.seat, name="forget_seat"),
    path("moten/inbjudna/<int:pk>/glom/", forgetting.invitee, name="forget_invitee"),
    path("moten/<int:pk>/ledning/", planning.arrange, name="arrange"),
    path("moten/<int:pk>/kalla/", calling.call, name="call"),
    path("moten/<int:pk>/gast/", calling.guest, name="invite_guest"),
    path("moten/inbjudna/<int:pk>/ta-bort/", calling.take_off, name="take_off"),
    path("moten/inbjudna/<int:pk>/svar/", calling.answer, name="answer"),
    path("moten/svar/<str:token>/", calling.by_link, name="answer_by_link"),
    path("moten/<int:pk>/kallelse/", summons.page, name="summons"),
    path("moten/<int:pk>/kallelse.pdf", summons.pdf, name="summons_pdf"),
    path("moten/<int:pk>/for-over/", agenda.carry_over, name="carry_over"),
    path("moten/punkter/<int:pk>/bilaga/", papers.attach, name="attach_paper"),
    path("moten/bilagor/<int:pk>/", papers.hand_over, name="paper"),
    path("moten/bilagor/<int:pk>/visa/", papers.show, name="show_paper"),
    path("moten/bilagor/<int:pk>/ta-bort/", papers.detach, name="detach_paper"),
]
