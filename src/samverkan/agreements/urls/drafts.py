"""The addresses of drafts, and of agreements that come to be."""

from django.urls import URLPattern, path

from samverkan.agreements.views.drafts import drafting, trying

urlpatterns: list[URLPattern] = [
    path("prova/", trying.try_it, name="try"),
    path("prova/utkast/", trying.try_draft, name="try_draft"),
    path("prova/behall/", trying.keep, name="keep_tried"),
    path("avtal/nytt/", drafting.new, name="new"),
    path("avtal/utkast/", drafting.drafts_list, name="drafts"),
    path("avtal/utkast/<int:draft_id>/", drafting.draft, name="draft"),
    path("avtal/utkast/<int:draft_id>/lagg-undan/", drafting.set_aside, name="set_draft_aside"),
    path("avtal/utkast/<int:draft_id>/ta-upp/", drafting.take_up, name="take_up_draft"),
    path("avtal/utkast/<int:draft_id>/las-om/", drafting.read_again, name="read_draft_again"),
]
