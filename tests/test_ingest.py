"""Inputs -> articles: the text exactly as stored, and a plain line for what cannot be read."""

import json
from datetime import date

import pytest

from extract.ingest.articles import read_articles_from
from extract.ingest.problems import InputProblem

TEXT = "قُتل 5\r\nأشخاص\u2028في حمص"


def only(path):
    (one,) = read_articles_from([str(path)])
    return one


def jsonl(folder, *entries):
    path = folder / "news.jsonl"
    path.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries), "utf-8")
    return path


def test_a_text_file_is_an_article_named_by_the_file(tmp_path):
    path = tmp_path / "a-1.txt"
    path.write_bytes(TEXT.encode())
    article = only(path)
    assert (article.id, article.text, article.published) == ("a-1", TEXT, None)


def test_a_byte_order_mark_is_no_letter_of_the_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert only(path).text == TEXT


def test_a_line_with_text_and_one_with_a_file(tmp_path):
    (tmp_path / "b.txt").write_bytes(TEXT.encode())
    path = jsonl(
        tmp_path,
        {"id": "A", "text": TEXT, "title": "عنوان", "published": "2024-12-06", "rows": [1]},
        {"id": "B", "file": "b.txt", "publisher": "صحيفة", "published_basis": "inferred", "published": "2024-12-05"},
    )
    first, second = read_articles_from([str(path)])
    assert (first.text, first.title, first.published, first.published_basis) == (
        TEXT,
        "عنوان",
        date(2024, 12, 6),
        "stated",
    )
    assert (second.text, second.publisher, second.published_basis) == (TEXT, "صحيفة", "inferred")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "is no JSON"),
        ("[1]", "is no JSON object"),
        ('{"text": "a"}', "has no `id`"),
        ('{"id": 1, "text": "a"}', "has no `id`"),
        ('{"id": "A"}', "has neither `text` nor `file`"),
        ('{"id": "A", "file": "../secret.txt"}', "outside the folder"),
        ('{"id": "A", "file": "none.txt"}', "there is no such file"),
        ('{"id": "A", "text": "a", "published": "6/12/2024"}', "Write a date such as 2024-12-06"),
        ('{"id": "A", "text": "a", "title": 5}', "`title` is no text"),
    ],
)
def test_a_bad_line_is_answered_with_where_and_what_to_do(tmp_path, line, says):
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "0", "text": "a"}\n' + line + "\n", "utf-8")
    good, problem = read_articles_from([str(path)])
    assert good.id == "0"
    assert isinstance(problem, InputProblem)
    assert says in str(problem)
    assert str(tmp_path) not in str(problem)


def test_a_bad_input_does_not_stop_the_next(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "good.txt").write_bytes(TEXT.encode())
    inputs = [tmp_path / "none.txt", tmp_path / "bad.txt", tmp_path, tmp_path / "good.txt"]
    *problems, article = read_articles_from(map(str, inputs))
    assert [isinstance(one, InputProblem) for one in problems] == [True] * 3
    assert article.text == TEXT


def test_an_id_that_comes_twice_is_a_problem(tmp_path):
    path = jsonl(tmp_path, {"id": "A", "text": "a"}, {"id": "A", "text": "b"})
    _, problem = read_articles_from([str(path)])
    assert "comes twice" in str(problem)
