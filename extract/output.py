"""Rows of figures -> a file, standard output or a table to read; written as they come, so that memory stays flat."""

import csv
import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path

from extract.terminal import clipped, isolated, number, padded, printable

BOM = "\ufeff"


def writer(kind: str, out: Path | None) -> "Writer":
    """The writer of a format: `csv`, `jsonl`, `parquet` or `table`."""
    return {"csv": CsvWriter, "jsonl": JsonWriter, "parquet": ParquetWriter, "table": TableWriter}[kind](out)


class Writer:
    """Takes rows, and writes them to standard output, or beside its file and over it once all went well."""

    def __init__(self, out: Path | None):
        self.out = out
        self.part = out and out.with_name(f".{out.name}.part")
        self.file = sys.stdout if out is None else self.part.open("w", encoding="utf-8", newline="")

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind, *error) -> None:
        try:
            if kind is None:
                self.finish()
            if self.out:
                self.file.close()
                if kind is None:
                    os.replace(self.part, self.out)
        finally:
            if self.out:
                self.part.unlink(missing_ok=True)

    def rows(self, rows: list[dict]) -> None:
        raise NotImplementedError

    def finish(self) -> None:
        """What is written after the last row."""


class CsvWriter(Writer):
    """The table's columns in their order, with a byte order mark for spreadsheets; `rules` joined by a space."""

    def __init__(self, out: Path | None):
        super().__init__(out)
        self.csv = None

    def header(self, names) -> None:
        self.csv = csv.DictWriter(self.file, names, lineterminator="\n")
        self.file.write(BOM if self.out else "")
        self.csv.writeheader()

    def rows(self, rows: list[dict]) -> None:
        for row in rows:
            if self.csv is None:
                self.header(row)
            self.csv.writerow(row | {"rules": " ".join(row["rules"])})

    def finish(self) -> None:
        if self.csv is None:
            from extract.table.columns import COLUMNS  # slow to import, and the first row names them too

            self.header(COLUMNS)


class JsonWriter(Writer):
    """An object a line, dates as ISO texts."""

    def rows(self, rows: list[dict]) -> None:
        for row in rows:
            self.file.write(json.dumps(row, ensure_ascii=False, default=date.isoformat) + "\n")


class ParquetWriter(Writer):
    """One Parquet file with the table's types, validated; all rows are held until the end."""

    def __init__(self, out: Path):
        super().__init__(out)
        self.held: list[dict] = []

    def rows(self, rows: list[dict]) -> None:
        self.held += rows

    def finish(self) -> None:
        from extract.table.files import parquet_bytes
        from extract.table.schema import figures_frame

        self.part.write_bytes(parquet_bytes(figures_frame(self.held)))


class TableWriter(Writer):
    """A table for a person at a terminal: one figure a line, its sentence below it."""

    NARROW = {"number": 20, "measure": 10, "population": 15}
    WIDE = {"source_text": "source", "place_text": "place", "when_text": "when"}  # they share what is left

    def __init__(self, out: None):
        super().__init__(out)
        self.width = shutil.get_terminal_size((120, 24)).columns
        left = self.width - sum(self.NARROW.values()) - len(self.NARROW) - len(self.WIDE)
        self.widths = self.NARROW | dict.fromkeys(self.WIDE, max(8, left // len(self.WIDE)))
        self.begun = False

    def rows(self, rows: list[dict]) -> None:
        for row in rows:
            if not self.begun:
                self.line({name: name for name in self.NARROW} | self.WIDE)
                self.begun = True
            self.line(row | {"number": number(row)})
            article = printable(row["article_id"])
            quote = clipped(printable(row["quote"]), max(20, self.width - len(article) - 7))
            self.file.write(f"    {article}: {isolated(quote)}\n")

    def line(self, cells: dict) -> None:
        line = " ".join(padded(cells[name] or "", width) for name, width in self.widths.items())
        self.file.write(line.rstrip() + "\n")
