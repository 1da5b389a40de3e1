"""The first page in a real browser: what an analyst sees and does there."""

from datetime import date
from io import BytesIO
from pathlib import Path

import polars as pl
import pytest
from axe_playwright_python.sync_playwright import Axe
from gold_figures import figures_frame, gold_figures

pytestmark = pytest.mark.browser
HOSTILE = "<img src='http://evil.example/i.png' onerror='window.ran=1'>![i](http://evil.example/p.png)"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_figures_are_seen_with_their_sources(open_page, language, width):
    page = open_page(f"/?lang={language}", width)
    page.wait_for_selector(".stVegaLiteChart svg")
    cards = page.locator(".keys article").all_inner_texts()
    for number, source in (("826", "المرصد السوري"), ("280,000", "الأمم المتحدة"), ("3,500", "حسن عبد الغني")):
        assert any(number in card and source in card for card in cards), number
    assert any("111" in card and "715" in card for card in cards)
    apart = page.locator(".apart").inner_text()
    assert "1,500,000" in apart and "الأمم المتحدة" in apart
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_one_click_to_arabic_and_back(open_page):
    page = open_page("/?measure=displaced")
    page.get_by_role("link", name="العربية").click()
    page.wait_for_selector("text=أبرز الأرقام")
    page.wait_for_function("getComputedStyle(document.querySelector('.stApp')).direction == 'rtl'")
    assert "measure=displaced" in page.url
    page.wait_for_function("document.fonts.check('16px \"Noto Sans Arabic\"', 'حصيلة')")
    page.get_by_role("link", name="English").click()
    page.wait_for_selector("text=Key figures")


def test_pictures_hold_their_marks_and_words(open_page):
    page = open_page("/?chart=displaced")
    picture = page.locator(".stVegaLiteChart svg").first
    picture.wait_for()
    title = "Displaced since …: running totals"
    for said in (title, "Reported, not verified", "280,000", "1,500,000, projected", "6 December"):
        assert said in picture.text_content(), said
    assert "NaN" not in picture.evaluate("picture => picture.outerHTML")
    assert page.locator(f".stVegaLiteChart[aria-label^='Chart. {title}']").count() == 1
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download picture").first.click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")


def test_a_row_opens_its_sentence(open_page):
    page = open_page("/")
    page.locator("summary", has_text="The figures that match").click()
    page.wait_for_selector(".stDataFrame canvas")
    page.locator(".stDataFrame .dvn-scroller").last.click(position={"x": 20, "y": 52})
    page.wait_for_selector("p.quote mark")
    assert page.locator("p.quote mark").inner_text() == "3500"
    quote = page.locator("p.quote")
    assert quote.get_attribute("dir") == "rtl"
    page.wait_for_url("**figure=f*")
    page.reload()
    page.wait_for_selector("p.quote mark")
    assert page.locator("p.quote mark").inner_text() == "3500"


def test_a_key_figure_opens_its_sentence(open_page):
    page = open_page("/")
    page.get_by_role("link", name="See the sentence").first.click()
    page.wait_for_selector("p.quote mark")
    assert page.locator("p.quote mark").inner_text() == "826"


def test_a_mark_opens_its_sentence(open_page):
    page = open_page("/?chart=displaced")
    page.locator(".stVegaLiteChart svg path[opacity='0']").first.click()
    page.wait_for_selector("p.quote mark")
    page.wait_for_url("**figure=f**")


def test_back_in_the_history_is_back_in_the_view(open_page):
    page = open_page("/")
    page.wait_for_selector(".keys article:nth-child(3)")
    page.locator(".stSelectbox").first.click()
    page.get_by_role("option").nth(2).click()
    page.wait_for_selector(".keys article:only-child")
    page.go_back()
    page.wait_for_selector(".keys article:nth-child(3)")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_serious_stands_in_a_screen_readers_way(open_page, language):
    page = open_page(f"/?lang={language}&place=SY05&chart=released&figure=f0030000000000004")
    page.wait_for_selector(".stVegaLiteChart svg")
    found = Axe().run(page).response["violations"]
    assert not [one["id"] for one in found if one["impact"] in ("serious", "critical")]


def test_the_whole_download_reads_back(open_page):
    page = open_page("/")
    page.get_by_role("link", name="Search, columns and downloads").click()
    table = download(page, "Download all (CSV)")
    gold = gold_figures()
    assert table.columns == gold.columns
    assert table["quote"].to_list() == gold["quote"].to_list()


def test_the_filtered_download_holds_its_groups(open_page):
    table = download(open_page("/figures?place=SY05&measure=killed"), "Download what is shown")
    assert table["match"].to_list() == ["match", "place_not_stated", "place_not_stated"]


def download(page, label) -> pl.DataFrame:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return pl.read_csv(BytesIO(content), infer_schema=False)


def test_hostile_words_run_and_request_nothing(open_page, dashboard):
    texts = dict.fromkeys(("source_text", "title", "publisher", "place_text", "group_text", "when_text"), HOSTILE)
    row = texts | {"as_of": date(2024, 12, 6), "quote": f"{HOSTILE} 5", "number_text": "5", "admin1_pcode": "SY05"}
    dashboard.show(figures_frame(row, row | {"source_text": HOSTILE + "2"}))
    page = open_page("/?figure=f0000000000000000")
    page.wait_for_selector(".stVegaLiteChart svg")
    page.locator(".stSelectbox").nth(1).click()
    page.get_by_role("option").nth(1).wait_for()
    page.keyboard.press("Escape")
    page.locator(".stVegaLiteChart svg path[opacity='0']").last.hover()
    page.wait_for_selector("#vg-tooltip-element.visible")
    assert page.locator("p.quote").inner_text().startswith("<img")
    assert page.evaluate("window.ran") is None
    assert page.locator("img[src*=evil]").count() == 0
