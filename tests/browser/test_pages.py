"""Every page in a real browser, at a desk and on a telephone, in both languages, and the ways between them."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from gold_figures import figures_frame

from .conftest import SETTLED

pytestmark = pytest.mark.browser
PAGES = ("time", "claims", "places", "figures", "evidence", "reading", "checking", "method")
SOHR = "f0030000000000004"  # 826, in the gold figures
HOSTILE = "<img src='http://evil.example/i.png' onerror='window.ran=1'>![i](http://evil.example/p.png)"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_and_stands_in_nobodys_way(open_page, name, language, width):
    page = open_page(f"/{name}?lang={language}&figure={SOHR}", width)
    page.wait_for_selector(".stDataFrame, .article, textarea, p.quote")
    page.wait_for_function(SETTLED)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = Axe().run(page).response["violations"]
    assert not [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]


def test_filters_go_along_from_page_to_page_and_back(open_page):
    page = open_page("/?measure=killed&place=SY05")
    for name, address in (("Figures", "/figures?"), ("Over time", "/time?"), ("Overview", "/?")):
        page.get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_url(f"**{address}measure=killed&place=SY05*")
    page.go_back()
    page.wait_for_url("**/time?measure=killed&place=SY05*")


def test_from_a_key_figure_to_its_article_and_its_citation(open_page):
    page = open_page("/")
    page.get_by_role("link", name="See the sentence").first.click()
    page.get_by_role("link", name="Read it in its article").click()
    page.wait_for_selector(".article a[aria-current] mark")
    assert page.locator(".article a[aria-current] mark").inner_text() == "826"
    assert page.locator(".article mark").count() == 9
    said = page.locator(".stCode").first.inner_text()
    assert said.startswith(
        "Syrian Observatory for Human Rights reported 826 people killed, including 111 civilians (963+"
    )
    page.locator(".article mark", has_text="222").click()
    page.wait_for_selector(".article a[aria-current] mark:has-text('222')")


def test_two_sources_on_one_thing_stand_side_by_side(open_page, dashboard):
    at = {"place": "SY05", "place_text": "حماة", "place_relation": "at"}
    day = at | {"as_of": date(2024, 12, 5), "event_start": date(2024, 12, 5), "event_end": date(2024, 12, 5)}
    nine = {"source": "UN", "article_id": "b", "value": 9, "value_min": 9, "value_max": 9}
    dashboard.show(figures_frame(day | {"source": "SOHR"}, day | nine))
    page = open_page("/claims")
    picture = page.locator(".stVegaLiteChart svg").first
    picture.wait_for()
    assert all(said in picture.text_content() for said in ("5", "9", "United Nations", "Syrian Observatory"))
    page.locator(".stDataFrame .dvn-scroller").first.click(position={"x": 20, "y": 52})
    page.wait_for_selector("text=What others said")
    page.wait_for_selector("li:has-text('differ')")


def test_a_search_and_a_column_stand_in_the_address(open_page):
    page = open_page("/figures")
    search = page.get_by_role("textbox", name="Search")
    search.fill("الامم")
    search.press("Enter")
    page.wait_for_selector("text=2 figures of 16 match")
    page.wait_for_url("**q=*")
    page.reload()
    page.wait_for_selector("text=2 figures of 16 match")


@pytest.mark.parametrize("name", PAGES)
def test_hostile_words_run_nothing_on_any_page(open_page, dashboard, name):
    texts = dict.fromkeys(("source_text", "title", "publisher", "place_text", "group_text", "when_text"), HOSTILE)
    row = texts | {"as_of": date(2024, 12, 6), "quote": f"{HOSTILE} 5", "number_text": "5"}
    dashboard.show(figures_frame(row, row | {"source_text": HOSTILE + "2"}))
    page = open_page(f"/{name}?figure=f0000000000000000")
    page.wait_for_selector(".stDataFrame, .article, textarea, p.quote")
    assert page.evaluate("window.ran") is None
    assert page.locator("img[src*=evil]").count() == 0


def test_the_map_says_what_it_leaves_out(open_page, dashboard):
    there = {"as_of": date(2024, 12, 5), "place": "sy-talbiseh", "place_text": "تلبيسة", "place_relation": "at"}
    where = {"admin1_pcode": "SY04", "country": "SYR"}
    dashboard.show(figures_frame(there | where, there | where | {"place_relation": "near"}, {"place_text": None}))
    page = open_page("/places")
    page.locator(".stVegaLiteChart svg").first.wait_for()
    assert "Talbiseh" in page.locator(".stVegaLiteChart svg").first.text_content()
    page.locator("p.note", has_text="Not on the map: 2 (").wait_for()
