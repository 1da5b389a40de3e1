"""An article in a language that no pack reads is one issue, and is read no further."""

import tomllib

import pytest

from extract.packs import LANGUAGES, load_pack
from extract.pipeline import read_article
from extract.records import Article
from extract.stages.language import SAMPLE, is_written_in

CASES = tomllib.loads((LANGUAGES / "languages.cases.toml").read_text("utf-8"))


def test_every_language_has_its_cases_and_its_pack():
    listed = tomllib.loads((LANGUAGES / "languages.toml").read_text("utf-8"))
    assert set(CASES) == set(listed) == {folder.name for folder in LANGUAGES.iterdir() if folder.is_dir()}


@pytest.mark.parametrize(
    ("language", "says", "text"),
    [(language, says, text) for language, cases in CASES.items() for says in ("yes", "no") for text in cases[says]],
)
def test_a_text_shows_its_language(language, says, text):
    assert is_written_in(text, load_pack(language).writing) == (says == "yes")


def test_an_article_in_another_language_is_one_issue_that_shows_its_words():
    article = Article("A", "\n Five people were killed in 12 raids.\nTen were hurt: قتل 5.")
    reading = read_article(article)
    (issue,) = reading.issues
    assert (issue.stage, issue.words) == ("language", "Five people were killed in 12 raids.")
    assert article.text[issue.start : issue.end] == issue.words
    assert not reading.rows


def test_a_text_that_begins_in_another_language_is_read():
    head = "Follow us on every network, on every screen and in every town. " * (SAMPLE // 40)
    text = head + "\nقتل 5 أشخاص في مدينة حمص. " + "قال المتحدث إن القصف استمر طوال الليل على الأحياء. " * 100
    assert [row["value"] for row in read_article(Article("A", text)).rows] == [5]
