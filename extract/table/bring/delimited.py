"""CSV and tab-separated cells -> rows with the lines that they begin on."""

import csv
import re
from collections.abc import Iterator

from extract.table.bring.brought import Brought, Cells, Row
from extract.table.bring.problems import Limits, Problem, Refused

LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
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


def read_delimited(content: bytes, limits: Limits) -> Brought:
    """The cells of a CSV file, or of one whose header is parted by tabs."""
    text = text_of(content)
    if text.lstrip()[0] in "[{":
        raise Refused("the file is JSON. Write one object a line, and give it the ending .json or .jsonl")
    first = text.lstrip("\r\n").splitlines()[0]
    problems: list[Problem] = []
    rows = _rows(text, "\t" if "\t" in first and "," not in first else ",", limits, problems)
    _, names = next(rows, (1, []))
    cells, unread = Cells(len(names)), []
    for line, row in rows:
        if len(row) == len(names):
            cells.add(line, row)
        else:
            what = f"has {len(row)} cells where the header has {len(names)} columns. Mend the row"
            problems.append(Problem(line, None, None, what))
            unread.append((line, row))
    return Brought(names, cells.columns(), problems, unread)


def text_of(content: bytes) -> str:
    """The text of a file in UTF-8; `Refused` with its kind for any other."""
    for begins, kind in OTHER_KINDS.items():
        if content.startswith(begins):
            raise Refused(f"the file is {kind}. Save it as CSV in UTF-8, or give it the ending of its format")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Refused("is not UTF-8. Save the file as CSV in UTF-8", line) from None
    if not text.strip():
        raise Refused("the file is empty. Begin it with the column names")
    if text.lstrip().startswith("<"):
        raise Refused("the file is a web page. Download the table itself, as CSV")
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise Refused("holds a NUL byte. Save the file as CSV in UTF-8", line)
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
                    raise Refused(f"has more than {limits.rows:,} rows. Split the file", line)
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        what = "holds a cell that is too long" if "limit" in str(error) else f"cannot be read as CSV ({error})"
        problems.append(Problem(line, None, None, f"{what}. Close the quotation marks of the row"))
