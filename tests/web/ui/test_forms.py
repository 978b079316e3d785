"""The one field template, and the summary of what is wrong."""

from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.utils.translation import override
from lxml import html as reader

from samverkan.ui.examples import ExampleForm
from samverkan.ui.forms import DayInput, renew


def shown(source: str, form: forms.Form) -> reader.HtmlElement:
    with override("sv"):
        return reader.fromstring(Template("{% load ui %}<div>" + source + "</div>").render(Context({"form": form})))


WHOLE = "{% form_errors form %}{% for bound in form %}{% field bound %}{% endfor %}"


def test_every_field_has_a_label_that_points_to_it():
    tree = shown(WHOLE, ExampleForm())
    inputs = tree.xpath("//input | //select | //textarea")
    assert len(inputs) == 12
    for each in inputs:
        assert tree.xpath(f"//label[@for='{each.get('id')}']"), each.get("name")


def test_a_set_of_choices_is_a_group_with_a_legend():
    legends = [legend.text_content().split()[0] for legend in shown(WHOLE, ExampleForm()).iter("legend")]
    assert legends == ["Vem", "Områden"]


def test_what_may_be_left_out_says_so():
    tree = shown("{% field form.body %}{% field form.title %}", ExampleForm())
    assert ["(frivilligt)" in label.text_content() for label in tree.iter("label")] == [True, False]


def test_help_and_error_are_read_with_the_field():
    title = shown("{% field form.title %}", ExampleForm({"title": ""})).xpath("//input")[0]
    assert title.get("aria-describedby").split() == ["id_title_help", "id_title_error"]
    assert title.get("aria-invalid") == "true"


def test_the_summary_links_to_each_wrong_field():
    tree = shown(WHOLE, ExampleForm({"title": "", "day": "i morgon", "kind": "a", "circle": ""}))
    links = tree.xpath("//ds-error-summary//a/@href")
    assert links == ["#id_title", "#id_day", "#id_circle_0"]
    assert all(tree.xpath(f"//*[@id='{link[1:]}']") for link in links)


def test_a_question_is_not_followed_by_a_colon():
    tree = shown(WHOLE, ExampleForm({"title": "x", "day": "2026-01-01", "kind": "a", "circle": ""}))
    assert tree.xpath("string(//ds-error-summary//a)") == "Vem ser det? Detta fält måste fyllas i."


def test_an_error_of_the_whole_form_needs_no_link():
    class Contradictory(forms.Form):
        def clean(self):
            raise forms.ValidationError("Slutet ligger före början.")

    tree = shown("{% form_errors form %}", Contradictory({}))
    assert tree.xpath("string(//li)") == "Slutet ligger före början."
    assert not tree.xpath("//a")


def test_a_right_form_has_no_summary():
    good = {"title": "x", "day": "2026-01-01", "kind": "a", "circle": "public"}
    assert not shown("{% form_errors form %}", ExampleForm(good)).xpath("//ds-error-summary")


def test_what_was_chosen_stays_chosen():
    tree = shown(WHOLE, ExampleForm({"circle": "shared", "domains": ["e", "i"], "sure": "on"}))
    assert tree.xpath("//input[@checked]/@value") == ["shared", "e", "i"]
    assert tree.xpath("//input[@name='sure']/@checked")


def test_a_day_is_given_to_the_browsers_calendar_as_it_wants_it():
    class WithDay(forms.Form):
        day = forms.DateField(widget=DayInput, initial="2026-11-02")

    field = shown("{% field form.day %}", WithDay()).xpath("//input")[0]
    assert (field.get("type"), field.get("value")) == ("date", "2026-11-02")


def test_a_form_that_somebody_was_before_with_keeps_its_words_and_takes_the_new_version():
    class Words(forms.Form):
        words = forms.CharField()
        version = forms.IntegerField()

    sent = QueryDict("rad1-words=mine&rad1-version=3")
    form = Words(sent, prefix="rad1")
    renew(form, 4, why="Somebody was first.")
    assert form.non_field_errors() == ["Somebody was first."]
    again = Words(form.data, prefix="rad1")
    assert again.is_valid()
    assert again.cleaned_data == {"words": "mine", "version": 4}
    assert sent["rad1-version"] == "3"
