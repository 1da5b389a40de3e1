"""The table as the bytes of a file."""

import io
from collections.abc import Iterable

import polars as pl

from extract.records import Issue
from extract.table.datapackage import ISSUE_FIELDS

BOM = b"\xef\xbb\xbf"  # spreadsheets take a CSV file for UTF-8 by it


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
