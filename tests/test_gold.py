"""The five seed articles are read as two careful readers read them: every figure, every field, and nothing else."""

import json
from pathlib import Path

import pytest

from extract.ingest.jsonl import read_jsonl
from extract.pipeline import read_article
from extract.text import fold

ROOT = Path(__file__).parent.parent
GOLD = {
    article["id"]: article["rows"]
    for article in map(json.loads, (ROOT / "tests/gold/seeds.jsonl").read_text("utf-8").splitlines())
}
NEAR_MISSES = list(map(json.loads, (ROOT / "tests/gold/seeds-near-misses.jsonl").read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def readings():
    return {article.id: read_article(article) for article in read_jsonl(ROOT / "seeds/articles.jsonl")}


@pytest.mark.parametrize("article", GOLD)
def test_figures_are_those_of_the_gold(readings, article):
    rows = readings[article].rows
    assert [(row["start"], row["end"], row["number_text"]) for row in rows] == [
        (gold["start"], gold["end"], gold["number_text"]) for gold in GOLD[article]
    ]


@pytest.mark.parametrize(
    ("article", "index"),
    [
        pytest.param(article, index, id=f"{article}-{row['number_text']}-{row['start']}")
        for article, rows in GOLD.items()
        for index, row in enumerate(rows)
    ],
)
def test_every_field_is_right(readings, article, index):
    rows, gold = readings[article].rows, GOLD[article][index]
    row = next(row for row in rows if row["start"] == gold["start"])
    printed = {key: str(value) if key.startswith("event_") and value else value for key, value in row.items()}
    printed["part_of"] = next((i for i, one in enumerate(rows) if one["figure_id"] == row["part_of"]), None)
    wrong = {
        field: (printed[field], expected)
        for field, expected in gold.items()
        if not any(
            agrees(field, one, printed[field]) for one in (expected if isinstance(expected, list) else [expected])
        )
    }
    assert not wrong, f"field: (read, gold) {wrong}"


def agrees(field, expected, found):
    """Printed words agree where at least half of the longer's are shared: readers differ on where a phrase ends."""
    if not field.endswith("_text") or not expected or not found:
        return expected == found
    one, two = (set(fold(words).split()) for words in (expected, found))
    return len(one & two) >= max(len(one), len(two)) / 2


def test_near_misses_are_no_figures(readings):
    read = [
        (miss["id"], miss["number_text"], miss["why"])
        for miss in NEAR_MISSES
        for row in readings[miss["id"]].rows
        if row["start"] < miss["end"] and miss["start"] < row["end"]
    ]
    assert not read
