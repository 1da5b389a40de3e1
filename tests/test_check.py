"""What people bring: every kind of bad file is answered by its lines, and good rows are kept."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pipeline import read_article
from extract.records import Article
from extract.table.check import check_file
from extract.table.check.typed import one_by_one
from extract.table.check.written import type_one, type_written
from extract.table.columns import COLUMNS, POLARS_SCHEMA
from extract.table.files import csv_bytes
from extract.table.identities import figure_ids, row_ids
from extract.table.identity import figure_id, row_id
from extract.table.schema import figures_frame

TEXT = "أفاد المرصد بمقتل 20 مدنيا، بينهم خمسة أطفال، في قصف على حمص أمس."


@pytest.fixture
def rows():
    return read_article(Article("A", TEXT, published=date(2024, 12, 6), published_basis="stated")).rows


def check_csv(path: Path):
    checked = check_file(path)
    return checked.rows, checked.problems


@pytest.fixture
def file(tmp_path, rows):
    path = tmp_path / "figures.csv"
    path.write_bytes(csv_bytes(figures_frame(rows)))
    return path


def problems(path, old=None, new=None):
    if old is not None:
        content = path.read_text("utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1), "utf-8")
    return [str(problem) for problem in check_csv(path)[1]]


def test_the_programs_own_file_has_no_problems(file):
    assert check_csv(file) == (2, [])


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (",killed,", ",kiled,", "line 2, column measure, 'kiled': is not allowed. Did you mean `killed`?"),
        (",20,20,20,20,", ",20,1.200,20,20,", "line 2, column value, '1.200': is no whole number"),
        (",20,20,20,20,", ",20,20%,20,20,", "line 2, column value, '20%'"),
        (",20,20,20,20,", ",20,٢٠,20,20,", "line 2, column value, '٢٠'"),
        (",20,20,20,20,", ",20,-1,20,20,", "line 2, column value, '-1'"),
        (",20,20,20,20,", ",20,1e309,20,20,", "line 2, column value, '1e309'"),
        (",20,20,20,20,", f",20,{10**30},20,20,", "is too large a number"),
        (",20,20,20,20,", f",20,{'9' * 5000},20,20,", "is too large a number"),
        (",20,20,20,20,", ",20,20,20,19,", "line 2, breaks a rule of the table: value_min is no larger than value_max"),
        (",20,20,20,20,", ",20,20,20,19,", "(here: value_min 20, value_max 19)"),
        (",20,20,20,20,", ",20,20,20,,", "for at_least there is no value_max"),
        (",20,20,20,20,", ",20,0,0,0,", "an explicit zero is no row"),
        ("2024-12-05", "05/12/2024", "is no date of the Gregorian calendar"),
        ("2024-12-05", "1446-06-04", "is no date of the Gregorian calendar"),
        (",incident,", ",,", "line 2, column tally, '': must not be empty"),
        (",20,20,20,20,", ",20,20,20,20,20,", "line 2, has 45 cells where the header has 44"),
        ("figure_id,", "figure_id,row_id,", "the column comes twice"),
        ("measure,", "mesure,", "is no column of the table. Did you mean `measure`?"),
        (",A,", ",A\x07,", "line 2, column article_id, 'A�': holds control characters"),
    ],
)
def test_a_problem_says_where_what_and_what_to_do(file, old, new, says):
    assert any(says in problem for problem in problems(file, old, new)), problems(file)


def test_a_part_is_not_blamed_for_its_whole(file):
    (only,) = problems(file, ",killed,", ",kiled,")
    assert "column measure" in only


def test_blank_rows_and_other_ends_of_lines_are_no_problem(file):
    content = file.read_bytes()
    for ends in (b"\r\n", b"\r"):
        file.write_bytes(content.replace(b"\n", ends * 2))
        assert check_csv(file) == (2, [])


def test_an_extracted_row_keeps_what_was_printed_of_any_kind(tmp_path):
    text = 'قتل 5 أشخاص "\x07\t\x85؛ =1+1, <b> \u202e في حمص'
    rows = read_article(Article("A", text, title=" ,\r\x1b\n ", publisher='"')).rows
    path = tmp_path / "f.csv"
    path.write_bytes(csv_bytes(figures_frame(rows)))
    assert check_csv(path) == (len(rows), [])


ODD = ["", "0", "x", "٢٠", "2024-12-05", "9" * 5000, '"', "f0123456789abcdef", "\u202e", "\n"]


@pytest.mark.parametrize("column", COLUMNS)
def test_any_cell_may_be_wrong(rows, tmp_path, column):
    path = tmp_path / "f.csv"
    frame = figures_frame(rows[:1]).with_columns(pl.col("rules").list.join(" ")).cast(pl.String)
    pl.concat([frame.with_columns(pl.lit(cell).alias(column)) for cell in ODD]).write_csv(path)
    assert check_csv(path)[0] == len(ODD)
    for problem in check_csv(path)[1]:
        assert 2 <= problem.line <= len(ODD) + 1
        assert str(problem).isprintable()


def test_a_quoted_newline_does_not_put_the_lines_out_of_count(file):
    content = file.read_text("utf-8").split("\n")
    quoted = content[1].replace(",A,", ',"A\n",', 1)
    file.write_text("\n".join([content[0], quoted, content[2].replace(",killed,", ",x,")]) + "\n", "utf-8")
    assert any(problem.startswith("line 4, column measure") for problem in problems(file))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"\x1f\x8b\x08", "is an archive"),
        (b"PK\x03\x04", "is a spreadsheet"),
        ("a,b".encode("utf-16"), "UTF-16"),
        ("قتلى".encode("windows-1256"), "is not UTF-8"),
        ("قتلى".encode("iso-8859-6"), "is not UTF-8"),
        (b"<!DOCTYPE html><table>", "is a web page"),
        (b"PAR1\x15\x04", "is Parquet"),
        (b"\x80\x04\x95.", "is a Python pickle"),
        (b"figure_id,measure\rf1,killed,9\r", "line 2, has 3 cells"),
        (b"a\x00b", "NUL byte"),
        (b"a;b\n1;2\n", "not separated by commas"),
        (b'figure_id\n"abc\n', "cannot be read as CSV"),
    ],
)
def test_a_file_of_another_kind_is_answered(tmp_path, content, says):
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    assert any(says in problem for problem in problems(path)), problems(path)


@given(st.binary(max_size=300))
def test_no_file_is_answered_with_an_exception(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("fuzz") / "any.csv"
    path.write_bytes(content)
    check_csv(path)


HAND_MADE = [*ODD, "'=1", "=1", "<b>", "a\x07", "9" * 19, "007", "2099-01-01", "Nobody", "entered", "a  b", " "]


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(COLUMNS), st.sampled_from(HAND_MADE)), max_size=3))
def test_column_by_column_says_what_row_by_row_says(changes):
    rows = read_article(Article("A", TEXT, published=date(2024, 12, 6), published_basis="stated")).rows
    flat = figures_frame(rows).with_columns(pl.col("rules").list.join(" ")).cast(pl.String).fill_null("")
    changed = flat.with_columns(pl.lit(cell).alias(name) for name, cell in dict(changes).items())
    cells = pl.concat([flat, changed]).with_row_index("line", 2).cast({"line": pl.Int64})
    at_once, alone = type_written(cells), one_by_one(cells, type_one)
    assert at_once.rows.equals(alone.rows, null_equal=True)
    assert (at_once.problems, at_once.warnings, at_once.refused) == (alone.problems, alone.warnings, alone.refused)


@given(st.lists(st.fixed_dictionaries({"quote": st.text(), "url": st.none() | st.text(), "start": st.integers(0, 9)})))
def test_ids_of_a_table_are_those_of_its_rows(rows):
    rows = [row | {"article_id": row["quote"], "end": 10, "published": date(2024, 12, 6)} for row in rows]
    frame = pl.DataFrame(rows, schema=POLARS_SCHEMA)
    assert row_ids(frame).to_list() == [row_id(row) for row in frame.iter_rows(named=True)]
    assert figure_ids(frame).to_list() == [figure_id(row["article_id"], row["start"], 10) for row in rows]


def test_half_a_character_in_json_is_answered(tmp_path):
    path = tmp_path / "f.jsonl"
    path.write_text('{"measure": "killed", "number": "5", "quote": "\\ud83d killed 5"}\n', "utf-8")
    assert check_csv(path)[0] == 1
