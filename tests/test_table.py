"""The table: what its rules allow and refuse, and that its published files are the same for the same articles."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from frictionless import validate
from hypothesis import given
from hypothesis import strategies as st
from pandera.errors import SchemaErrors

from extract.ingest.jsonl import read_jsonl
from extract.pipeline import read_article, read_articles
from extract.records import Article
from extract.table.build import build
from extract.table.columns import COLUMNS
from extract.table.files import csv_bytes, parquet_bytes
from extract.table.identity import figure_id, row_id
from extract.table.schema import figures_frame
from extract.table.values import MEASURES, POPULATIONS, STATUSES

ROOT = Path(__file__).parent.parent
TEXT = "أفاد المرصد بمقتل 20 مدنيا، بينهم خمسة أطفال، في قصف على حمص أمس."


@pytest.fixture
def rows():
    return read_article(Article("A", TEXT, published=date(2024, 12, 6), published_basis="stated")).rows


def changed(rows, index, **values):
    return [row | values if i == index else row for i, row in enumerate(rows)]


def test_rows_of_the_pipeline_are_a_valid_table_with_the_columns_in_order(rows):
    frame = figures_frame(rows)
    assert frame.columns == list(COLUMNS) == list(rows[0])
    assert frame["value"].to_list() == [20, 5]


@pytest.mark.parametrize(
    ("index", "values", "rule"),
    [
        (0, {"measure": "dead"}, "isin"),
        (0, {"population": None}, "not_nullable"),
        (0, {"value": 0, "value_min": 0, "value_max": 0}, "greater_than_or_equal_to"),
        (0, {"value_max": 10}, "value_min is no larger"),
        (0, {"qualifier": "at_least"}, "agree with the qualifier"),
        (0, {"qualifier": "magnitude"}, "agree with the qualifier"),
        (1, {"value": 21, "value_min": 21, "value_max": 21}, "value_max of the whole"),
        (1, {"part_of": "f0000000000000000"}, "part_of names a figure"),
        (0, {"event_start": date(2024, 12, 7)}, "event_start is no later"),
        (0, {"as_of": date(2020, 1, 1)}, "as_of is the day"),
        (0, {"start": None}, "an extracted row has its article_id, and start and end"),
        (0, {"quote": "لا شيء"}, "quote holds number_text"),
        (0, {"admin1_pcode": "SY15"}, "str_matches"),
        (0, {"url": "javascript:alert(1)"}, "str_matches"),
    ],
)
def test_a_rule_that_is_broken_is_named(rows, index, values, rule):
    with pytest.raises(SchemaErrors) as raised:
        figures_frame(changed(rows, index, **values))
    assert any(rule in check for check in raised.value.failure_cases["check"])


def test_a_ring_of_parts_is_refused(rows):
    ring = changed(rows, 0, part_of=rows[1]["figure_id"])
    with pytest.raises(SchemaErrors) as raised:
        figures_frame(ring)
    assert any("no figure is a part of itself" in check for check in raised.value.failure_cases["check"])


def test_rows_that_do_not_point_at_their_words_are_not_published(rows, tmp_path):
    reading = read_article(Article("A", TEXT))
    with pytest.raises(ValueError, match="is not its number_text"):
        build([replace(reading, article=Article("A", "غيره " + TEXT))], tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_part_in_another_article_is_refused(rows):
    with pytest.raises(SchemaErrors):
        figures_frame(changed(rows, 0, article_id="B"))


@given(st.text(), st.integers(0, 10**9), st.integers(0, 10**9))
def test_figure_id_depends_on_the_statement_alone(article, start, end):
    assert re.fullmatch("f[0-9a-f]{16}", figure_id(article, start, end))
    assert figure_id(article, start, end) != figure_id(article, start, end + 1)


def test_row_id_changes_with_the_content_but_not_with_how_it_was_read(rows):
    row = rows[0]
    assert row_id(row | {"rules": ["another"], "extractor_version": "9"}) == row["row_id"]
    assert row_id(row | {"value": 21}) != row["row_id"]


def test_the_published_files_are_those_of_the_seeds(tmp_path):
    build(read_articles(read_jsonl(ROOT / "seeds/articles.jsonl")), tmp_path)
    for file in sorted(tmp_path.iterdir()):
        assert file.read_bytes() == (ROOT / "data" / file.name).read_bytes(), f"{file.name}: run `hasila build`"


def test_the_data_package_is_valid():
    report = validate(str(ROOT / "data/datapackage.json"))
    assert report.valid, report.to_summary()


@pytest.mark.parametrize(
    ("old", "new"),
    [(",killed,", ",slain,"), ("2024-12-0", "06/12/202"), (",exact,", ",,")],
)
def test_the_data_package_tells_a_wrong_cell(tmp_path, rows, old, new):
    build([read_article(Article("A", TEXT, published=date(2024, 12, 6), published_basis="stated"))], tmp_path)
    assert validate(str(tmp_path / "datapackage.json")).valid
    path = tmp_path / "figures.csv"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert not validate(str(tmp_path / "datapackage.json")).valid


def test_the_dictionary_names_every_column_and_value():
    dictionary = (ROOT / "data/README.md").read_text("utf-8")
    for name in COLUMNS:
        assert f"| `{name}` |" in dictionary
    for values in (MEASURES, POPULATIONS, STATUSES):
        for value, said in values.items():
            assert f"| `{value}` | {said} |" in dictionary


def test_csv_and_parquet_hold_the_same(rows):
    frame = figures_frame(rows)
    assert csv_bytes(frame).startswith(b"\xef\xbb\xbf")
    back = pl.read_csv(csv_bytes(frame), infer_schema=False)
    for name in COLUMNS:
        kept = frame[name].list.join(" ") if name == "rules" else frame[name].cast(pl.String)
        assert back[name].to_list() == kept.to_list(), name
    assert pl.read_parquet(parquet_bytes(frame)).equals(frame)
