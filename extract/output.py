"""Rows of figures -> a file, standard output or a table to read; written as they come, so that memory stays flat."""

import csv
import io
import json
import shutil
import sys
import unicodedata
from datetime import date
from pathlib import Path

BOM = "\ufeff"
# FSI ... PDI: a cell keeps its own direction, so that Arabic words do not reorder the columns around them.
ISOLATE = "\u2068{}\u2069"
JOINERS = "\u200c\u200d"  # they shape letters, and move nothing
SHOWN = ("value", "measure", "population", "qualifier", "source_text", "place_text", "when_text")
WIDTHS = {
    "value": 20,
    "measure": 10,
    "population": 15,
    "qualifier": 9,
    "source_text": 26,
    "place_text": 18,
    "when_text": 18,
}


def writer(kind: str, out: Path | None) -> "Writer":
    """The writer of a format: `csv`, `jsonl`, `parquet` or `table`."""
    return {"csv": CsvWriter, "jsonl": JsonWriter, "parquet": ParquetWriter, "table": TableWriter}[kind](out)


class Writer:
    """Opens its file, takes rows, closes."""

    newline = ""

    def __init__(self, out: Path | None):
        self.file = sys.stdout if out is None else out.open("w", encoding="utf-8", newline=self.newline)
        self.owned = out is not None

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, *error) -> None:
        if self.owned:
            self.file.close()

    def rows(self, rows: list[dict]) -> None:
        raise NotImplementedError


class CsvWriter(Writer):
    """The table's columns in their order, with a byte order mark for spreadsheets; `rules` joined by a space."""

    def __init__(self, out: Path | None):
        from extract.table.schema import COLUMNS

        super().__init__(out)
        self.csv = csv.DictWriter(self.file, COLUMNS, lineterminator="\n")
        self.file.write(BOM if self.owned else "")
        self.csv.writeheader()

    def rows(self, rows: list[dict]) -> None:
        for row in rows:
            self.csv.writerow(row | {"rules": " ".join(row["rules"])})


class JsonWriter(Writer):
    """An object a line, dates as ISO texts."""

    newline = "\n"

    def rows(self, rows: list[dict]) -> None:
        for row in rows:
            self.file.write(json.dumps(row, ensure_ascii=False, default=date.isoformat) + "\n")


class ParquetWriter(Writer):
    """One Parquet file with the table's types, validated; it is written at the end."""

    def __init__(self, out: Path | None):
        self.out, self.held = out, []
        out.touch()

    def rows(self, rows: list[dict]) -> None:
        self.held += rows

    def __exit__(self, *error) -> None:
        from extract.table.build import parquet_bytes
        from extract.table.schema import figures_frame

        self.out.write_bytes(parquet_bytes(figures_frame(self.held)))


class TableWriter(Writer):
    """A table for a person at a terminal: one figure a line, its sentence below it."""

    def __init__(self, out: Path | None):
        super().__init__(out)
        self.width = shutil.get_terminal_size((120, 24)).columns
        self.begun = False

    def rows(self, rows: list[dict]) -> None:
        for row in rows:
            if not self.begun:
                self.file.write(self.line({name: name.removesuffix("_text") for name in SHOWN}) + "\n")
                self.begun = True
            self.file.write(self.line({name: str(row[name] or "") for name in SHOWN} | {"value": number(row)}) + "\n")
            quote = ISOLATE.format(clipped(printable(row["quote"]), self.width - 16))
            self.file.write(f"    {printable(row['article_id'])}: {quote}\n")

    def line(self, cells: dict[str, str]) -> str:
        return " ".join(padded(printable(cells[name]), WIDTHS[name]) for name in SHOWN).rstrip()[: self.width * 2]


def number(row: dict) -> str:
    """A row's number as a person reads it: a magnitude by its word, bounds with their sign.

    >>> number({"qualifier": "at_least", "value": 300, "value_min": 300, "number_text": "300", "status": "projected"})
    '≥300 projected'
    """
    sign = {"about": "~", "at_least": "≥", "at_most": "≤"}.get(row["qualifier"], "")
    shown = f"{sign}{row['value']:,}" if row["value"] is not None else row["number_text"]
    return shown if row["status"] == "reported" else f"{shown} {row['status']}"


def padded(text: str, width: int) -> str:
    """A cell of its column's width, isolated from its neighbours' direction."""
    text = clipped(text, width)
    return ISOLATE.format(text) + " " * max(0, width - columns(text))


def clipped(text: str, width: int) -> str:
    """A text of at most so many columns, an ellipsis where it is cut."""
    if columns(text) <= width:
        return text
    kept = io.StringIO()
    room = width - 1
    for letter in text:
        room -= columns(letter)
        if room < 0:
            break
        kept.write(letter)
    return kept.getvalue() + "…"


def columns(text: str) -> int:
    """How many terminal columns a text takes; marks on letters take none."""
    return sum(
        1 + (unicodedata.east_asian_width(x) in "WF") for x in text if unicodedata.category(x) not in ("Mn", "Cf")
    )


def printable(text: str) -> str:
    """A text on one line, without what moves a terminal."""
    return "".join(letter if letter.isprintable() or letter in JOINERS else " " for letter in text)
