"""What people come for, from beginning to end, at a desk and on a telephone, in both languages."""

from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import polars as pl
import pytest
from playwright.sync_api import expect

from dashboard.words import Words
from extract.table.messages import Message

from .conftest import ROOT, SETTLED

pytestmark = pytest.mark.browser
VIEWS = [(language, width) for language in ("en", "ar") for width in (1440, 390)]
each_view = pytest.mark.parametrize("language, width", VIEWS)
SENTENCE = "قال الدفاع المدني السوري إن 7 أشخاص قتلوا في قصف على مدينة حلب."


def content(download) -> bytes:
    return Path(download.value.path()).read_bytes()


@each_view
def test_a_click_on_a_mark_opens_its_sentence_and_its_article(open_page, language, width):
    page = open_page(f"/time?lang={language}&measure=displaced", width)
    page.locator(".stVegaLiteChart svg path[opacity='0']").first.click()
    page.wait_for_selector("p.quote mark")
    page.wait_for_url("**figure=f**")
    page.get_by_role("link", name=Words(language).say("evidence.open")).click()
    page.wait_for_selector(".article a[aria-current] mark")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@each_view
def test_a_shared_link_opens_the_same_view(open_page, language, width):
    words = Words(language)
    page = open_page(f"/figures?lang={language}&place=SY05&measure=killed", width)
    page.get_by_role("textbox", name=words.say("search.label")).fill("حماه")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    page.wait_for_function(SETTLED)
    said = page.locator("p.matches").inner_text()
    address = urlsplit(page.url)
    other = open_page(f"{address.path}?{address.query}", width)
    assert other.locator("p.matches").inner_text() == said
    search = other.get_by_role("textbox", name=words.say("search.label"))
    expect(search).to_have_value("حماه")  # it is filled once it is drawn


@each_view
def test_a_sheet_with_errors_is_answered_line_by_line_and_its_good_row_stored(open_page, tmp_path, language, width):
    words = Words(language)
    good, bad = f"killed,5,قتل خمسة أشخاص أمس ({language} {width})", "kiled,3,قتل ثلاثة"
    sheet = tmp_path / "figures.csv"
    sheet.write_text(f"measure,number,quote\n{good}\n{bad}\n", encoding="utf-8")
    page = open_page(f"/checking?lang={language}", width)
    page.locator("input[type=file]").set_input_files(sheet)
    page.wait_for_selector(f"h2:has-text('{words.say('check.outcome', ready=1, warnings=3, refused=1)}')")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=words.say("check.annotated")).click()
    annotated = pl.read_csv(BytesIO(content(waiting)), infer_schema=False)
    assert Message("advice.meant", {"name": "killed"}).said(language) in annotated["problems"][1]
    page.get_by_role("textbox", name=words.say("store.by")).fill("Amal")
    page.get_by_role("button", name=words.say("store.yes")).click()
    page.wait_for_selector("p.stored")
    assert page.locator("p.stored").inner_text() == words.say("store.stored", figures=words.count("figures", 1))
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@each_view
def test_a_download_read_back_is_the_table_unchanged(open_page, dashboard, tmp_path, language, width):
    words = Words(language)
    published = pl.read_parquet(ROOT / "data/figures.parquet")
    dashboard.show(published)
    page = open_page(f"/figures?lang={language}", width)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=words.say("table.whole")).click()
    sheet = tmp_path / "whole.csv"
    sheet.write_bytes(content(waiting))
    page = open_page(f"/checking?lang={language}", width)
    page.locator("input[type=file]").set_input_files(sheet)
    known = words.say("store.proposal", new=0, revised=0, known=len(published))
    page.wait_for_selector(f"p.note:has-text('{known}')")


@each_view
def test_from_a_pasted_text_to_a_copied_citation(open_page, language, width):
    page = open_page(f"/reading?lang={language}", width)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("textarea").fill(SENTENCE)
    page.locator("textarea").press("Control+Enter")
    page.wait_for_selector(".article mark")
    page.wait_for_function(SETTLED)
    sentence = page.locator(".stCode").first
    expect(sentence.get_by_role("button").first).to_be_attached()  # drawn anew once its lazy part has come
    expect(sentence).to_be_visible()
    sentence.hover()
    sentence.get_by_role("button").first.click()
    said = {"en": "7 people killed in Aleppo", "ar": "مقتل 7 أشخاص"}[language]
    page.wait_for_function("async said => (await navigator.clipboard.readText()).includes(said)", arg=said)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_saved_page_is_dropped_and_read(open_page, tmp_path):
    saved = tmp_path / "saved.html"
    body = f"<article><h1>قصف على حلب</h1><p>{SENTENCE}</p><p>{SENTENCE.replace('7', '9')}</p></article>"
    saved.write_text(f"<html><head><title>قصف على حلب</title></head><body>{body}</body></html>", encoding="utf-8")
    page = open_page("/reading")
    page.locator("input[type=file]").set_input_files(saved)
    page.wait_for_selector(".article mark")
    assert "7" in page.locator(".article mark").all_inner_texts()
    assert "قصف على حلب" in page.locator("p.note", has_text="The page says of itself").inner_text()
