"""The figures as others take them: for a spreadsheet, as a package to cite, for programs, and with HXL tags."""

import io
import zipfile
from datetime import date

import polars as pl

from extract.rows import extractor_version
from extract.table.columns import COLUMNS
from extract.table.datapackage import datapackage
from extract.table.files import csv_bytes, parquet_bytes
from extract.table.spreadsheet import BOM, guarded, spreadsheet_csv

FORMATS = {
    "csv": "for a spreadsheet: no cell runs as a formula",
    "zip": "the clean CSV with datapackage.json and a README to cite it by",
    "parquet": "for programs",
    "json": "for programs, an array with a record a line",
    "hxl": "as csv, with a row of HXL tags under the header",
}
CORE_TAGS = {  # of the HXL standard; what else is done to people has no core tag
    "killed": "#affected+killed",
    "injured": "#affected+injured",
    "abducted": "#affected+abducted",
    "displaced": "#affected+displaced",
    "refugees": "#affected+refugees",
}
TAGS = {
    "figure_id": "#meta+id",
    "measure": "#affected+type",
    "value": "#affected+num",
    "value_min": "#affected+num+min",
    "value_max": "#affected+num+max",
    "source": "#meta+source+code",
    "source_text": "#meta+source",
    "place_text": "#loc+name",
    "admin1_pcode": "#adm1+code",
    "country": "#country+code",
    "event_start": "#date+start",
    "event_end": "#date+end",
    "as_of": "#date+occurred",
    "published": "#date+reported",
    "url": "#meta+url",
    "hxl_tag": "#meta+tag",
}
STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can hold: the same figures give the same bytes


def export(figures: pl.DataFrame, kind: str, day: date, filtered: str) -> bytes:
    """The figures in one of FORMATS; `day` is the day of the export, `filtered` says in words what was chosen.

    >>> from extract.table.schema import figures_frame
    >>> export(figures_frame([]), "json", date(2024, 12, 6), "all")
    b'[\\n\\n]\\n'
    """
    figures = figures.select(COLUMNS)
    if kind == "zip":
        return _zip(figures, day, filtered)
    return {"csv": spreadsheet_csv, "parquet": parquet_bytes, "json": _json, "hxl": _hxl}[kind](figures)


def untagged(figures: pl.DataFrame) -> list[str]:
    """The measures of the figures for which HXL has no core tag.

    >>> untagged(pl.DataFrame({"measure": ["killed", "missing", "missing"]}))
    ['missing']
    """
    return sorted(set(figures["measure"]) - CORE_TAGS.keys())


def _json(figures: pl.DataFrame) -> bytes:
    """A record a line, so that an upload can say in which line something is wrong."""
    records = figures.write_ndjson().rstrip("\n").replace("\n", ",\n")
    return f"[\n{records}\n]\n".encode()


def _hxl(figures: pl.DataFrame) -> bytes:
    tag = pl.col("measure").replace_strict(CORE_TAGS, default=None, return_dtype=pl.String).alias("hxl_tag")
    table = guarded(figures).with_columns(tag)
    tags = ",".join(TAGS.get(name, "") for name in table.columns)
    header, _, rows = table.write_csv().partition("\n")
    return BOM + f"{header}\n{tags}\n{rows}".encode()


def _zip(figures: pl.DataFrame, day: date, filtered: str) -> bytes:
    files = {"figures.csv": csv_bytes(figures)}
    files["datapackage.json"] = datapackage(files)
    files["README.md"] = _readme(figures, day, filtered).encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _readme(figures: pl.DataFrame, day: date, filtered: str) -> str:
    version = extractor_version()
    days = figures["as_of"].drop_nulls()
    span = f"They hold for {days.min()} to {days.max()}." if len(days) else "No date is known of any."
    return f"""# Casualty and displacement figures reported in Arabic news

{figures.height} figures, {filtered}. {span} Exported on {day} by Hasila {version}.

Cite as: Hasila {version}, figures reported in Arabic news, exported on {day} ({filtered}); and of each figure the
source that states it and the publisher, date and address of its article.

## Caveats

- The figures are reported, not verified, and undercount.
- One row is one statement of one source. Rows of different sources stand side by side and are never added up; running
  totals and single events are never added together; how many are displaced now is not summed over time.
- A part (`part_of`) lies inside its whole. Who is in no part is of a status not stated.
- `projected` and `denied` are no facts reported. Of a magnitude word `value_max` is for sorting, not a ceiling.
- An empty cell: the text does not say. It is never 0.

## Licence

The sentences in `quote` and the titles remain their publishers'; no licence over them is claimed or given. They are
quoted so that each figure can be checked. The program is under the MIT licence, which does not extend to them.

## Files

`figures.csv` is UTF-8 with a byte order mark and ISO dates, and is not guarded against formulas: load it with a
program; for a spreadsheet take `hasila export --format csv`. `datapackage.json` says what each column means.
"""
