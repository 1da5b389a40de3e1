"""What is exported reads back without a changed value, and no cell of it runs."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import frictionless
import polars as pl
import pytest
from gold_figures import gold_figures
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.cli import main
from extract.table.check import check_bytes
from extract.table.columns import COLUMNS, POLARS_SCHEMA
from extract.table.export import CORE_TAGS, export
from extract.table.files import csv_bytes
from extract.table.identity import row_id
from extract.table.spreadsheet import is_guarded, unguarded

DAY = date(2026, 11, 1)
PUBLISHED = pl.read_parquet(Path(__file__).parents[1] / "data/figures.parquet")
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
HOSTILE = st.sampled_from(["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'x", "'=x", "''", "a,b", 'a"b', "a\r\nb", "\u2028"])
TITLES = st.lists(st.one_of(HOSTILE, TEXT.filter(bool)), min_size=1, max_size=6)


def titled(titles: list[str]) -> pl.DataFrame:
    """Figures of the seeds with such titles, each row named by its content."""
    rows = PUBLISHED.filter(pl.col("part_of").is_null()).select(COLUMNS).to_dicts()
    rows = [row | {"title": title} for row, title in zip(rows, titles, strict=False)]
    named = [row | {"row_id": row_id(row)} for row in rows]
    return pl.DataFrame(named, schema=POLARS_SCHEMA, orient="row")


def typed(table: pl.DataFrame) -> pl.DataFrame:
    """Cells read as text, with the table's types."""
    whole = [pl.col(name).cast(kind) for name, kind in POLARS_SCHEMA.items() if kind in (pl.Int64, pl.String)]
    days = [pl.col(name).str.to_date("%Y-%m-%d") for name, kind in POLARS_SCHEMA.items() if kind == pl.Date]
    rules = (
        pl.when(pl.col("rules") == "").then(pl.lit([], pl.List(pl.String))).otherwise(pl.col("rules").str.split(" "))
    )
    return table.with_columns(*whole, *days, rules=rules).select(COLUMNS)


def read_csv(content: bytes) -> pl.DataFrame:
    return pl.read_csv(content, infer_schema=False)


def from_zip(content: bytes) -> pl.DataFrame:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return typed(read_csv(archive.read("figures.csv")))


def from_spreadsheet(content: bytes, skip: int = 0) -> pl.DataFrame:
    cells = read_csv(content)[skip:]
    rows = [unguarded({name: text or "" for name, text in row.items()}) for row in cells.iter_rows(named=True)]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(cells.columns, pl.String))
    return typed(frame.with_columns(pl.when(pl.col(pl.String) != "").then(pl.col(pl.String))))


READ_BACK = {
    "csv": from_spreadsheet,
    "hxl": lambda content: from_spreadsheet(content, skip=1),
    "zip": from_zip,
    "parquet": lambda content: pl.read_parquet(io.BytesIO(content)),
    "json": lambda content: pl.read_json(io.BytesIO(content), schema=POLARS_SCHEMA),
}


@pytest.mark.parametrize("kind", READ_BACK)
@settings(max_examples=30)
@given(titles=TITLES)
def test_each_format_reads_back_without_a_changed_value(kind, titles):
    figures = titled(titles)
    assert READ_BACK[kind](export(figures, kind, DAY, "all")).to_dicts() == figures.to_dicts()


@settings(max_examples=30)
@given(TITLES)
def test_no_cell_of_a_spreadsheet_runs(titles):
    for kind in ("csv", "hxl"):
        cells = read_csv(export(titled(titles), kind, DAY, "all"))
        texts = [text for row in cells.iter_rows() for text in row if text]
        assert not any(text[0] in "=+-@\t\r" for text in texts)


@settings(max_examples=30)
@given(TITLES)
def test_a_guarded_row_is_known_from_one_that_stands_as_it_is(titles):
    for row in titled(titles).to_dicts():
        cells = {"title": row["title"]}
        assert not is_guarded(cells, row)
        if row["title"][0] in "=+-@'\t\r":
            assert is_guarded({"title": "'" + row["title"]}, row | {"title": "'" + row["title"]})


@settings(max_examples=20)
@given(st.lists(HOSTILE, min_size=1, max_size=4))
def test_what_was_downloaded_is_uploaded_without_a_changed_value(titles):
    figures = titled(titles)
    exported = {f"figures.{kind}": export(figures, kind, DAY, "all") for kind in ("csv", "json", "parquet")}
    exported |= {"clean.csv": csv_bytes(figures), "tagged.csv": export(figures, "hxl", DAY, "all")}
    for name, content in exported.items():
        checked = check_bytes(content, name)
        assert checked.ready.to_dicts() == figures.to_dicts(), checked.problems


def test_the_seeds_read_back_from_each_format():
    figures = gold_figures().select(COLUMNS)
    for kind, read in READ_BACK.items():
        assert read(export(figures, kind, DAY, "all")).equals(figures), kind


def test_the_package_is_valid_and_says_what_is_in_it(tmp_path):
    content = export(gold_figures(), "zip", DAY, "those that a person confirmed or corrected")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(tmp_path)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    for said in ("Cite as", "2026-11-01", "confirmed or corrected", "not verified", "Licence", "16 figures"):
        assert said in readme


def test_the_same_figures_give_the_same_bytes():
    for kind in READ_BACK:
        assert export(gold_figures(), kind, DAY, "all") == export(gold_figures(), kind, DAY, "all")


def test_hxl_tags_stand_under_the_header():
    first, second = read_csv(export(gold_figures(), "hxl", DAY, "all")).rows(named=True)[:2]
    assert (first["figure_id"], first["value"], first["hxl_tag"]) == ("#meta+id", "#affected+num", "#meta+tag")
    assert second["hxl_tag"] == CORE_TAGS.get(second["measure"])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HASILA_STORE", str(tmp_path / "store"))
    return tmp_path


def test_the_command_writes_what_the_store_holds(folder, capsys):
    assert main(["export", "--out", str(folder / "figures.json")]) == 0
    assert len(json.loads((folder / "figures.json").read_bytes())) == 16
    assert "16 figures written to figures.json" in capsys.readouterr().err


def test_only_reviewed_figures_on_request(folder):
    main(["export", "--reviewed", "--out", str(folder / "figures.json")])
    assert json.loads((folder / "figures.json").read_bytes()) == []


@pytest.mark.parametrize("name", ["figures.exe", "", "no/such/figures.csv"])
def test_a_place_that_it_cannot_be_written_to_is_answered(folder, capsys, name):
    assert main(["export", "--out", str(folder / name)]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said and str(folder) not in said


def test_hxl_says_for_what_it_has_no_tag(folder, capsys):
    main(["export", "--format", "hxl", "--out", str(folder / "figures.csv")])
    assert "no core tag for bodies, funerals, missing, released" in capsys.readouterr().err
