"""Articles -> the published files of a data folder: the same bytes for the same articles and rules.

No clock, no machine and no order of processing is in them.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from extract.pipeline import Reading
from extract.records import Issue
from extract.table.datapackage import datapackage, dictionary
from extract.table.files import csv_bytes, issues_csv, parquet_bytes
from extract.table.schema import figures_frame
from extract.table.store.articles import check_against_article


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
