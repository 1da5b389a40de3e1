"""What people enter and upload: the formats, a person's columns, and what is said of them beside the stored figures."""

import io
import zipfile

import openpyxl
import polars as pl
import pytest

from extract.cli import main
from extract.pipeline import read_article
from extract.records import Article
from extract.table.bring import Limits, bring_bytes
from extract.table.check import check_bytes
from extract.table.check.annotated import annotated_csv
from extract.table.columns import COLUMNS
from extract.table.files import csv_bytes, parquet_bytes
from extract.table.schema import figures_frame
from tests.promises import uploads

QUOTE = "أفاد المرصد السوري بمقتل ما لا يقل عن 20 مدنيا في حمص أمس."
ROW = {
    "measure": "killed",
    "number": "20",
    "source": "SOHR",
    "published": "2024-12-06",
    "event_date": "2024-12-05",
    "place": "حمص",
    "tally": "incident",
    "quote": QUOTE,
}


def check(against=None, **cells):
    row = ROW | cells
    text = pl.DataFrame([row]).write_csv().encode()
    return check_bytes(text, "entered.csv", against)


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def figures():
    return figures_frame(read_article(Article("A", QUOTE)).rows)


def test_an_entered_row_is_filled_in():
    (row,) = check().ready.rows(named=True)
    assert (row["number_text"], row["value_min"], row["value_max"], row["qualifier"]) == ("20", 20, None, "at_least")
    assert (row["source"], row["admin1_pcode"], row["country"]) == ("SOHR", "SY04", "SYR")
    assert (row["population"], row["unit"], row["origin"], row["article_id"]) == (
        "civilians",
        "people",
        "entered",
        None,
    )
    assert tuple(row) == COLUMNS


@pytest.mark.parametrize("name", ["SOHR", "المرصد السوري", "المرصد", "Syrian Observatory for Human Rights"])
def test_a_source_is_known_by_any_of_its_names(name):
    assert check(source=name).ready["source"].to_list() == ["SOHR"]


@pytest.mark.parametrize(
    ("number", "quote", "value"),
    [
        ("خمسة", "مقتل خمسة أشخاص", 5),
        ("5", "مقتل خمسة أشخاص", 5),
        ("2", "سقوط قتيلين", 2),
        ("280000", "نزوح 280 ألف", 280_000),
    ],
)
def test_the_quote_holds_the_number_in_words_or_digits(number, quote, value):
    assert check(number=number, quote=quote).ready["value"].to_list() == [value]


def test_a_magnitude_word_is_a_number():
    (row,) = check(number="عشرات", quote="مقتل عشرات الأشخاص").ready.rows(named=True)
    assert (row["value"], row["value_min"], row["qualifier"]) == (None, 10, "magnitude")


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"number": "21"}, "does not hold the number"),
        ({"number": ""}, "must not be empty"),
        ({"number": "0"}, "an explicit zero is no row"),
        ({"number": "1,200"}, "is no whole number"),
        ({"number": "٢٠"}, "is no whole number"),
        ({"number": "20 people"}, "is no whole number"),
        ({"number": "-20"}, "is no whole number"),
        ({"number": "20", "min": "10"}, "stands beside min or max"),
        ({"number": "", "min": "30", "max": "20"}, "is larger than max, 20"),
        ({"measure": ""}, "must not be empty"),
        ({"measure": "kiled"}, "Did you mean `killed`?"),
        ({"published": "06/12/2024"}, "is no date"),
        ({"published": "2099-12-06"}, "lies in the future"),
        ({"event_date": "2024-12-07"}, "is after the publication"),
        ({"event_date": "0000-01-01"}, "is no date"),
        ({"url": "javascript:alert(1)"}, "is no web address"),
        ({"publisher": "=1+1"}, "begins like a formula"),
        ({"publisher": "<b>x</b>"}, "holds HTML"),
        ({"publisher": "a\u202eb"}, "turn the direction"),
        ({"publisher": "a\x07b"}, "control characters"),
    ],
)
def test_an_entered_cell_that_is_wrong_is_answered(cells, says):
    checked = check(**cells)
    assert checked.refused == 1
    assert any(says in str(problem) for problem in checked.problems), checked.problems


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"source": ""}, "column source, is empty"),
        ({"source": "SOHRR"}, "Did you mean `SOHR`?"),
        ({"place": ""}, "column place, is empty"),
        ({"place": "Homss"}, "Did you mean `Homs`?"),
        ({"event_date": ""}, "column event_date, is empty"),
    ],
)
def test_what_is_missing_or_new_is_a_warning(cells, says):
    checked = check(**cells)
    assert checked.refused == 0
    assert any(says in str(warning) for warning in checked.warnings), checked.warnings


def test_a_source_that_is_not_stated_is_no_warning():
    assert check(source="not stated").warnings == []


def test_a_wide_sheet_is_answered_with_how_to_make_it_long():
    checked = check_bytes(b"place,killed,injured\nHoms,5,7\n", "wide.csv")
    assert "Give every number a row of its own" in checked.problems[0].what


def test_the_same_row_twice_is_one():
    text = pl.DataFrame([ROW, ROW]).write_csv().encode()
    checked = check_bytes(text, "f.csv")
    assert (checked.ready.height, checked.refused) == (1, 1)
    assert "states what line 2 states" in checked.problems[0].what


def test_rows_are_compared_with_the_stored_ones():
    stored = check().ready
    assert "already here" in check(against=stored).warnings[0].what
    other = check(against=stored, place="حلب").warnings
    assert "a proposed revision (" in other[0].what and "place" in other[0].what


TOTAL = {"tally": "cumulative", "quote": "مقتل 826 شخصا", "number": "826", "place": "Homs"}
CIVILIANS = {"population": "civilians", "quote": "مقتل 862 مدنيا", "number": "862"}


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (
            {"number": "862", "quote": "سقوط 862 قتيلا", "source": "المرصد", "place": "حمص"},
            "source states 826 for that day",
        ),
        ({"number": "800", "quote": "مقتل 800 شخص", "event_date": "2024-12-06"}, "falls: it was 826 on 2024-12-05"),
        ({"number": "2600", "quote": "مقتل 2600 شخص", "event_date": "2024-12-06"}, "triples: it was 826 on 2024-12-05"),
        (CIVILIANS, "is more than the 826 people whom the same source counts for that day"),
        ({"number": "830", "quote": "مقتل 830 شخصا", "event_date": "2024-12-06"}, None),
        ({"number": "862", "quote": "مقتل 862 شخصا", "source": "UN"}, None),
        ({"number": "862", "quote": "مقتل 862 شخصا", "place": "حلب"}, None),
        ({"number": "862", "quote": "إصابة 862 شخصا", "measure": "injured"}, None),
        (CIVILIANS | {"number": "111", "quote": "مقتل 111 مدنيا"}, None),
    ],
)
def test_what_the_same_source_stated_of_the_same_thing_is_held_against_a_row(cells, says):
    warnings = [warning.what for warning in check(against=check(**TOTAL).ready, **TOTAL | cells).warnings]
    assert len(warnings) == 1 and says in warnings[0] if says else warnings == [], warnings


def test_a_running_total_that_somebody_enters_holds_for_its_day_and_states_no_start():
    (row,) = check(**TOTAL).ready.rows(named=True)
    assert (row["event_start"], str(row["event_end"]), row["as_of"], row["date_precision"]) == (
        None,
        "2024-12-05",
        row["event_end"],
        "open",
    )


def test_every_format_brings_the_same_rows(figures):
    text = figures.with_columns(pl.col("rules").list.join(" ")).cast(pl.String)
    files = {
        "f.csv": csv_bytes(figures),
        "f.tsv": text.write_csv(separator="\t").encode(),
        "f.jsonl": figures.write_ndjson().encode(),
        "f.parquet": parquet_bytes(figures),
        "f.xlsx": workbook(text.columns, *text.rows()),
    }
    for name, content in files.items():
        checked = check_bytes(content, name)
        assert checked.problems == [], name
        assert checked.ready.equals(figures), name


def test_formulas_macros_bombs_and_further_sheets_are_refused():
    formula = check_bytes(workbook(["measure", "number", "quote"], ["killed", "=1+4", "قتل 5"]), "f.xlsx")
    assert "is a formula" in formula.problems[0].what and formula.problems[0].line == 2
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    assert "unpacks to more than" in check_bytes(file.getvalue(), "f.xlsx").problems[0].what
    with zipfile.ZipFile(file := io.BytesIO(), "w") as archive:
        archive.writestr("xl/vbaProject.bin", b"0")
    assert "holds macros" in check_bytes(file.getvalue(), "f.xlsx").problems[0].what


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(bytes=5), "larger than 5 bytes"),
        (Limits(rows=1), "more than 1 rows"),
        (Limits(columns=1), "more than 1 col"),
    ],
)
def test_limits_hold_for_every_format(limits, says):
    for name, content in {"f.csv": b"a,b\n1,2\n1,2\n", "f.jsonl": b'{"a":1,"b":2}\n{"a":1}\n'}.items():
        assert says in bring_bytes(content, name, limits).problems[0].what
    assert "is longer than 3 characters" in bring_bytes(b"a\n1234\n", "f.csv", Limits(cell=3)).problems[0].what


@pytest.mark.parametrize("line", ["{", "[1]", '{"measure": "a", "measure": "b"}', "[" * 100_000])
def test_a_bad_json_line_costs_one_row(line):
    checked = check_bytes((line + '\n{"measure":"killed","number":5,"quote":"قتل 5"}\n').encode(), "f.jsonl")
    assert (checked.ready.height, checked.refused, checked.problems[0].line) == (1, 1, 1)


def test_an_annotated_copy_can_be_brought_again():
    checked = check(measure="kiled")
    copy = annotated_csv(checked)
    assert "Did you mean `killed`?" in copy.decode()
    again = check_bytes(copy, "copy.csv")
    assert [one.column for one in again.problems] == ["measure"]
    assert check_bytes(annotated_csv(check()), "copy.csv").ready.equals(check().ready)


def test_the_command_answers_as_data(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HASILA_STORE", str(tmp_path / "store"))
    path = tmp_path / "f.csv"
    path.write_bytes(pl.DataFrame([ROW | {"measure": "kiled"}]).write_csv().encode())
    assert main(["validate", str(path), "--format", "json"]) == 1
    said = capsys.readouterr().out
    assert '"refused": 1' in said and '"column": "measure"' in said and str(tmp_path) not in said


def test_a_bomb_is_refused_at_once_and_unpacked_nowhere():
    for name, (seconds, megabytes, answer) in uploads.measured().items():
        assert seconds < 3 * uploads.SECONDS and megabytes < uploads.MEGABYTES, name
        assert "unpacks to more" in answer or "is an archive" in answer
