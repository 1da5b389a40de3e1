"""A file of each kind that people bring by mistake, and its answer: where, what, and what to do."""

import csv
import gzip
import io
import json
import pickle
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.cli import main
from extract.table.check import check_bytes
from extract.table.check.annotated import annotated_csv
from extract.table.columns import COLUMNS
from extract.table.files import csv_bytes, parquet_bytes
from extract.table.schema import figures_frame
from extract.table.template import template_files

PUBLISHED = pl.read_parquet(Path(__file__).parents[1] / "data/figures.parquet")
QUOTE = "أفاد المرصد السوري بمقتل 20 مدنيا في حمص أمس."
ROW = {
    "measure": "killed",
    "number": "20",
    "min": "",
    "max": "",
    "population": "civilians",
    "source": "SOHR",
    "publisher": "صحيفة",
    "published": "2024-12-06",
    "url": "https://example.org/2",
    "event_date": "2024-12-05",
    "place": "حمص",
    "tally": "incident",
    "quote": QUOTE,
    "note": "",
}
HEADER = ",".join(ROW) + "\n"
PART = next(row for row in PUBLISHED.iter_rows(named=True) if row["part_of"])
WORD = next(row for row in PUBLISHED.iter_rows(named=True) if row["qualifier"] == "magnitude")
JUNE = date(2025, 6, 1)
DATED = next(row for row in PUBLISHED.iter_rows(named=True) if row["event_end"])


def line(**cells: str) -> str:
    """A row that somebody enters, right but for the cells given."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow((ROW | cells).values())
    return text.getvalue()


def entered(**cells: str) -> bytes:
    return (HEADER + line(**cells)).encode()


def written(figure: str, **cells) -> bytes:
    """The published figures as the program writes them, but for some cells of one."""
    named = pl.col("figure_id") == figure
    changed = [
        pl.when(named).then(pl.lit(value, PUBLISHED.schema[name])).otherwise(name).alias(name)
        for name, value in cells.items()
    ]
    return csv_bytes(PUBLISHED.with_columns(changed))


def packed(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


def sheet(*rows) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def two_sheets() -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.create_sheet("second")
    book.save(file)
    return file.getvalue()


def nested() -> bytes:
    file = io.BytesIO()
    pl.DataFrame({"measure": [{"a": 1}]}).write_parquet(file)
    return file.getvalue()


WHOLE_FILES = {
    "empty": (b"", "the file is empty. Begin it with the column names"),
    "blank": (b" \n\n", "the file is empty"),
    "wrong column": (
        HEADER.replace("measure", "mesure").encode(),
        "line 1, column mesure, is no column of the table. Did",
    ),
    "missing column": (b"measure,number\nkilled,5\n", "line 1, column quote, the column is missing. Add it"),
    "doubled column": (HEADER.replace("min", "max").encode(), "line 1, column max, the column comes twice. Keep one"),
    "extra column": (
        HEADER.replace("note", "colour").encode(),
        "line 1, column colour, is no column of the table. Remove",
    ),
    "semicolons": ((HEADER + line()).replace(",", ";").encode(), "columns are not separated by commas. Save"),
    "bars": ((HEADER + line()).replace(",", "|").encode(), "columns are not separated by commas"),
    "wide": (
        b"place,killed,injured\nHoms,5,7\n",
        "line 1, column killed, is a measure, not a column. Give every number",
    ),
    "wide, other words": (b"place,Dead,Wounded\nHoms,5,7\n", "one row with measure `killed` and `injured`"),
    "wide, in Arabic": ("المكان,قتلى,جرحى\nحمص,5,7\n".encode(), "one row with measure `killed` and `injured`"),
    "utf-16": ((HEADER + line()).encode("utf-16"), "the file is UTF-16. Save it as CSV in UTF-8"),
    "utf-16 without a mark": ((HEADER + line()).encode("utf-16-le"), "holds a NUL byte"),
    "windows-1256": ((HEADER + line()).encode("windows-1256"), "line 2, is not UTF-8. Save the file as CSV in UTF-8"),
    "iso-8859-6": ((HEADER + line()).encode("iso-8859-6"), "line 2, is not UTF-8"),
    "invalid utf-8": (entered() + b"killed,\xff\n", "line 3, is not UTF-8"),
    "nul": (entered() + b"killed,\x00\n", "line 3, holds a NUL byte"),
    "gzip": (gzip.compress(entered()), "the file is an archive"),
    "zip": (packed("a.csv", entered()), "the file is a spreadsheet or an archive"),
    "html": (b"<!doctype html><p>x", "the file is a web page. Download the table itself"),
    "html table": (b"\n <table><tr><td>measure", "the file is a web page"),
    "parquet": (parquet_bytes(PUBLISHED), "the file is Parquet. Save it as CSV in UTF-8, or give it the ending"),
    "pickle": (pickle.dumps(ROW), "the file is a Python pickle"),
    "spreadsheet": (sheet(list(ROW)), "the file is a spreadsheet"),
    "old spreadsheet": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "the file is an old spreadsheet"),
    "json": (json.dumps([ROW]).encode(), "the file is JSON. Write one object a line, and give it the ending"),
}


@pytest.mark.parametrize("kind", WHOLE_FILES)
def test_a_file_that_is_no_table_of_figures(kind):
    content, says = WHOLE_FILES[kind]
    checked = check_bytes(content, "figures.csv")
    assert any(says in str(problem) for problem in checked.problems), checked.problems
    assert checked.ready.is_empty()
    assert checked.problems[0].what in annotated_csv(checked).decode("utf-8-sig").replace('""', '"')


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("f.xlsx", two_sheets(), "has 2 sheets. Keep the one with the figures"),
        ("f.xlsx", b"measure,number", "is no spreadsheet that can be read"),
        ("f.xlsx", packed("xl/vbaProject.bin", b"x"), "holds macros. Save it as .xlsx without them"),
        (
            "f.xlsm",
            sheet(list(ROW)),
            "the file is a spreadsheet or an archive. Save it as CSV in UTF-8, or give it the",
        ),
        ("f.parquet", b"measure,number", "is no Parquet file that can be read"),
        ("f.parquet", nested(), "column measure, holds nested values"),
        ("f.jsonl", b"[1]\n", "line 1, is no JSON object. Write one object a line"),
        ("f.json", json.dumps([ROW], indent=1).encode(), "its objects go over several lines. Write one object a line"),
        ("../../f.csv", b"", "the file is empty"),
    ],
)
def test_a_file_of_another_format_than_its_name_says(name, content, says):
    assert [says in str(problem) for problem in check_bytes(content, name).problems] == [True]


def test_a_header_is_known_as_a_spreadsheet_writes_it():
    header = HEADER.replace("measure", " Measure").replace("event_date", "Event Date")
    assert check_bytes((header + line()).encode(), "f.csv").ready.height == 1


def test_a_header_alone_is_a_warning():
    checked = check_bytes(HEADER.encode(), "f.csv")
    assert [str(one) for one in checked.warnings] == [
        "line 1, is a header without rows. Write one figure a row under it"
    ]


@pytest.mark.parametrize("blank", ["\n", "," * 13 + "\n", " ,\n", '""\n'])
def test_blank_rows_are_passed_over(blank):
    checked = check_bytes((HEADER + blank + line() + blank).encode(), "f.csv")
    assert (checked.ready.height, checked.rows, checked.problems) == (1, 1, [])


def test_good_rows_beside_ragged_ones_are_kept_and_all_come_back_with_what_is_wrong():
    rows = HEADER + line() + "killed,20\n" + line(number="21").strip() + ",x,y\n" + '"open\n'
    checked = check_bytes(rows.encode(), "f.csv")
    assert (checked.ready.height, checked.refused) == (1, 3)
    assert [problem.line for problem in checked.problems] == [3, 4, 5]
    copy = list(csv.reader(io.StringIO(annotated_csv(checked).decode("utf-8-sig"))))
    assert "has 2 cells where the header has 14" in copy[2][14] and copy[2][:2] == ["killed", "20"]
    assert "has 16 cells" in copy[3][14] and copy[3][15:] == ["x", "y"]
    assert "line 5: cannot be read as CSV" in copy[1][14]


CELLS = {
    "fraction": ({"number": "20.5"}, "column number, '20.5': is no whole number. Write the digits 0 to 9 alone"),
    "nan": ({"number": "NaN"}, "column number, 'NaN': is no number that can be read"),
    "infinity": ({"number": "1e309"}, "column number, '1e309': is no whole number"),
    "beyond 64 bits": ({"number": "9" * 20}, "is too large a number. Check it"),
    "grouped": ({"number": "2_0"}, "is no whole number"),
    "percent": ({"number": "20%"}, "column number, '20%': is no whole number"),
    "unit": ({"number": "20 شخصا"}, "is no whole number"),
    "neither number nor range": ({"number": ""}, "column number, '': must not be empty. Write digits, the words"),
    "number and range": ({"max": "30"}, "column number, '20': stands beside min or max"),
    "min over max": ({"number": "", "min": "30", "max": "20"}, "column min, '30': is larger than max, 20. Mend them"),
    "bad bound": ({"number": "", "max": "2O"}, "column max, '2O': is no whole number"),
    "measure": (
        {"measure": "dead"},
        "column measure, 'dead': is not allowed. Did you mean `killed`? Allowed: killed, inj",
    ),
    "measure in Arabic": ({"measure": "جرحى"}, "Did you mean `injured`?"),
    "population": ({"population": "مدنيون"}, "column population, 'مدنيون': is not allowed. Did you mean `civilians`?"),
    "tally": ({"tally": "cumulativ"}, "column tally, 'cumulativ': is not allowed. Did you mean `cumulative`?"),
    "day first": (
        {"event_date": "05/12/2024"},
        "column event_date, '05/12/2024': is no date of the Gregorian calendar",
    ),
    "in words": ({"event_date": "5 ديسمبر 2024"}, "is no date of the Gregorian calendar. Write it as 2024-12-06"),
    "hijri": ({"published": "1446-06-04"}, "column published, '1446-06-04': is no date of the Gregorian"),
    "year 0": ({"event_date": "0000-01-01"}, "is no date of the Gregorian calendar"),
    "future": ({"published": "2099-01-01"}, "column published, '2099-01-01': lies in the future"),
    "future event": (
        {"published": "", "event_date": "2099-01-01"},
        "column event_date, '2099-01-01': lies in the future",
    ),
    "after publication": ({"event_date": "2024-12-09"}, "column event_date, '2024-12-09': is after the publication"),
    "total after publication": ({"event_date": "2024-12-09", "tally": "cumulative"}, "is after the publication"),
    "quote": ({"quote": "قتل 21 مدنيا"}, "column quote, 'قتل 21 مدنيا': does not hold the number. Print the sentence"),
    "no quote": ({"quote": ""}, "column quote, '': must not be empty"),
    "formula": ({"source": "=1+1"}, "column source, '=1+1': begins like a formula. Remove the sign"),
    "html": ({"note": "<img src=x>"}, "column note, '<img src=x>': holds HTML. Write the words alone"),
    "bidi": ({"place": "حمص\u202e"}, "column place, 'حمص�': holds marks that turn the direction of writing"),
    "control": ({"source": "a\x1b[31m"}, "column source, 'a�[31m': holds control characters. Remove them"),
    "script address": (
        {"url": "javascript:alert(1)"},
        "column url, 'javascript:alert(1)': is no web address. Begin it",
    ),
    "other address": ({"url": "ftp://example.org/x"}, "is no web address"),
    "address with a space": ({"url": "https://example.org/a b"}, "is no web address"),
}


@pytest.mark.parametrize("kind", CELLS)
def test_a_wrong_cell_that_somebody_enters(kind):
    cells, says = CELLS[kind]
    (problem,) = check_bytes(entered(**cells), "f.csv").problems
    assert str(problem).startswith("line 2, ") and says in str(problem)


@pytest.mark.parametrize(
    ("figure", "cells", "says"),
    [
        (PART, dict.fromkeys(("value", "value_min", "value_max"), 10**9), "value_max of the whole that part_of names"),
        (PART, {"part_of": PART["figure_id"]}, "part_of makes no ring"),
        (PART, {"part_of": "f" + "0" * 16}, "part_of names a figure of the same article_id"),
        (WORD, {"value": 500}, "for range and magnitude no value (here: value 500, value_min"),
        (WORD, {"unit": "family"}, "column unit, 'family': is not allowed. Did you mean `families`?"),
        (WORD, {"qualifier": "exactly"}, "column qualifier, 'exactly': is not allowed. Did you mean `exact`?"),
        (WORD, {"status": "reportd"}, "column status, 'reportd': is not allowed. Did you mean `reported`?"),
        (DATED, {"event_end": date(2001, 1, 1)}, "event_start is no later than event_end"),
        (WORD, {"url": "data:text/html,x"}, "column url, 'data:text/html,x': is no web address"),
        (WORD, {"origin": "entered", "publisher": "<b>x</b>"}, "column publisher, '<b>x</b>': holds HTML"),
        (WORD, {"figure_id": "f" + "1" * 16}, "figure_id is the hash of article_id, start and end"),
    ],
)
def test_a_wrong_cell_of_the_table_as_the_program_writes_it(figure, cells, says):
    at = PUBLISHED["figure_id"].to_list().index(figure["figure_id"]) + 2
    checked = check_bytes(written(figure["figure_id"], **cells), "figures.csv")
    assert any(problem.line == at and says in str(problem) for problem in checked.problems), checked.problems
    assert checked.ready.height >= PUBLISHED.height - 3


def test_a_ring_of_two_is_refused_and_its_company_kept():
    whole = written(PART["part_of"], part_of=PART["figure_id"])
    assert check_bytes(whole, "f.csv").refused == 2


def test_an_id_that_is_here_with_other_content_is_a_proposed_revision_with_its_differences():
    checked = check_bytes(written(WORD["figure_id"], population="other"), "f.csv", PUBLISHED)
    said = [str(warning) for warning in checked.warnings]
    assert f"{PUBLISHED.height - 1} rows already here" in said[0]
    assert f"is here with other content: a proposed revision (population {WORD['population']} -> other)" in said[1]


def test_a_row_id_that_somebody_did_not_mend_is_no_revision():
    checked = check_bytes(written(WORD["figure_id"], row_id="r" + "0" * 16), "f.csv", PUBLISHED)
    assert len(checked.warnings) == 1 and checked.ready.equals(PUBLISHED.select(COLUMNS))


@pytest.mark.parametrize("content", [entered() + line().encode(), csv_bytes(pl.concat([PUBLISHED[:1], PUBLISHED[:1]]))])
def test_of_rows_that_state_the_same_one_is_kept(content):
    checked = check_bytes(content, "f.csv")
    assert (checked.ready.height, checked.refused) == (1, 1)
    assert str(checked.problems[0]) == "line 3, states what line 2 states. Keep one of them"


NAMES = {
    "source": (
        {"source": "Observatory"},
        "column source, 'Observatory': is no source of the catalogue. Did you mean `Syrian",
    ),
    "new source": (
        {"source": "qwxz"},
        "column source, 'qwxz': is no source of the catalogue. It is taken as a new one",
    ),
    "place": (
        {"place": "Homss"},
        "column place, 'Homss': is no place of the catalogue. Did you mean `Homs`? Else it is taken",
    ),
    "place in Arabic": ({"place": "سراقبب"}, "Did you mean `سراقب`?"),
    "no source": ({"source": ""}, "column source, is empty. Write who states it, or `not stated`"),
    "no place": ({"place": ""}, "column place, is empty"),
    "no date": ({"event_date": ""}, "column event_date, is empty"),
}


@pytest.mark.parametrize("kind", NAMES)
def test_what_is_unknown_or_unsaid_is_a_warning(kind):
    cells, says = NAMES[kind]
    checked = check_bytes(entered(**cells), "f.csv")
    assert checked.ready.height == 1
    assert any(says in str(warning) for warning in checked.warnings), checked.warnings


@pytest.mark.parametrize("name", ["source", "relayed_by", "place"])
def test_an_id_that_no_catalogue_holds_is_a_warning(name):
    (warning,) = check_bytes(written(WORD["figure_id"], **{name: "Nobodyy"}), "f.csv").warnings
    assert (warning.column, warning.value) == (name, "Nobodyy") and "is no id of the catalogue" in warning.what


def test_an_event_after_its_report_is_a_warning_where_the_program_read_it():
    later = written(DATED["figure_id"], event_end=JUNE, event_start=JUNE, as_of=JUNE)
    (warning,) = check_bytes(later, "f.csv").warnings
    assert "column event_start, '2025-06-01': is after the publication" in str(warning)


@pytest.mark.parametrize(
    ("printed", "place"), [("مدينة حمص", "gn169577"), ("محافظة حمص", "SY04"), ("Homs", "gn169577"), ("SY04", "SY04")]
)
def test_a_place_is_known_by_its_names_and_by_the_word_before_it(printed, place):
    assert check_bytes(entered(place=printed), "f.csv").ready["place"].to_list() == [place]


def test_the_example_of_the_template_is_never_taken_for_a_figure():
    (problem,) = check_bytes(template_files()["template.csv"], "template.csv").problems
    assert str(problem) == "line 2, is the template's example. Write a figure of your own over it"


def test_the_example_of_the_template_is_right_but_for_being_one():
    own = template_files()["template.csv"].replace("صحيفة المثال".encode(), "صحيفة".encode())
    checked = check_bytes(own, "template.csv")
    assert (checked.ready.height, checked.problems, checked.warnings) == (1, [], [])


def test_a_file_name_with_a_way_in_it_shows_no_way(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HASILA_STORE", str(tmp_path / "store"))
    (tmp_path / "store").mkdir()
    (tmp_path / "f.csv").write_bytes(entered(measure="x"))
    assert main(["validate", f"{tmp_path}/store/../f.csv"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("f.csv:2: column measure") and str(tmp_path) not in said.out + said.err


ODD = [
    "",
    "0",
    "20",
    "x",
    "٢٠",
    "-1",
    "1e309",
    "=1+1",
    "<b>",
    "\u202e",
    '"',
    "\n",
    "2024-12-05",
    "killed",
    "SOHR",
    "حمص",
    QUOTE,
]


@settings(max_examples=20)
@given(
    st.lists(st.fixed_dictionaries({name: st.sampled_from([ROW[name], ROW[name], *ODD]) for name in ROW}), max_size=4)
)
def test_whatever_somebody_enters_is_answered_and_only_a_valid_table_is_ready(rows):
    checked = check_bytes((HEADER + "".join(line(**row) for row in rows)).encode(), "f.csv")
    figures_frame(checked.ready.to_dicts())
    assert checked.ready.height + checked.refused == checked.rows == len(rows)
    assert bool(checked.refused) == bool(checked.problems)
    assert all(str(problem).isprintable() for problem in checked.problems + checked.warnings)
    again = check_bytes(annotated_csv(checked), "copy.csv")
    assert again.ready["figure_id"].to_list() == checked.ready["figure_id"].to_list()
