"""A CSV file that somebody brings -> its cells as text with the lines of the file that they stand on, or what is wrong.

Read as text by a strict reader, since a reader with types stops at the first bad cell and names no line.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from extract.ingest.problems import InputProblem
from extract.ingest.text import open_file

LARGEST_FILE = 50_000_000  # bytes; a table of 100,000 figures has about 40 million
OTHER_KINDS = {
    b"PK\x03\x04": "a spreadsheet or an archive",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet",
    b"\x1f\x8b": "an archive",
    b"\x28\xb5\x2f\xfd": "an archive",
    b"BZh": "an archive",
    b"\xfd7zXZ": "an archive",
    b"PAR1": "Parquet",
    b"\x80\x04": "a Python pickle",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
Row = tuple[int, list[str]]  # file line, cells


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: the line of the file, the column, the value found, what is allowed and what to do."""

    line: int | None
    column: str | None
    value: str | None
    what: str

    @property
    def said(self) -> str:
        """All but the line.

        >>> Problem(2, "measure", "kiled", "is not allowed. Did you mean `killed`?").said
        "column measure, 'kiled': is not allowed. Did you mean `killed`?"
        """
        where = f"column {shown(self.column)}, " if self.column is not None else ""
        found = f"{shown(self.value)!r}: " if self.value is not None else ""
        return f"{where}{found}{self.what}"

    def __str__(self) -> str:
        return self.said if self.line is None else f"line {self.line}, {self.said}"


def shown(text: str) -> str:
    """A text as it may be printed in a message: short, and without what moves a terminal."""
    text = "".join(letter if letter.isprintable() else "�" for letter in text[:61])
    return text if len(text) <= 60 else text[:60] + "…"


def read_csv(path: Path) -> tuple[list[str], list[Row], list[Problem]]:
    """(header, rows, problems); rows that have another number of cells than the header are problems, not rows."""
    try:
        header, *rows = _rows(_text(path)) or [(1, [])]
    except _Refused as refused:
        return [], [], [refused.args[0]]
    names, good, problems = header[1], [], []
    for line, cells in rows:
        if isinstance(cells, Problem):
            problems.append(cells)
        elif len(cells) != len(names):
            what = f"has {len(cells)} cells where the header has {len(names)} columns. Mend the row"
            problems.append(Problem(line, None, None, what))
        else:
            good.append((line, cells))
    return names, good, problems


class _Refused(Exception):
    """No table can be read at all; holds the problem."""


def _text(path: Path) -> str:
    def refused(what: str, line: int | None = None) -> _Refused:
        return _Refused(Problem(line, None, None, what))

    try:
        with open_file(path) as file:
            content = file.read(LARGEST_FILE + 1)
    except InputProblem as problem:
        raise refused(problem.what) from None
    if len(content) > LARGEST_FILE:
        raise refused(f"the file is larger than {LARGEST_FILE:,} bytes. Split it")
    for begins, kind in OTHER_KINDS.items():
        if content.startswith(begins):
            raise refused(f"the file is {kind}. Save it as CSV in UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused("is not UTF-8. Save the file as CSV in UTF-8", content.count(b"\n", 0, error.start) + 1) from None
    if not text.strip():
        raise refused("the file is empty. Begin it with the column names")
    if text.lstrip()[:9].lower() == "<!doctype" or text.lstrip()[:5].lower() == "<html":
        raise refused("the file is a web page. Download the table itself, as CSV")
    if "\x00" in text:
        raise refused("holds a NUL byte. Save the file as CSV in UTF-8", text.count("\n", 0, text.index("\x00")) + 1)
    return text


def _rows(text: str) -> list[tuple[int, list[str] | Problem]]:
    """Each row that is not blank, with the line that it begins on: a quoted newline puts no line out of count."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str] | Problem]] = []
    line = 1
    try:
        for cells in reader:
            if cells and cells != [""]:
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        problem = Problem(line, None, None, f"cannot be read as CSV ({error}). Close the quotation marks of the row")
        if not rows:
            raise _Refused(problem) from None
        rows.append((line, problem))
    return rows
