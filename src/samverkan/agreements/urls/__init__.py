"""The addresses of agreements."""

from samverkan.agreements.urls import activities, comparing, drafts, families, living, terms, wordings

app_name = "agreements"
urlpatterns = [
    *drafts.urlpatterns,
    *living.urlpatterns,
    *activities.urlpatterns,
    *wordings.urlpatterns,
    *families.urlpatterns,
    *terms.urlpatterns,
    *comparing.urlpatterns,
]
