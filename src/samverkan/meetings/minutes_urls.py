"""The addresses of minutes and of what came out of meetings."""

from django.urls import URLPattern, URLResolver, path

from samverkan.meetings.views import position_log, positions
from samverkan.meetings.views.minutes import adjusting, outcomes, reading, states, writing

urlpatterns: list[URLPattern | URLResolver] = [
    path("moten/punkter/<int:pk>/behandlad/", writing.settle, name="settle_item"),
    path("moten/punkter/<int:pk>/anteckningar/", writing.notes, name="notes"),
    path("moten/punkter/<int:pk>/offentlig/", writing.publicity, name="publicity"),
    path("moten/<int:pk>/protokoll/", writing.minutes, name="minutes"),
    path("moten/<int:pk>/deltagare/", writing.participants, name="participants"),
    path("moten/<int:pk>/standpunkt/", outcomes.agree, name="agree_position"),
    path("moten/<int:pk>/atgard/", outcomes.start_action, name="start_action"),
    path("moten/<int:pk>/anteckning/", outcomes.note, name="note"),
    path("moten/<int:pk>/genomfort/", writing.hold, name="hold"),
    path("moten/<int:pk>/protokoll/justering/", states.send, name="send_minutes"),
    path("moten/<int:pk>/protokoll/ta-tillbaka/", states.take_back, name="take_back_minutes"),
    path("moten/<int:pk>/protokoll/tillagg/", states.addendum, name="write_addendum"),
    path("moten/<int:pk>/protokoll/utskrift/", reading.paper, name="minutes_paper"),
    path("moten/<int:pk>/protokoll.pdf", reading.paper_pdf, name="minutes_pdf"),
    path("moten/<int:pk>/protokoll/jamfor/", reading.compare, name="compare_minutes"),
    path("moten/<int:pk>/protokoll/offentligt/", reading.public, name="public_minutes"),
    path("moten/protokoll/<int:pk>/", reading.version, name="minutes_version"),
    path("moten/protokoll/<int:pk>.pdf", reading.version_pdf, name="minutes_version_pdf"),
    path("moten/protokoll/<int:pk>/aterstall/", reading.restore, name="restore_minutes"),
    path("moten/justeringar/<int:pk>/", adjusting.signed_in, name="adjust"),
    path("moten/justeringar/<int:pk>/papper/", states.note_approval, name="note_approval"),
    path("moten/justeringar/<int:pk>/papper/fil/", states.signed_paper, name="signed_paper"),
    path("justera/<str:token>/", adjusting.by_mail, name="adjust_by_link"),
    path("moten/standpunkter/", position_log.log, name="positions"),
    path("moten/standpunkter/standpunkter.csv", position_log.log_csv, name="positions_csv"),
    path("moten/standpunkter/standpunkter.xlsx", position_log.log_xlsx, name="positions_xlsx"),
    path("moten/standpunkter/beslut/", position_log.decide_several, name="decide_several"),
    path("moten/standpunkter/<int:pk>/", positions.position, name="position"),
    path("moten/standpunkter/<int:pk>/beslut/", positions.decide, name="decide"),
    path("moten/standpunkter/<int:pk>/utfall/", positions.outcome, name="outcome"),
    path("moten/standpunkter/<int:pk>/lydelse/", positions.reword, name="reword_position"),
    path("moten/standpunkter/<int:pk>/ta-upp/", positions.reopen, name="reopen_position"),
    path("moten/standpunkter/<int:pk>/utdrag-<int:party>.pdf", positions.excerpt_pdf, name="excerpt_pdf"),
]
