"""The addresses of living agreements and their commitments."""

from django.urls import path, re_path

from samverkan.agreements.views import assumptions, commitment_edits, commitments, health, living, parties, sheet

COMMITMENT = "avtal/<int:pk>/atagande/<int:number>/"

ASSUMPTION = "avtal/<int:pk>/antaganden/<int:assumption_pk>/"

urlpatterns = [
    path("avtal/<int:pk>/", living.page, name="page"),
    path("avtal/<int:pk>/ataganden/", living.commitments, name="commitments"),
    path("avtal/<int:pk>/ataganden/andra/", commitment_edits.edit_many, name="edit_commitments"),
    path("avtal/<int:pk>/ataganden/nytt/", commitment_edits.add, name="add_commitment"),
    re_path(r"^avtal/(?P<pk>\d+)/ataganden/ataganden\.(?P<ending>csv|xlsx)$", sheet.download, name="commitments_sheet"),
    path("avtal/<int:pk>/ataganden/las-in/", sheet.choose, name="read_sheet"),
    path("avtal/<int:pk>/ataganden/las-in/<int:snapshot_pk>/", sheet.preview, name="sheet_preview"),
    path(COMMITMENT, commitments.page, name="commitment"),
    path(f"{COMMITMENT}rapportera/", commitments.report, name="report"),
    path(f"{COMMITMENT}bekrafta/<int:report_pk>/", commitments.confirm, name="confirm_view"),
    path(f"{COMMITMENT}skicka/<int:report_pk>/", commitments.share, name="share_report"),
    path(f"{COMMITMENT}lofte/", commitments.stand, name="stand"),
    path(f"{COMMITMENT}egen-sida/", commitments.own_side, name="own_side"),
    path(f"{COMMITMENT}redigera/", commitment_edits.edit, name="edit_commitment"),
    path(f"{COMMITMENT}ta-bort/", commitment_edits.remove, name="remove_commitment"),
    path("avtal/<int:pk>/halsa/", health.health, name="health"),
    path("avtal/<int:pk>/antaganden/", assumptions.assumptions, name="assumptions"),
    path("avtal/<int:pk>/antaganden/nytt/", assumptions.add, name="add_assumption"),
    path(f"{ASSUMPTION}redigera/", assumptions.edit, name="edit_assumption"),
    path(f"{ASSUMPTION}andrat/", assumptions.mark_changed, name="assumption_changed"),
    path(f"{ASSUMPTION}galler-igen/", assumptions.restore, name="assumption_restored"),
    path(f"{ASSUMPTION}ta-bort/", assumptions.withdraw, name="assumption_withdrawn"),
    path(f"{ASSUMPTION}ta-tillbaka/", assumptions.bring_back, name="assumption_brought_back"),
    path(f"{ASSUMPTION}galler/", assumptions.look_again, name="look_again"),
    path("avtal/<int:pk>/parter/", parties.parties, name="parties"),
    path("avtal/<int:pk>/parter/kontakt/", parties.contact, name="party_contact"),
    path("avtal/<int:pk>/historik/", parties.history, name="history"),
]
