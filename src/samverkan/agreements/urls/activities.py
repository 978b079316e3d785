"""The addresses of activities."""

from django.urls import path

from samverkan.agreements.views import activities, activity_parts

urlpatterns = [
    path("aktiviteter/", activities.activities, name="activities"),
    path("aktiviteter/lista.csv", activities.activities_csv, name="activities_csv"),
    path("aktiviteter/ny/", activities.add, name="add_activity"),
    path("aktiviteter/<int:pk>/", activities.activity, name="activity"),
    path("aktiviteter/<int:pk>/redigera/", activities.edit, name="edit_activity"),
    path("aktiviteter/<int:pk>/skicka/", activities.share, name="share_activity"),
    path("aktiviteter/<int:pk>/<slug:part>/", activity_parts.add_part, name="add_to_activity"),
    path("aktiviteter/<int:pk>/delmal/<int:milestone_pk>/", activity_parts.reach, name="reach_milestone"),
    path("aktiviteter/<int:pk>/resultat/<int:result_pk>/fil/", activity_parts.result_file, name="result_file"),
]
