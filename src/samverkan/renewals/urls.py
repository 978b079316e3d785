"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from samverkan.renewals.views import evaluations, handovers, overview, settling, tasks, wording

RENEWAL = "avtal/<int:pk>/fornyelse/"

app_name = "renewals"
urlpatterns: list[URLPattern | URLResolver] = [
    path(RENEWAL, overview.page, name="page"),
    path(f"{RENEWAL}borja/", overview.begin, name="begin"),
    path(f"{RENEWAL}framforhallning/", overview.lead_time, name="lead_time"),
    path(f"{RENEWAL}utvardering/", evaluations.evaluation, name="evaluation"),
    path(f"{RENEWAL}utvardering/skicka/", evaluations.send_evaluation, name="send_evaluation"),
    path(f"{RENEWAL}utvarderingar/", evaluations.evaluations, name="evaluations"),
    path(f"{RENEWAL}lydelse/", wording.wording, name="wording"),
    path(f"{RENEWAL}lydelse/skriv/", wording.write_wording, name="write_wording"),
    path(f"{RENEWAL}lydelse/sta-bakom/", wording.endorse, name="endorse"),
    path(f"{RENEWAL}ataganden/", handovers.handover, name="handover"),
    path(f"{RENEWAL}ataganden/valda/", handovers.hand_over_many, name="hand_over_many"),
    path(f"{RENEWAL}ataganden/<int:number>/", handovers.hand_over, name="hand_over"),
    path(f"{RENEWAL}uppgifter/ny/", tasks.add_task, name="add_task"),
    path(f"{RENEWAL}uppgifter/<int:task_pk>/klar/", tasks.tick_task, name="tick_task"),
    path(f"{RENEWAL}uppgifter/<int:task_pk>/ta-bort/", tasks.remove_task, name="remove_task"),
    path(f"{RENEWAL}avgor/", settling.settle, name="settle"),
    path(f"{RENEWAL}avgor/fornya/", settling.renew, name="renew"),
    path(f"{RENEWAL}avgor/forlang/", settling.prolong, name="prolong"),
    path(f"{RENEWAL}avgor/avsluta/", settling.let_end, name="let_end"),
    path(f"{RENEWAL}avgor/ersatt/", settling.replace, name="replace"),
    path(f"{RENEWAL}avbryt/", settling.call_off, name="call_off"),
]
