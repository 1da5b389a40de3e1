"""Rows with the table's columns, as the program writes them -> typed rows, and what is wrong with the others.

They are typed column by column; what is suspect then goes row by row, which words what is wrong with it.
"""

import polars as pl

from extract.table.bring.problems import Problem
from extract.table.check.cells import type_row
from extract.table.check.clean import typed_at_once
from extract.table.check.names import unknown_names
from extract.table.check.typed import Typed, one_by_one
from extract.table.identity import row_id
from extract.table.spreadsheet import is_guarded, unguarded

AT_ONCE = 20_000  # rows, which take several times their memory meanwhile


def type_written(cells: pl.DataFrame) -> Typed:
    """The rows that are right by themselves, and what is wrong with the others."""
    parts = []
    for some in cells.iter_slices(AT_ONCE):
        right, suspect = typed_at_once(some)
        parts += [Typed(right), one_by_one(suspect, type_one)]
    return Typed.joined(parts)


def type_one(line: int, cells: dict[str, str]) -> tuple[dict, list[Problem], list[Problem]]:
    """(row, problems, warnings) of one row."""
    row, problems = type_row(line, cells)
    if is_guarded(cells, row):  # as `hasila export` and the page write it for spreadsheets
        row, problems = type_row(line, unguarded(cells))
    row["row_id"] = row_id(row)  # whoever mends a cell need not know of it
    return row, problems, unknown_names(line, row)
