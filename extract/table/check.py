"""A CSV file of figures that somebody brings -> what is wrong in it, line by line.

The file is read as text by a strict reader, since a reader with types stops at the first bad cell and names no line;
what is text in the right form is then typed, and the model is the last gate.
"""

import csv
import difflib
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
from pandera.errors import SchemaErrors

from extract.ingest.problems import InputProblem
from extract.ingest.text import open_file
from extract.table.schema import COLUMNS, POLARS_SCHEMA, Figures

LARGEST_FILE = 50_000_000  # bytes; a table of 100,000 figures has about 40 million
LONGEST_CELL = 100_000  # characters
CONTROLS = {chr(code) for code in (*range(9), 11, 12, *range(14, 32), 127)}


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: the line of the file, the column, the value found, what is allowed and what to do."""

    line: int | None
    column: str | None
    value: str | None
    what: str

    @property
    def said(self) -> str:
        """All but the line."""
        where = f"column {_clean(self.column)}, " if self.column is not None else ""
        found = f"{_shown(self.value)}: " if self.value is not None else ""
        return f"{where}{found}{self.what}"

    def __str__(self) -> str:
        return self.said if self.line is None else f"line {self.line}, {self.said}"


def check_csv(path: Path) -> tuple[int, list[Problem]]:
    """(rows read, problems) of a CSV file of figures; a file without problems is a valid table."""
    text, problems = _read_text(path)
    if problems:
        return 0, problems
    header, rows, problems = _read_rows(text)
    if header is None:
        return 0, problems
    problems += _check_header(header)
    if any(problem.line == 1 for problem in problems):
        return len(rows), problems
    typed: list[dict] = []
    lines: list[int] = []
    for line, cells in rows:
        row, wrong = _type_row(line, dict(zip(header, cells, strict=True)))
        problems += wrong
        if not wrong:
            typed.append(row)
            lines.append(line)
    problems += _check_table(typed, lines)
    return len(rows), sorted(problems, key=lambda problem: problem.line or 0)


def _read_text(path: Path) -> tuple[str, list[Problem]]:
    def refuse(what: str) -> tuple[str, list[Problem]]:
        return "", [Problem(None, None, None, what)]

    try:
        with open_file(path) as file:
            content = file.read(LARGEST_FILE + 1)
    except InputProblem as problem:
        return refuse(problem.what)
    if len(content) > LARGEST_FILE:
        return refuse(f"the file is larger than {LARGEST_FILE:,} bytes. Split it")
    if content.startswith((b"PK\x03\x04", b"\x1f\x8b", b"PAR1", b"\x28\xb5\x2f\xfd")):
        return refuse("the file is no text (a spreadsheet, an archive or Parquet). Save it as CSV in UTF-8")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return refuse("the file is UTF-16. Save it as CSV in UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return "", [Problem(line, None, None, "is not UTF-8. Save the file as CSV in UTF-8")]
    if not text.strip():
        return refuse("the file is empty. Begin it with the column names")
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        return "", [Problem(line, None, None, "holds a NUL byte. Save the file as CSV in UTF-8")]
    return text, []


def _read_rows(text: str) -> tuple[list[str] | None, list[tuple[int, list[str]]], list[Problem]]:
    """(header, (file line, cells) of each row, problems); a quoted newline does not put the lines out of count."""
    problems: list[Problem] = []
    rows: list[tuple[int, list[str]]] = []
    header: list[str] | None = None
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if header is None:
                header = cells
            elif not cells or cells == [""]:
                pass
            elif len(cells) != len(header):
                problems.append(
                    Problem(
                        line,
                        None,
                        None,
                        f"has {len(cells)} cells where the header has {len(header)} columns. Mend the row",
                    )
                )
            else:
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(
            Problem(line, None, None, f"cannot be read as CSV ({error}). Close the quotation marks of the row")
        )
    return header, rows, problems


def _check_header(header: list[str]) -> list[Problem]:
    problems = []
    if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
        return [Problem(1, None, header[0], "columns are not separated by commas. Save the file with commas")]
    for name in sorted({name for name in header if header.count(name) > 1}):
        problems.append(Problem(1, name, None, "the column comes twice. Keep one"))
    for name in header:
        if name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, 1)
            hint = f"Did you mean `{near[0]}`?" if near else "Remove it"
            problems.append(Problem(1, name, None, f"is no column of the table. {hint}"))
    problems += [
        Problem(1, name, None, "the column is missing. Add it, empty where nothing is known")
        for name in COLUMNS
        if name not in header
    ]
    return problems


def _type_row(line: int, cells: dict[str, str]) -> tuple[dict, list[Problem]]:
    """The row with its types, and the cells that have none of them."""
    row, problems = {}, []
    for name in COLUMNS:
        text = cells[name]
        if CONTROLS & set(text):
            problems.append(Problem(line, name, text, "holds control characters. Remove them"))
            continue
        value, what = _type_cell(name, text)
        row[name] = value
        if what:
            problems.append(Problem(line, name, text, what))
    return row, problems


def _type_cell(name: str, text: str):
    """(value, what is wrong) of one cell."""
    model, kind = Figures.to_schema().columns[name], POLARS_SCHEMA[name]
    if text == "":
        return (None, None) if model.nullable else (None, "must not be empty. Fill it in")
    if kind == pl.Int64:
        if not (text.isascii() and text.isdigit()):
            return None, "is no whole number. Write digits alone, such as 1200"
        number = int(text)
        return (number, None) if number < 2**63 else (None, "is too large a number. Check it")
    if kind == pl.Date:
        try:
            day = date.fromisoformat(text) if len(text) == 10 else None
        except ValueError:
            day = None
        if day is None or not 1800 <= day.year <= 2200:
            return None, "is no date of the Gregorian calendar. Write it as 2024-12-06"
        return day, None
    if isinstance(kind, pl.List):
        return text.split(), None
    values = (model.metadata or {}).get("values")
    if values and text not in values:
        near = difflib.get_close_matches(text.lower(), values, 1)
        hint = f"Did you mean `{near[0]}`? " if near else ""
        return None, f"is not allowed. {hint}Allowed: {', '.join(values)}"
    return text, None


def _check_table(rows: list[dict], lines: list[int]) -> list[Problem]:
    """What the model finds in rows that have their types."""
    frame = pl.DataFrame(rows, schema=POLARS_SCHEMA, orient="row")
    try:
        Figures.validate(frame, lazy=True)
    except SchemaErrors as errors:
        problems = []
        for case in errors.failure_cases.iter_rows(named=True):
            index = case["index"]
            line = lines[index] if index is not None else None
            column = case["column"] if case["column"] in COLUMNS else None
            value = str(rows[index][column]) if column and index is not None else None
            problems.append(Problem(line, column, value, f"breaks a rule of the table: {_rule(case['check'])}"))
        return list(dict.fromkeys(problems))
    return []


RULES = {
    "field_uniqueness": "its value must stand in one row only",
    "greater_than_or_equal_to(1)": "numbers begin at 1; an explicit zero is no row",
    "greater_than_or_equal_to(0)": "offsets begin at 0",
}


def _rule(check: str) -> str:
    if check.startswith("str_matches"):
        return f"it must have the form {check.removeprefix('str_matches')}"
    return RULES.get(check, check)


def _shown(value: str) -> str:
    """A value as it may be printed: short, and without what moves a terminal."""
    return f"{_clean(value)!r}"


def _clean(text: str) -> str:
    text = "".join(letter if letter.isprintable() else "�" for letter in text[:61])
    return text if len(text) <= 60 else text[:60] + "…"
