"""Cells as text -> values with their types, by strict rules of our own; no coercion, which ruins dates and numbers."""

import re

import polars as pl

from extract.calendar import written_day
from extract.table.bring.problems import Problem
from extract.table.check.names import nearest
from extract.table.schema import COLUMNS, POLARS_SCHEMA, Figures

MODELS = Figures.to_schema().columns
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
VERBATIM = {"quote", "title"} | {name for name in COLUMNS if name.endswith("_text")}
LARGEST_NUMBER = 2**63 - 1


def type_row(line: int, cells: dict[str, str]) -> tuple[dict, list[Problem]]:
    """The row with its types, and the cells that have none of them."""
    row, problems = {}, []
    for name in COLUMNS:
        text = cells[name]
        row[name], what = type_cell(name, text)
        # What the program read in an article it wrote as it was printed there.
        if CONTROL.search(text) and not (name in VERBATIM and cells["origin"] == "extracted"):
            what = "holds control characters. Remove them"
        if what:
            problems.append(Problem(line, name, text, what))
    return row, problems


def type_cell(name: str, text: str):
    """(value, what is wrong) of one cell."""
    model, kind = MODELS[name], POLARS_SCHEMA[name]
    values = model.metadata["values"]
    if text == "":
        allowed = f", with one of: {', '.join(values)}" if values else ""
        return (None, None) if model.nullable else (None, f"must not be empty. Fill it in{allowed}")
    if kind == pl.Int64:
        if not (text.isascii() and text.isdigit()):
            return None, "is no whole number. Write digits alone, such as 1200"
        if len(text) > 19 or int(text) > LARGEST_NUMBER:
            return None, "is too large a number. Check it"
        return int(text), None
    if kind == pl.Date:
        day = written_day(text)
        return day, None if day else "is no date of the Gregorian calendar. Write it as 2024-12-06"
    if isinstance(kind, pl.List):
        return text.split(), None
    if values and text not in values:
        return None, f"is not allowed. {nearest(text.lower(), values, 'Choose another')}. Allowed: {', '.join(values)}"
    return text, None
