"""A file that somebody brings -> its cells as text with the lines of the file that they stand on, or what is wrong.

Read as text, a strict reader a format, since a reader with types stops at the first bad cell and names no line.
"""

from dataclasses import replace
from pathlib import Path

import polars as pl

from extract.ingest.opening import open_file
from extract.ingest.problems import InputProblem
from extract.table.bring.brought import Brought
from extract.table.bring.columns import read_parquet
from extract.table.bring.delimited import read_delimited
from extract.table.bring.lines import read_lines
from extract.table.bring.problems import Limits, Problem, Refused
from extract.table.bring.sheet import read_sheet
from extract.table.messages import Message

READERS = dict.fromkeys((".jsonl", ".ndjson", ".json"), read_lines) | {".parquet": read_parquet, ".xlsx": read_sheet}


def bring_file(path: Path, limits: Limits | None = None) -> Brought:
    """The cells of a file; what never ends (a pipe, a device) and what is too large is not read."""
    limits = limits or Limits.of_environment()
    try:
        with open_file(path) as file:
            content = file.read(limits.bytes + 1)
    except InputProblem as problem:
        return Brought(problems=[Problem(None, None, None, Message("file.unopened", {"what": problem.what}))])
    return bring_bytes(content, path.name, limits)


def bring_bytes(content: bytes, name: str, limits: Limits | None = None) -> Brought:
    """The cells of an upload; the ending of its name says the format, and all but the known ones is CSV.

    >>> bring_bytes(b"measure,number\\nkilled,5\\n", "f.csv").rows()
    [(2, ['killed', '5'])]
    """
    limits = limits or Limits.of_environment()
    try:
        if len(content) > limits.bytes:
            raise Refused(Message("file.large", {"limit": limits.bytes}))
        brought = READERS.get(Path(name).suffix.lower(), read_delimited)(content, limits)
    except Refused as refused:
        return Brought(problems=[refused.problem])
    if len(brought.header) > limits.columns:
        return Brought(problems=[Problem(None, None, None, Message("file.columns", {"limit": limits.columns}))])
    return _without_long_cells(brought, limits.cell)


def _without_long_cells(brought: Brought, longest: int) -> Brought:
    long = pl.any_horizontal(pl.exclude("line").str.len_chars() > longest)
    unread = replace(brought, cells=brought.cells.filter(long)).rows()
    if not unread:
        return brought
    message = Message("cell.long", {"limit": longest})
    problems = []
    for line, cells in unread:
        at = next(at for at, cell in enumerate(cells) if len(cell) > longest)
        problems.append(Problem(line, brought.header[at], cells[at], message))
    rest = brought.cells.filter(~long)
    return Brought(brought.header, rest, brought.problems + problems, brought.unread + unread)
