"""Each component by its call, as a template would use it."""

from datetime import date

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override
from lxml import html as reader

from samverkan.ui import components as ui
from samverkan.ui.states import STATES

UNIVERSITY = ui.PartyMark("NTU", 1, "Norra tekniska universitetet")


@pytest.fixture(autouse=True)
def swedish():
    with override("sv"):
        yield


def shown(source: str, address: str = "/", **context: object) -> reader.HtmlElement:
    """Return what a template with our components makes of the context."""
    text = Template("{% load ui %}<div>" + source + "</div>").render(
        Context({"request": RequestFactory().get(address), **context})
    )
    assert "style=" not in text
    return reader.fromstring(text)


def words(tree: reader.HtmlElement) -> str:
    return " ".join(tree.text_content().split())


def test_a_date_carries_its_machine_form():
    time = shown("{% date day %}", day=date(2019, 11, 19)).find("time")
    assert (time.text, time.get("datetime")) == ("19 nov 2019", "2019-11-19")


def test_a_distance_stands_beside_the_exact_date():
    tree = shown("{% date day today=today %}", day=date(2026, 11, 13), today=date(2026, 11, 2))
    assert words(tree) == "13 nov 2026 (om 11 dagar)"


def test_no_date_shows_nothing():
    assert words(shown("{% date none %}")) == ""


def test_a_number_links_to_its_source():
    tree = shown('{% number 12.46 unit="%" decimals=1 year=2025 source="SCB" source_url="/kalla/" %}')
    assert words(tree) == "12,5 % (2025) SCB"
    assert tree.xpath("//a/@href") == ["/kalla/"]


@pytest.mark.parametrize("key", STATES)
def test_every_state_has_shape_word_and_tone(key):
    tree = shown("{% state key %}", key=key)
    assert words(tree)
    assert tree.xpath("//svg/*")
    assert "tone-" in tree.xpath("//span/@class")[0]


def test_states_of_the_same_tone_differ_by_shape():
    shapes = {
        key: reader.tostring(shown("{% state key %}", key=key).xpath("//svg")[0])
        for key, state in STATES.items()
        if not state.like
    }
    assert len(set(shapes.values())) == len(shapes)


def test_what_the_counterpart_has_not_confirmed_is_grey_and_says_so():
    tree = shown('{% state "under-way" confirmed=False %}')
    assert "is-unconfirmed" in tree.xpath("//span/@class")[0]
    assert words(tree) == "pågår (obekräftat)"


def test_a_misspelt_state_is_an_error():
    with pytest.raises(KeyError):
        shown('{% state "undr_way" %}')


def test_a_party_keeps_mark_and_name_when_short():
    mark = shown("{% party p short=True %}", p=UNIVERSITY).xpath("//abbr")[0]
    assert (mark.text, mark.get("title")) == ("NTU", "Norra tekniska universitetet")


def test_private_never_promises_secrecy():
    assert words(shown('{% circle "private" explain=True %}')) == (
        "Bara er part Syns bara för er part. Kan ändå behöva lämnas ut."
    )


def test_a_column_sorts_up_then_down_and_forgets_the_page():
    source = '<table><tr>{% sortable_header "Läge" "state" default="day" %}</tr></table>'
    fresh = shown(source, "/?q=x&page=3")
    assert (fresh.xpath("//th/@aria-sort"), fresh.xpath("//a/@href")) == ([], ["?q=x&sort=state"])
    sorted_up = shown(source, "/?q=x&sort=state")
    assert (sorted_up.xpath("//th/@aria-sort"), sorted_up.xpath("//a/@href")) == (["ascending"], ["?q=x&sort=-state"])
    assert shown(source, "/?sort=-state").xpath("//th/@aria-sort") == ["descending"]


def test_the_pages_own_order_is_marked():
    tree = shown('<table><tr>{% sortable_header "Dag" "day" default="day" %}</tr></table>')
    assert tree.xpath("//th/@aria-sort") == ["ascending"]


def test_a_list_is_given_as_files_as_it_is_filtered():
    links = shown("{% as_files 'education:download' query='q=%C3%A5' %}").xpath("//a/@href")
    assert links == ["/utbildning.xlsx?q=%C3%A5", "/utbildning.csv?q=%C3%A5"]


def test_a_pager_keeps_the_rest_of_the_address():
    page = Paginator(range(230), 20).get_page(2)
    tree = shown("{% pager page %}", "/?q=%C3%A5&page=2", page=page)
    assert tree.xpath("//a[@rel='next']/@href") == ["?q=%C3%A5&page=3"]
    assert tree.xpath("//a[@aria-current='page']/@href") == ["?q=%C3%A5&page=2"]
    assert "21 till 40 av 230" in words(tree)


def test_a_single_page_needs_no_pager():
    assert words(shown("{% pager page %}", page=Paginator(range(3), 20).get_page(1))) == ""


def test_filters_keep_the_order_and_can_be_cleared():
    tree = shown("{% filters active=2 %}<input name='q'>{% endfilters %}", "/lista/?sort=-day&q=x")
    assert tree.xpath("//form/@method") == ["get"]
    assert tree.xpath("//input/@name") == ["q", "sort"]
    assert tree.xpath("//a/@href") == ["/lista/"]


def test_a_wide_table_can_be_reached_by_keyboard_and_has_a_name():
    region = shown('{% table "Åtaganden" %}<table></table>{% endtable %}')[0]
    assert (region.get("role"), region.get("tabindex"), region.get("aria-label")) == ("group", "0", "Åtaganden")


def test_history_is_told_in_sentences():
    lines = [ui.HistoryLine(date(2026, 10, 2), "Per Ask ändrade läget.", UNIVERSITY)]
    assert words(shown("{% history lines %}", lines=lines)).endswith("NTU Per Ask ändrade läget.")
    assert words(shown("{% history lines %}", lines=[])) == "Här har inget hänt än."


def test_a_card_says_what_to_do_by_when_and_how_long_it_takes():
    card = ui.Card("Bekräfta läget", "/x/", due=date(2026, 11, 13), minutes=1, state="differs", party=UNIVERSITY)
    tree = shown("{% cards items today=today %}", items=[card], today=date(2026, 11, 2))
    assert words(tree) == "Bekräfta läget läget skiljer sig NTU senast 13 nov 2026 (om 11 dagar) 1 minut"


def test_an_empty_page_offers_the_first_step():
    tree = shown('{% empty "Inga möten" "Här samlas möten." url="/nytt/" action="Nytt möte" %}')
    assert (words(tree), tree.xpath("//a/@href")) == ("Inga möten Här samlas möten. Nytt möte", ["/nytt/"])


def test_the_chosen_tab_is_told_to_screen_readers():
    tabs = [ui.Tab("Texten", "/a/", current=True), ui.Tab("Åtaganden", "/b/", count=0)]
    tree = shown('{% tabs tabs "Delar" %}', tabs=tabs)
    assert tree.xpath("//a[@aria-current='page']/@href") == ["/a/"]
    assert words(tree) == "Texten Åtaganden 0"


def test_what_people_write_is_never_markup():
    hostile = "<script>alert(1)</script>"
    party = ui.PartyMark(hostile, 1, hostile)
    tree = shown(
        "{% party p %}{% callout title=x %}{{ x }}{% endcallout %}{% history h %}{% state 'done' word=x %}",
        p=party,
        x=hostile,
        h=[ui.HistoryLine(date(2026, 1, 1), hostile)],
    )
    assert not tree.xpath("//script")
    assert tree.text_content().count(hostile) == 6
