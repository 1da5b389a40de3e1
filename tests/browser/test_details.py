"""What a reader finds at a picture and with the keyboard alone."""

import csv
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from gold_figures import gold_figures

from .conftest import SETTLED

pytestmark = pytest.mark.browser


def taken(page, label: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).first.click()
    return Path(waiting.value.path()).read_bytes()


def test_pointing_at_a_mark_shows_its_sentence(open_page):
    page = open_page("/time?measure=displaced")
    page.locator(".stVegaLiteChart svg path[opacity='0']").last.hover()
    page.wait_for_selector("#vg-tooltip-element.visible")
    said = page.locator("#vg-tooltip-element").inner_text()
    sentences = [quote[:60] for quote in gold_figures().filter(measure="displaced")["quote"]]
    assert any(sentence in said for sentence in sentences), said


def test_one_report_is_said_to_be_no_trend(open_page):
    picture = open_page("/time?measure=killed&view=cumulative").locator(".stVegaLiteChart svg").first
    picture.wait_for()
    assert "One report; no trend." in picture.text_content()


def test_the_data_behind_a_picture(open_page):
    content = taken(open_page("/time?measure=killed&view=cumulative"), "Download its data (CSV)")
    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
    assert sorted(row["value"] for row in rows) == ["111", "222", "826"]
    assert all(row["quote"] and row["measure"] == "killed" for row in rows)


def test_what_matches_as_a_package_to_cite(open_page):
    content = taken(open_page("/figures?measure=killed&place=SY05"), "Download what matches, to cite (zip)")
    with ZipFile(BytesIO(content)) as zipped:
        assert {"figures.csv", "datapackage.json", "README.md"} <= set(zipped.namelist())
        rows = list(csv.DictReader(StringIO(zipped.read("figures.csv").decode("utf-8-sig"))))
        assert [row["value"] for row in rows] == ["222"]
        assert "Deaths" in zipped.read("README.md").decode()


def test_from_a_filter_to_a_copied_sentence_by_the_keyboard_alone(open_page):
    page = open_page("/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    focus(page, "[aria-label*='Measure'], .stSelectbox input")
    page.keyboard.type("Displ")
    page.keyboard.press("Enter")
    page.wait_for_url("**measure=displaced*")
    page.wait_for_function(SETTLED)
    focus(page, ".keys a")
    page.keyboard.press("Enter")
    page.wait_for_selector("section.evidence a")
    page.wait_for_function(SETTLED)
    focus(page, "section.evidence a[href^='evidence']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".article a[aria-current] mark")
    page.wait_for_function(SETTLED)
    focus(page, ".stCode button")
    page.keyboard.press("Enter")
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('280,000 people')")


def focus(page, selector: str) -> None:
    """Press Tab until something that a selector names has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")
