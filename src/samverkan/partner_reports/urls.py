"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from samverkan.partner_reports.views import answering, reports

REPORTS = "avtal/<int:pk>/partnerrapporter/"
REPORT = f"{REPORTS}<int:report_pk>/"

app_name = "partner_reports"
urlpatterns: list[URLPattern | URLResolver] = [
    path(REPORTS, reports.reports, name="reports"),
    path(f"{REPORTS}skriv/", reports.begin, name="begin"),
    path(REPORT, reports.page, name="page"),
    path(f"{REPORT}text/", reports.write, name="write"),
    path(f"{REPORT}skicka/", reports.send, name="send"),
    path(f"{REPORT}svara/", answering.answer, name="answer"),
    path(f"{REPORT}utred/", reports.settle, name="settle"),
    path(f"{REPORT}rapport.pdf", reports.pdf, name="pdf"),
    path(f"{REPORT}rapport.docx", reports.docx, name="docx"),
    path("partnerrapport/<str:token>/", answering.by_link, name="by_link"),
]
