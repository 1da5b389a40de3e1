"""CSV and tab-separated cells -> articles: columns id and text, and those that are known besides."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from extract.ingest.encodings import SAMPLE, encoding_of
from extract.ingest.entry import COLUMNS, article_of
from extract.ingest.opening import open_unpacked
from extract.ingest.problems import InputProblem
from extract.ingest.text import LARGEST_ARTICLE
from extract.records import Article

DELIMITERS = "\t;,"


def read_delimited(path: Path) -> Iterator[Article | InputProblem]:
    """The article of each row, or its problem; a problem's line is where the row begins in the file."""
    csv.field_size_limit(LARGEST_ARTICLE)  # the library's own limit is shorter than many an article
    with open_unpacked(path) as file:
        encoding = encoding_of(file.peek(SAMPLE))
        if encoding is None:
            raise InputProblem(path.name, "is in no encoding that is known. Save it as UTF-8 and try again")
        text = io.TextIOWrapper(file, encoding, newline="")
        header_line = text.readline(SAMPLE).removeprefix("\ufeff")
        delimiter = max(DELIMITERS, key=header_line.count)
        header = next(csv.reader([header_line], delimiter=delimiter), [])
        _check_header(header, path.name)
        rows = csv.reader(text, delimiter=delimiter, strict=True)
        while True:
            line = rows.line_num + 2  # the header is the first
            try:
                cells = next(rows, None)
            except csv.Error:
                raise InputProblem(path.name, "is no row of CSV, nor is what follows. Close its quotes", line) from None
            except UnicodeDecodeError:
                what = f"is not {encoding.removesuffix('-sig').upper()} as the lines above are, and ends the reading"
                raise InputProblem(path.name, f"{what}. Save the file as UTF-8", line) from None
            if cells is None:
                return
            if not any(cells):
                continue
            try:
                if len(cells) != len(header):
                    what = f"has {len(cells)} cells where the header has {len(header)} columns. Mend the row"
                    raise InputProblem(path.name, what, line)
                entry = {name: cell for name, cell in zip(header, cells, strict=True) if cell and name in COLUMNS}
                yield article_of(entry, path.name, line)
            except InputProblem as problem:
                yield problem


def _check_header(header: list[str], file: str) -> None:
    for name in ("id", "text"):
        if name not in header:
            raise InputProblem(file, f"has no column `{name}`. Begin it with a line of names, id and text among them")
    for name in COLUMNS:
        if header.count(name) > 1:
            raise InputProblem(file, f"has the column `{name}` twice. Leave one", 1)
