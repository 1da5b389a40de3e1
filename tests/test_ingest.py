"""Inputs -> articles: the text exactly as stored, and a plain line for what cannot be read."""

import json
import os
from datetime import date

import pytest

from extract.ingest.articles import read_articles_from
from extract.ingest.problems import InputProblem
from extract.ingest.text import LARGEST_ARTICLE

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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6"])
def test_the_encodings_of_the_wild_are_read(tmp_path, encoding):
    path, text = tmp_path / "a.txt", "قال المرصد السوري إن خمسة مدنيين قتلوا في القصف."
    path.write_bytes(("\ufeff" * encoding.startswith("utf-16") + text).encode(encoding))
    assert only(path).text == text


def test_a_line_with_text_and_one_with_a_file(tmp_path):
    (tmp_path / "b.txt").write_bytes(TEXT.encode())
    path = jsonl(
        tmp_path,
        {"id": "A", "text": "خبر", "title": "عنوان", "published": "2024-12-06", "rows": [1]},
        {"id": "B", "file": "b.txt", "publisher": "صحيفة", "published_basis": "inferred", "published": "2024-12-05"},
    )
    first, second = read_articles_from([str(path)])
    assert (first.text, first.title, first.published, first.published_basis) == (
        "خبر",
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
        ('{"id": "A", "text": "a", "published": "6/12/2024"}', "`published` is no date. Write it as 2024-12-06"),
        ('{"id": "A", "text": "a", "published": 20241206}', "`published` is no date"),
        ('{"id": "A", "text": "a", "published": "1446-06-04"}', "`published` is no date"),
        ('{"id": "A", "text": "a", "published_basis": "guessed"}', "one of stated, inferred, supplied"),
        ('{"id": "A", "text": "a", "title": 5}', "`title` is no text"),
        ('{"id": "A", "text": "a", "url": "javascript:alert(1)"}', "`url` is no web address"),
        ('{"id": "A", "file": "a\\u0000b"}', "`file` cannot be opened"),
        ('{"id": " ", "text": "a"}', "has no `id`"),
        pytest.param("[" * 100_000, "is no JSON", id="nested deeply"),
    ],
)
def test_a_bad_line_is_answered_with_where_and_what_to_do_and_the_next_goes_on(tmp_path, line, says):
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "0", "text": "a"}\n' + line + '\n{"id": "2", "text": "c"}\n', "utf-8")
    first, problem, last = read_articles_from([str(path)])
    assert (first.id, last.id) == ("0", "2")
    assert isinstance(problem, InputProblem)
    assert str(problem).startswith("news.jsonl:2: ")
    assert says in str(problem)
    assert str(tmp_path) not in str(problem)


def test_a_bad_input_does_not_stop_the_next(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "good.txt").write_bytes(TEXT.encode())
    (tmp_path / "empty").mkdir()
    inputs = [tmp_path / "none.txt", tmp_path / "bad.txt", tmp_path / "empty", tmp_path / "good.txt"]
    *problems, article = read_articles_from(map(str, inputs))
    assert [isinstance(one, InputProblem) for one in problems] == [True] * 3
    assert article.text == TEXT


def test_an_id_that_comes_twice_is_a_problem(tmp_path):
    path = jsonl(tmp_path, {"id": "A", "text": "a"}, {"id": "A", "text": "b"})
    _, problem = read_articles_from([str(path)])
    assert "comes twice" in str(problem)


def test_a_line_that_was_cut_within_a_letter_is_a_problem_of_that_line(tmp_path):
    path = tmp_path / "news.jsonl"
    cut = '{"id": "A", "text": "قتل خمسة أشخاص"}\n'.encode().replace("ش".encode(), "ش".encode()[:1])
    path.write_bytes(cut + b'{"id": "B", "text": "b"}')
    problem, article = read_articles_from([str(path)])
    assert "news.jsonl:1: is in no encoding that is known" in str(problem)
    assert article.id == "B"


def test_a_separator_of_lines_in_a_text_is_no_end_of_the_json_line(tmp_path):
    path = jsonl(tmp_path, {"id": "A", "text": "a\u2028b\x0cc\x85d"})
    assert only(path).text == "a\u2028b\x0cc\x85d"


def test_half_a_character_is_replaced_and_moves_no_offset(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'{"id": "A", "text": "\\ud83d 5 \\ud83d\\ude00"}')
    assert only(path).text == "\ufffd 5 😀"


@pytest.mark.parametrize("longer", [LARGEST_ARTICLE, 2 * LARGEST_ARTICLE + 1])
def test_what_is_too_large_is_refused_and_the_rest_goes_on(tmp_path, longer):
    text, lines = tmp_path / "a.txt", tmp_path / "news.jsonl"
    text.write_bytes(b"a" * (longer + 1))
    lines.write_bytes(b'"' + b"a" * longer + b'"\n{"id": "B", "text": "b"}')
    large, line, article = read_articles_from([str(text), str(lines)])
    assert "a.txt: is larger than" in str(large)
    assert "news.jsonl:1: is longer than" in str(line)
    assert article.id == "B"


def test_what_never_ends_or_leads_outside_is_refused(tmp_path):
    pipe, device, loop = (tmp_path / name for name in ("pipe.txt", "device.txt", "loop.txt"))
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    loop.symlink_to(loop)
    outside = tmp_path / "inside"
    outside.mkdir()
    (outside / "link.txt").symlink_to("/etc/hostname")
    lines = jsonl(outside, {"id": "A", "file": "link.txt"})
    says = ["is no file but a pipe", "is no file but a pipe", "cannot be opened", "outside the folder"]
    for problem, what in zip(read_articles_from(map(str, [pipe, device, loop, lines])), says, strict=True):
        assert what in str(problem)


def test_a_name_in_odd_bytes_gives_an_id_that_can_be_written(tmp_path):
    path = tmp_path / os.fsdecode(b"a\xff.txt")
    try:
        path.write_text("a", "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    assert only(path).id == "a\ufffd"
