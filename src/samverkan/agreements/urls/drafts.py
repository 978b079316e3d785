"""The addresses of drafts, and of agreements that come to be."""

from django.urls import URLPattern, path

from samverkan.agreements.views import confirming, facts, registering
from samverkan.agreements.views.drafts import drafting, folder_table, folders, trying

urlpatterns: list[URLPattern] = [
    path("prova/", trying.try_it, name="try"),
    path("prova/utkast/", trying.try_draft, name="try_draft"),
    path("prova/behall/", trying.keep, name="keep_tried"),
    path("avtal/nytt/", drafting.new, name="new"),
    path("avtal/mapp/", folders.folder, name="folder"),
    path("avtal/mapp/<int:batch_id>/", folder_table.batch, name="batch"),
    path("avtal/mapp/<int:batch_id>/las/", folders.read_some, name="read_batch"),
    path("avtal/mapp/<int:batch_id>/registrera/", folder_table.register_rows, name="register_rows"),
    path("avtal/mapp/<int:batch_id>/lagg-undan/", folder_table.set_rows_aside, name="set_rows_aside"),
    path("avtal/mapp/<int:batch_id>/<int:number>/", folder_table.correct, name="correct_row"),
    path("avtal/utkast/", drafting.drafts_list, name="drafts"),
    path("avtal/utkast/<int:draft_id>/", drafting.draft, name="draft"),
    path("avtal/utkast/<int:draft_id>/lagg-undan/", drafting.set_aside, name="set_draft_aside"),
    path("avtal/utkast/<int:draft_id>/ta-upp/", drafting.take_up, name="take_up_draft"),
    path("avtal/utkast/<int:draft_id>/las-om/", drafting.read_again, name="read_draft_again"),
    path("avtal/utkast/<int:draft_id>/registrera/", registering.register, name="register"),
    path("avtal/<int:pk>/uppgifter/", facts.facts, name="facts"),
    path("avtal/<int:pk>/uppgifter/andra/", facts.edit_facts, name="edit_facts"),
    path("avtal/<int:pk>/uppgifter/medlemskap/", facts.membership, name="membership"),
    path("avtal/<int:pk>/mal/", facts.add_goal, name="add_goal"),
    path("avtal/<int:pk>/mal/<int:goal_pk>/ta-bort/", facts.remove_goal, name="remove_goal"),
    path("avtal/<int:pk>/skicka/", confirming.share, name="share"),
    path("avtal/<int:pk>/publicera/", confirming.publish, name="publish"),
    path("avtal/<int:pk>/bekrafta/", confirming.confirm, name="confirm"),
    path("avtal/<int:pk>/parter/<int:party_pk>/lank/", confirming.send_link, name="send_confirmation_link"),
    path("bekrafta/<str:token>/", confirming.confirm_by_link, name="confirm_by_link"),
]
