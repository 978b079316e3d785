"""The addresses of this room."""

from django.urls import URLPattern, path, re_path

from samverkan.overview.views import (
    annual_text,
    areas,
    comparing,
    finding,
    handover,
    importing,
    my_work,
    organisation,
    portfolio,
    start,
    wheel,
)

app_name = "overview"
urlpatterns: list[URLPattern] = [
    path("", start.start, name="start"),
    path("om/", start.about, name="about"),
    path("om/tillganglighet/", start.accessibility, name="accessibility"),
    path("sok/", finding.search, name="search"),
    path("avtal/<int:pk>/arstext/", annual_text.annual_text, name="annual_text"),
    path("avtal/<int:pk>/overlamning/", handover.of_agreement, name="handover"),
    path("avtal/<int:pk>/overlamning.pdf", handover.of_agreement_pdf, name="handover_pdf"),
    path("avtal/<int:pk>/arshjul/", wheel.wheel, name="wheel"),
    path("overlamning/", handover.handovers, name="handovers"),
    path("overlamning/<int:pk>/", handover.of_person, name="handover_of_person"),
    path("overlamning/<int:pk>/underlag/", handover.pack, name="person_pack"),
    path("overlamning/<int:pk>/underlag.pdf", handover.pack_pdf, name="person_pack_pdf"),
    path("omraden/<int:pk>/", areas.area, name="area"),
    path("organisationer/<int:pk>/", organisation.organisation, name="organisation"),
    path("mitt-arbete/", my_work.my_work, name="my_work"),
    path("avtal/", portfolio.portfolio, name="portfolio"),
    path("avtal/framat/", portfolio.coming, name="ahead"),
    path("avtal/belastning/", portfolio.people, name="load"),
    path("avtal/avtal.csv", portfolio.as_csv, name="portfolio_csv"),
    path("avtal/avtal.xlsx", portfolio.as_xlsx, name="portfolio_xlsx"),
    path("jamfor/jamforelse.csv", comparing.as_csv, name="comparison_csv"),
    path("jamfor/jamforelse.pdf", comparing.as_pdf, name="comparison_pdf"),
    path("jamfor/jamforelse.xlsx", comparing.as_xlsx, name="comparison_xlsx"),
    path("avtal/importera/", importing.choose, name="import"),
    re_path(r"^avtal/importera/avtal-mall\.(?P<ending>csv|xlsx)$", importing.template, name="import_template"),
    path("avtal/importera/<int:snapshot_pk>/", importing.preview, name="import_preview"),
]
