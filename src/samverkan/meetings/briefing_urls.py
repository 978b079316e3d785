"""The addresses of briefings: read, written in, frozen."""

from django.urls import URLPattern, path

from samverkan.meetings.views import briefings, parts, questions

urlpatterns: list[URLPattern] = [
    path("moten/<int:pk>/underlag/", briefings.briefing, name="briefing"),
    path("moten/<int:pk>/underlag.pdf", briefings.briefing_pdf, name="briefing_pdf"),
    path("moten/<int:pk>/underlag.docx", briefings.briefing_docx, name="briefing_docx"),
    path("moten/<int:pk>/underlag/frys/", briefings.freeze, name="freeze_briefing"),
    path("moten/<int:pk>/underlag/frysta/", briefings.versions, name="briefing_versions"),
    path("moten/underlag/<int:pk>/", briefings.frozen, name="frozen_briefing"),
    path("moten/underlag/<int:pk>.pdf", briefings.frozen_pdf, name="frozen_briefing_pdf"),
    path("moten/underlag/<int:pk>.docx", briefings.frozen_docx, name="frozen_briefing_docx"),
    path("moten/<int:pk>/underlag/delar/", parts.parts, name="briefing_parts"),
    path("moten/<int:pk>/underlag/delar/skriv/", parts.write, name="write_part"),
    path("moten/<int:pk>/underlag/delar/skicka/", parts.send, name="send_parts"),
    path("moten/underlag/delar/<int:pk>/", parts.edit, name="edit_part"),
    path("moten/underlag/versioner/<int:pk>/aterstall/", parts.restore, name="restore_part"),
    path("moten/<int:pk>/underlag/fragor/", questions.choose, name="choose_question"),
    path("moten/<int:pk>/underlag/fragor/formulera/", questions.reword, name="reword_question"),
]
