"""The seed articles are as they were read: the offsets of figures and gold count in these very bytes."""

import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"
LIST = (SEEDS / "articles.jsonl").read_text(encoding="utf-8")
ARTICLES = [json.loads(line) for line in LIST.split("\n") if line]


def test_every_article_is_listed_once():
    assert [article["id"] for article in ARTICLES] == ["S000", "S001", "S002", "S003", "S004"]
    assert [article["file"] for article in ARTICLES] == sorted(path.name for path in SEEDS.glob("*.txt"))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_text_is_byte_for_byte_the_recorded_one(article):
    assert hashlib.sha256((SEEDS / article["file"]).read_bytes()).hexdigest() == article["sha256"]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_what_is_known_of_it_stands_in_its_text(article):
    text = (SEEDS / article["file"]).read_bytes().decode("utf-8")
    assert article["title"] is None or article["title"] in text.split("\n")
    assert article["publisher"] is None or article["publisher"] in text
    for words in re.findall("«(.+?)»", article["note"]):
        assert words in text, "the note quotes words that are not in the text"


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_how_it_is_known_is_said(article):
    bases = {"stated", "inferred", "supplied"}
    assert date.fromisoformat(article["published"]) and article["published_basis"] in bases
    assert article["publisher_basis"] in (bases if article["publisher"] else {None})
