"""The addresses of this room."""

from django.urls import path

from samverkan.education.views import editing, figures, programmes, skills

app_name = "education"
ONE = "utbildning/<int:pk>/"
urlpatterns = [
    path("utbildning/", programmes.programmes, name="programmes"),
    path("utbildning/ny/", editing.add, name="add"),
    path(ONE, programmes.page, name="programme"),
    path(ONE + "redigera/", editing.edit, name="edit"),
    path(ONE + "skicka/", editing.share, name="share"),
    path(ONE + "publicera/", editing.publish, name="publish"),
    path(ONE + "arkivera/", editing.archive, name="archive"),
    path(ONE + "ta-tillbaka/", editing.restore, name="restore"),
    path(ONE + "ar/nytt/", figures.enter, name="enter_figures"),
    path(ONE + "ar/<int:year>/", figures.correct, name="correct_figures"),
    path(ONE + "ar/<int:year>/ta-bort/", figures.take_away, name="take_away_figures"),
    path(ONE + "fardigheter/", skills.skills, name="skills"),
    path(ONE + "fardigheter/bedom/", skills.judge, name="judge_skills"),
    path(ONE + "fardigheter/lagg-till/", skills.add, name="add_skill"),
    path(ONE + "kursplan/", skills.give_plan, name="give_plan"),
    path(ONE + "kursplan/las-om/", skills.read_again, name="read_plan_again"),
]
