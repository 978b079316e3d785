"""What of this room can be found by its words."""

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from samverkan.education.models import Programme, ShortCourse
from samverkan.search.registry import Searched

SEARCHED = (
    Searched(
        kind="programmes",
        model=Programme,
        tab="education",
        label=pgettext_lazy("room", "Education"),
        title=lambda programme: programme.name,
        text=lambda programme: f"{programme.provider_name}\n{programme.code}\n{programme.description}",
        address=lambda programme: reverse("education:programme", args=[programme.pk]),
        visible=Programme.objects.visible_to,
    ),
    Searched(
        kind="short_courses",
        model=ShortCourse,
        tab="education",
        label=pgettext_lazy("education", "Short course"),
        title=lambda course: course.title,
        text=lambda course: f"{course.title_en}\n{course.awarding_body}\n{course.outcomes}",
        address=lambda course: reverse("education:short_course", args=[course.pk]),
        visible=ShortCourse.objects.visible_to,
    ),
)
