"""Files as they come -> articles: packed, in rows, in folders; and what each says when it is broken."""

import csv
import gzip
import io
import json
import os
from datetime import date

import polars as pl
import pyarrow
import pytest

from extract.ingest.articles import read_articles_from
from extract.ingest.opening import MOST_TO_ONE, UNPACKED_FREELY
from extract.ingest.problems import InputNote, InputProblem
from extract.records import Article

TEXT = "قال المرصد إن خمسة مدنيين قتلوا في القصف على المدينة."
ROW = {"id": "A", "text": TEXT, "title": "عنوان", "publisher": "صحيفة", "url": "https://example.org/a"}
ROW |= {"published": "2024-12-06"}
LINE = (json.dumps(ROW, ensure_ascii=False) + "\n").encode()


def read(*paths):
    return list(read_articles_from(map(str, paths)))


def only(path):
    (one,) = read(path)
    return one


def zstd(content):
    return pyarrow.Codec("zstd").compress(content, asbytes=True)


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("zst", zstd)])
def test_a_packed_file_is_read_as_what_it_holds(tmp_path, ending, pack):
    lines, text = tmp_path / f"news.jsonl.{ending}", tmp_path / f"B.txt.{ending}"
    lines.write_bytes(pack(LINE))
    text.write_bytes(pack(b"two"))
    article, other = read(lines, text)
    assert (article.text, article.published) == (TEXT, date(2024, 12, 6))
    assert (other.id, other.text) == ("B", "two")


def test_members_of_a_gzip_one_after_the_other_are_one_file(tmp_path):
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"id": "A", "text": "a"}\n') + gzip.compress(b'{"id": "B", "text": "b"}\n'))
    assert [article.id for article in read(path)] == ["A", "B"]


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("zst", zstd)])
def test_a_packed_file_that_is_cut_gives_what_it_holds_and_a_problem(tmp_path, ending, pack):
    path = tmp_path / f"news.jsonl.{ending}"
    noise = os.urandom(300_000).hex()  # so that it cannot be packed into one block
    whole = pack(LINE + json.dumps({"id": "B", "text": noise}).encode())
    path.write_bytes(whole[: len(whole) // 2])
    *_, problem = read(path)
    assert "is cut or broken" in str(problem)


@pytest.mark.parametrize("name", ["news.jsonl.gz", "news.jsonl.zst", "A.txt.gz", "page.html.gz", "crawl.warc.gz"])
def test_what_only_says_that_it_is_packed_is_a_problem(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(LINE)
    assert "is cut or broken" in str(only(path))


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("zst", zstd)])
def test_a_bomb_is_refused(tmp_path, ending, pack):
    path = tmp_path / f"bomb.jsonl.{ending}"
    path.write_bytes(pack(b" " * (2 * UNPACKED_FREELY)))
    assert f"unpacks to over {MOST_TO_ONE} times its size" in str(only(path))


def written_csv(delimiter):
    file = io.StringIO()
    rows = csv.DictWriter(file, [*ROW, "other"], delimiter=delimiter, lineterminator="\r\n")
    rows.writeheader()
    rows.writerow(ROW | {"text": f'{TEXT}\nقال: "لا"', "other": "x"})
    rows.writerow({"id": "B", "text": "b"})
    return file.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1256"])
def test_rows_of_cells_are_articles(tmp_path, delimiter, encoding):
    path = tmp_path / ("news.tsv" if delimiter == "\t" else "news.csv")
    path.write_bytes(written_csv(delimiter).encode(encoding))
    article, other = read(path)
    assert article.text == f'{TEXT}\nقال: "لا"'
    assert (article.title, article.published, article.published_basis) == ("عنوان", date(2024, 12, 6), "stated")
    assert (other.id, other.title, other.published) == ("B", None, None)


def test_a_longer_cell_than_the_library_takes_is_read(tmp_path):
    path = tmp_path / "news.csv"
    path.write_text(f"id,text\nA,{'أ' * 200_000}\n", "utf-8")
    assert len(only(path).text) == 200_000


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("id,body\nA,b\n", "news.csv: has no column `text`"),
        ("id,text,id\nA,b,c\n", "news.csv:1: has the column `id` twice"),
        ("id,text\nA,b,c\nB,b\n", "news.csv:2: has 3 cells where the header has 2 columns"),
        ('id,text\n"A\n1",b\nB\nC,c\n', "news.csv:4: has 1 cells"),
        ('id,text\nB,b\nA,"b\n', "news.csv:3: is no row of CSV"),
        ("id,text\n,b\nB,b\n", "news.csv:2: has no `id`"),
        ("id,text,published\nA,b,6/12\nB,c,\n", "news.csv:2: `published` is no date"),
        ("", "news.csv: has no column `id`"),
    ],
)
def test_a_bad_row_is_answered_with_its_line(tmp_path, content, says):
    path = tmp_path / "news.csv"
    path.write_text(content, "utf-8")
    problems = [str(one) for one in read(path) if isinstance(one, InputProblem)]
    assert len(problems) == 1
    assert problems[0].startswith(says)


def test_parquet_rows_are_articles(tmp_path):
    path = tmp_path / "news.parquet"
    rows = [ROW | {"published": date(2024, 12, 6)}, {"id": "B", "text": "b"}, {"id": "C"}]
    pl.DataFrame(rows).write_parquet(path)
    article, other, problem = read(path)
    assert (article.text, article.published, article.publisher) == (TEXT, date(2024, 12, 6), "صحيفة")
    assert (other.id, other.url) == ("B", None)
    assert str(problem).startswith("news.parquet:3: has no `text`")


def test_numbers_as_ids_of_parquet_are_names(tmp_path):
    path = tmp_path / "news.parquet"
    pl.DataFrame({"id": [7], "text": ["a"]}).write_parquet(path)
    assert only(path).id == "7"


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"PAR1 not really PAR1", "is no Parquet file"), (b"", "is no Parquet file"), (None, "has no column `text`")],
)
def test_a_broken_parquet_is_a_problem(tmp_path, content, says):
    path = tmp_path / "news.parquet"
    pl.DataFrame({"id": ["A"]}).write_parquet(path) if content is None else path.write_bytes(content)
    assert says in str(only(path))


def test_a_parquet_bomb_is_refused(tmp_path):
    path = tmp_path / "bomb.parquet"
    text = pyarrow.array(["قتل " * 250_000] * 30)
    table = pyarrow.table({"id": pyarrow.array(map(str, range(30))), "text": text})
    pyarrow.parquet.write_table(table, path, compression="zstd", use_dictionary=False)
    assert "times its size" in str(only(path))


def test_lines_in_utf_16_are_lines(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes((LINE.decode() + '{"id": "B", "text": "ਊ"}\n').encode("utf-16-le"))  # ਊ holds the byte of \n
    article, other = read(path)
    assert (article.text, other.text) == (TEXT, "ਊ")


def test_one_text_under_two_addresses_is_one_article(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes(LINE + json.dumps(ROW | {"id": "B", "url": "https://example.org/b"}).encode())
    article, note = read(path)
    assert isinstance(article, Article)
    assert isinstance(note, InputNote)
    assert str(note) == "article B: has the text of A. Read once."


def folder_of_news(folder):
    (folder / "2024").mkdir(parents=True)
    (folder / "2024/b.txt").write_text("b", "utf-8")
    (folder / "2024/c.jsonl").write_text('{"id": "C", "text": "c"}\n{', "utf-8")
    (folder / "a.txt").write_text("a", "utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / ".hidden.txt").write_text("h", "utf-8")
    return folder


def test_a_folder_is_read_with_its_folders_and_tells_names_within_it(tmp_path):
    found = read(folder_of_news(tmp_path / "news"))
    assert [one.id for one in found if isinstance(one, Article)] == ["a", "2024/b", "C"]
    said = [str(one) for one in found if isinstance(one, InputProblem)]
    assert said[0].startswith("2024/c.jsonl:2: is no JSON")
    assert said[1:] == ["news: holds files of other endings (2). Passed over."]


def test_nothing_outside_a_folder_is_read_and_what_never_ends_is_not_opened(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (folder / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "above").symlink_to(tmp_path)
    (folder / "itself").symlink_to(folder)
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe.jsonl.gz")
    (folder / "a.txt").write_text("a", "utf-8")
    found = read(folder)
    assert [one.id for one in found if isinstance(one, Article)] == ["a"]
    said = [str(one) for one in found if isinstance(one, InputProblem)]
    assert sum("is a link, and not followed" in one for one in said) == 5
    assert sum("is no file but a pipe or a device" in one for one in said) == 2
    assert not any(str(tmp_path) in one for one in said)


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [
        ("news/*.txt", ["a"]),
        ("news/**/*.txt", ["2024/b", "a"]),
        ("news/*/b.txt", ["2024/b"]),
        ("n*", ["a", "2024/b", "C"]),
        ("news/[a-b].txt", ["a"]),
    ],
)
def test_a_pattern_names_files(tmp_path, monkeypatch, pattern, ids):
    folder_of_news(tmp_path / "news")
    monkeypatch.chdir(tmp_path)
    assert [one.id for one in read(pattern) if isinstance(one, Article)] == ids


def test_a_pattern_that_leads_outside_or_nowhere_is_said(tmp_path, monkeypatch):
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "news").mkdir()
    (tmp_path / "news/link.txt").symlink_to(tmp_path / "secret.txt")
    monkeypatch.chdir(tmp_path)
    outside, nowhere = read("news/*.txt", "news/*.html")
    assert "leads outside its folder" in str(outside)
    assert "there is no such file" in str(nowhere)


def test_a_file_whose_name_is_a_pattern_is_that_file(tmp_path, monkeypatch):
    (tmp_path / "a[1].txt").write_text("a", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert only("a[1].txt").id == "a[1]"


def test_an_empty_folder_is_a_problem(tmp_path):
    (tmp_path / "news").mkdir()
    assert "without a file to read" in str(only(tmp_path / "news"))
