"""The addresses of this room."""

from django.urls import path, re_path

from samverkan.education.views import (
    coverage,
    editing,
    figures,
    importing,
    overlap,
    programmes,
    public,
    short_courses,
    skills,
    susa,
)

app_name = "education"
ONE = "utbildning/<int:pk>/"
SHORT = "utbildning/korta-kurser/<int:pk>/"
FILE = r"(?P<ending>csv|xlsx)"
urlpatterns = [
    path("utbildning/", programmes.programmes, name="programmes"),
    path("utbildning/ny/", editing.add, name="add"),
    re_path(rf"^utbildning\.{FILE}$", importing.download, name="download"),
    path("utbildning/andra/", importing.change_many, name="change_many"),
    path("utbildning/las-in/", importing.read_in, name="read_in"),
    path("utbildning/las-in/<int:snapshot_pk>/", importing.preview, name="preview"),
    path("utbildning/susa-navet/", susa.choose, name="susa"),
    path(ONE + "susa-navet/", susa.read_anew, name="read_anew"),
    path("offentligt/utbildning/", public.programmes, name="public"),
    path("offentligt/utbildning/<int:pk>/", public.programme, name="public_programme"),
    path("offentligt/utbildning/korta-kurser/<int:pk>/", public.short_course, name="public_short_course"),
    path("utbildning/tackning/", coverage.coverage, name="coverage"),
    re_path(rf"^utbildning/tackning\.{FILE}$", coverage.coverage_file, name="coverage_file"),
    path("utbildning/vardekedja/", coverage.chain, name="chain"),
    re_path(rf"^utbildning/vardekedja\.{FILE}$", coverage.chain_file, name="chain_file"),
    path("utbildning/overlapp/", overlap.overlap, name="overlap"),
    re_path(rf"^utbildning/overlapp\.{FILE}$", overlap.overlap_file, name="overlap_file"),
    path("utbildning/jamfor/", overlap.side_by_side, name="side_by_side"),
    path("utbildning/korta-kurser/", short_courses.short_courses, name="short_courses"),
    path("utbildning/korta-kurser/ny/", short_courses.describe, name="describe"),
    path(SHORT, short_courses.page, name="short_course"),
    path(SHORT + "redigera/", short_courses.edit, name="edit_short"),
    path(SHORT + "visa/", short_courses.show, name="show_short"),
    path(SHORT + "utskrift/", short_courses.paper, name="short_course_paper"),
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
