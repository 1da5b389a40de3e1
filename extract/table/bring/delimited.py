"""CSV and tab-separated cells -> rows with the lines that they begin on."""

import csv
import re
from collections.abc import Iterator

from extract.table.bring.brought import Brought, Cells, Row
from extract.table.bring.problems import Limits, Problem, Refused
from extract.table.messages import Message

LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
OTHER_KINDS = {
    b"PK\x03\x04": "kind.sheet_or_archive",
    b"\xd0\xcf\x11\xe0": "kind.old_sheet",
    b"\x1f\x8b": "kind.archive",
    b"\x28\xb5\x2f\xfd": "kind.archive",
    b"BZh": "kind.archive",
    b"\xfd7zXZ": "kind.archive",
    b"PAR1": "kind.parquet",
    b"\x80\x04": "kind.pickle",
    b"\xff\xfe": "kind.utf16",
    b"\xfe\xff": "kind.utf16",
}


def read_delimited(content: bytes, limits: Limits) -> Brought:
    """The cells of a CSV file, or of one whose header is parted by tabs."""
    text = text_of(content)
    if text.lstrip()[0] in "[{":
        raise Refused(Message("file.json"))
    first = text.lstrip("\r\n").splitlines()[0]
    problems: list[Problem] = []
    rows = _rows(text, "\t" if "\t" in first and "," not in first else ",", limits, problems)
    _, names = next(rows, (1, []))
    cells, unread = Cells(len(names)), []
    for line, row in rows:
        if len(row) == len(names):
            cells.add(line, row)
        else:
            counted = {"cells": len(row), "columns": len(names)}
            problems.append(Problem(line, None, None, Message("row.cells", counted)))
            unread.append((line, row))
    return Brought(names, cells.columns(), problems, unread)


def text_of(content: bytes) -> str:
    """The text of a file in UTF-8; `Refused` with its kind for any other."""
    for begins, kind in OTHER_KINDS.items():
        if content.startswith(begins):
            raise Refused(Message("file.kind", {"kind": Message(kind)}))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Refused(Message("file.no_utf8"), line) from None
    if not text.strip():
        raise Refused(Message("file.empty"))
    if text.lstrip().startswith("<"):
        raise Refused(Message("file.page"))
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise Refused(Message("file.nul"), line)
    return text


def _rows(text: str, delimiter: str, limits: Limits, problems: list[Problem]) -> Iterator[Row]:
    """Each row that is not blank, with the line that it begins on: a quoted newline puts no line out of count.

    Where no more can be read the problem is added to the others.
    """
    lines = map(re.Match.group, LINE.finditer(text))  # a file in memory would hold the text once more
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    count, line = 0, 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                count += 1
                if count > limits.rows + 1:
                    raise Refused(Message("file.rows", {"limit": limits.rows}), line)
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(line, None, None, _broken(error, delimiter)))


def _broken(error: csv.Error, delimiter: str) -> Message:
    """What a strict reader stops at, told by its words."""
    if "limit" in str(error):
        return Message("row.endless_cell")
    if "unexpected end" in str(error):
        return Message("row.unclosed")
    return Message("row.after_quotes", {"delimiter": delimiter})
