"""Articles -> the published files of a data folder: the same bytes for the same articles and rules.

No clock, no machine and no order of processing is in them.
"""

import io
import os
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from extract.pipeline import Reading
from extract.records import Issue
from extract.table.datapackage import ISSUE_FIELDS, datapackage, dictionary
from extract.table.schema import check_against_article, figures_frame

BOM = b"\xef\xbb\xbf"  # spreadsheets take a CSV file for UTF-8 by it


def build(readings: Iterable[Reading], folder: Path) -> pl.DataFrame:
    """Write figures.csv, figures.parquet, issues.csv, datapackage.json and README.md; returns the figures."""
    rows: list[dict] = []
    issues: list[Issue] = []
    for reading in readings:
        check_against_article(reading.rows, reading.article.text)
        rows += reading.rows
        issues += reading.issues
    figures = figures_frame(rows).sort("article_id", "start", "end")
    files = {
        "figures.csv": csv_bytes(figures),
        "figures.parquet": parquet_bytes(figures),
        "issues.csv": issues_csv(issues),
    }
    files["datapackage.json"] = datapackage(files)
    files["README.md"] = dictionary(figures)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        part = folder / f".{name}.part"
        part.write_bytes(content)
        os.replace(part, folder / name)  # who reads the folder meanwhile sees no half file
    return figures


def csv_bytes(figures: pl.DataFrame) -> bytes:
    """The figures as CSV: UTF-8 with a byte order mark, ISO dates, `rules` joined by a space."""
    flat = figures.with_columns(pl.col("rules").list.join(" "))
    return BOM + flat.write_csv(date_format="%Y-%m-%d").encode()


def parquet_bytes(figures: pl.DataFrame) -> bytes:
    """The figures as Parquet."""
    file = io.BytesIO()
    figures.write_parquet(file, compression="zstd", statistics=False)
    return file.getvalue()


def issues_csv(issues: Iterable[Issue]) -> bytes:
    """What was seen and not understood, as CSV."""
    rows = [{name: getattr(issue, name) for name in ISSUE_FIELDS} for issue in issues]
    types = {name: pl.Int64 if kind == "integer" else pl.String for name, (kind, _) in ISSUE_FIELDS.items()}
    return BOM + pl.DataFrame(rows, schema=types, orient="row").sort("article_id", "start").write_csv().encode()
