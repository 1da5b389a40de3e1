"""Articles -> the published files of a data folder: the same bytes for the same articles and rules.

No clock, no machine and no order of processing is in them.
"""

import io
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from extract.pipeline import Reading
from extract.records import Issue
from extract.table.datapackage import datapackage, dictionary
from extract.table.schema import check_against_article, figures_frame

BOM = b"\xef\xbb\xbf"  # spreadsheets take a CSV file for UTF-8 by it
ISSUE_COLUMNS = ("article_id", "start", "end", "words", "stage", "why")


def build(readings: Iterable[Reading], folder: Path) -> pl.DataFrame:
    """Write figures.csv, figures.parquet, issues.csv, datapackage.json and README.md; returns the figures."""
    rows: list[dict] = []
    issues: list[Issue] = []
    for reading in readings:
        check_against_article(reading.rows, reading.article.text)
        rows += reading.rows
        issues += reading.issues
    figures = figures_frame(rows).sort("article_id", "start", "measure")
    files = {
        "figures.csv": csv_bytes(figures),
        "figures.parquet": parquet_bytes(figures),
        "issues.csv": issues_csv(issues),
    }
    files["datapackage.json"] = datapackage(files)
    files["README.md"] = dictionary(figures)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return figures


def csv_bytes(figures: pl.DataFrame, header: bool = True) -> bytes:
    """The figures as CSV: UTF-8 with a byte order mark, ISO dates, `rules` joined by a space."""
    flat = figures.with_columns(pl.col("rules").list.join(" "))
    return (BOM if header else b"") + flat.write_csv(include_header=header, date_format="%Y-%m-%d").encode()


def jsonl_bytes(figures: pl.DataFrame) -> bytes:
    """The figures as JSON lines, dates as ISO texts."""
    dates = [name for name, kind in figures.schema.items() if kind == pl.Date]
    return figures.with_columns(pl.col(dates).dt.to_string("%Y-%m-%d")).write_ndjson().encode()


def parquet_bytes(figures: pl.DataFrame) -> bytes:
    """The figures as Parquet."""
    file = io.BytesIO()
    figures.write_parquet(file, compression="zstd", statistics=False)
    return file.getvalue()


def issues_csv(issues: Iterable[Issue]) -> bytes:
    """What was seen and not understood, as CSV."""
    rows = [[getattr(issue, name) for name in ISSUE_COLUMNS] for issue in issues]
    frame = pl.DataFrame(
        rows, schema=dict(zip(ISSUE_COLUMNS, (str, int, int, str, str, str), strict=True)), orient="row"
    )
    return BOM + frame.sort("article_id", "start").write_csv().encode()
