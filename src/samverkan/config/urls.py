"""The root addresses: each room brings its own."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from samverkan.accounts.needs import for_everybody
from samverkan.ui import views as ui

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("samverkan.publishing.urls")),
    path("", include("samverkan.overview.urls")),
    path("", include("samverkan.partner_reports.urls")),
    path("", include("samverkan.gap_cases.urls")),
    path("", include("samverkan.meetings.urls")),
    path("", include("samverkan.relations.urls")),
    path("", include("samverkan.renewals.urls")),
    path("", include("samverkan.reporting.urls")),
    path("", include("samverkan.agreements.urls")),
    path("", include("samverkan.commissioned.urls")),
    path("", include("samverkan.education.urls")),
    path("", include("samverkan.areas.urls")),
    path("", include("samverkan.planning.urls")),
    path("", include("samverkan.competence.urls")),
    path("", include("samverkan.runs.urls")),
    path("", include("samverkan.indicators.urls")),
    path("", include("samverkan.sources.urls")),
    path("", include("samverkan.accounts.urls")),
    path("", include("samverkan.accounts.urls.outbox")),
    path("konto/", include("samverkan.accounts.urls.signing_in")),
    path("om/utseende/", for_everybody(ui.styleguide), name="styleguide"),
    path("sprak/", for_everybody(set_language), name="set_language"),
]

handler400 = "samverkan.ui.views.bad_request"
handler403 = "samverkan.ui.views.forbidden"
handler404 = "samverkan.ui.views.not_found"
handler500 = "samverkan.ui.views.server_error"
