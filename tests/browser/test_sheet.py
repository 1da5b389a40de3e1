"""A stranger's sheet of 40 rows, filled in over the template in a spreadsheet, with the slips that people make."""

import csv
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from dashboard.words import Words

pytestmark = pytest.mark.browser
WORDS = Words("en")
FIRST = date(2024, 11, 1)
TOWNS = ("حمص", "حماة", "حلب", "درعا", "إدلب")
SLIPS = {  # row -> column -> what is written there at first
    3: {"measure": "kiled"},
    9: {"number": "some"},
    14: {"event_date": "sometime in autumn"},
    20: {"quote": "قتل أشخاص في المدينة."},  # without the number
    27: {"number": None},
    33: {"population": "civillians"},
}


def rows(names: list[str], slips: dict[int, dict]) -> list[list]:
    """Forty rows with the columns of the template."""
    filled = []
    for row in range(40):
        day, number, town = FIRST + timedelta(days=row // 2), 11 + row, TOWNS[row % len(TOWNS)]
        said = {
            "measure": ("killed", "injured")[row % 2],
            "number": number,
            "population": "civilians",
            "source": ("SOHR", "UN", None)[row % 3],
            "publisher": "صحيفة المدينة",
            "published": day + timedelta(days=1),
            "event_date": day,
            "place": town,
            "quote": f"قال الدفاع المدني إن {number} مدنيا سقطوا في {town} يوم {day.day}.",
        } | slips.get(row, {})
        filled.append([said.get(name) for name in names])
    return filled


def test_forty_rows_are_checked_mended_and_stored(open_page, tmp_path):
    page = open_page("/checking")
    template = StringIO(taken(page, WORDS.say("check.template", name="template.csv")).decode("utf-8-sig"))
    names = next(csv.reader(template))
    book = Workbook()
    for row in [names, *rows(names, SLIPS)]:
        book.active.append(row)
    book.save(tmp_path / "forty.xlsx")
    drop(page, tmp_path / "forty.xlsx", ready=40 - len(SLIPS), refused=len(SLIPS))

    annotated = taken(page, WORDS.say("check.annotated")).decode("utf-8-sig")
    head, *lines = csv.reader(StringIO(annotated))
    problems = head.index("problems")
    said = [line[problems] for line in lines]
    assert [row for row, problem in enumerate(said) if problem and not problem.startswith("warning:")] == list(SLIPS)
    assert "Did you mean `killed`?" in said[3] and "Did you mean `civilians`?" in said[33]

    right = rows(names, {})
    for row, slip in SLIPS.items():
        for name in slip:
            lines[row][head.index(name)] = str(right[row][names.index(name)])
    mended = tmp_path / "mended.csv"
    with mended.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([head, *lines])
    page = open_page("/checking")
    drop(page, mended, ready=40, refused=0)
    page.get_by_role("textbox", name=WORDS.say("store.by")).fill("Amal")
    page.get_by_role("button", name=WORDS.say("store.yes")).click()
    page.wait_for_selector(f"p.stored:has-text('{WORDS.say('store.stored', figures=WORDS.count('figures', 40))}')")
    page.wait_for_selector(f"p.note:has-text('{WORDS.say('store.proposal', new=0, revised=0, known=40)}')")


def drop(page, file: Path, ready: int, refused: int) -> None:
    """Drop a file and wait for its answer, however many warnings there are."""
    page.locator("input[type=file]").set_input_files(file)
    page.wait_for_selector(f"h2:text-matches('^{ready} ready, \\\\d+ warnings?, {refused} refused$')")


def taken(page, label: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    return Path(waiting.value.path()).read_bytes()
