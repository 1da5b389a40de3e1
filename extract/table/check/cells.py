"""Cells as text -> values with their types, by strict rules of our own; no coercion, which ruins dates and numbers."""

import re

import polars as pl

from extract.calendar import written_day
from extract.table.bring.problems import Problem
from extract.table.check.nearest import nearest_value
from extract.table.columns import COLUMNS, MODEL, POLARS_SCHEMA

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
MARKUP = re.compile(r"</?[A-Za-z!][^<>]*>")
FORMULA = re.compile(r"^[=+\-@]")
UNSAFE = re.compile("|".join(one.pattern for one in (CONTROL, BIDI, MARKUP, FORMULA)))
WEB_ADDRESS = re.compile(r"https?://\S+")
VERBATIM = {"quote", "title"} | {name for name in COLUMNS if name.endswith("_text")}
LARGEST_NUMBER = 2**63 - 1


def type_row(line: int, cells: dict[str, str]) -> tuple[dict, list[Problem]]:
    """The row with its types, and the cells that have none of them."""
    row, problems = {}, []
    for name in COLUMNS:
        text = cells[name]
        row[name], what = type_cell(name, text)
        if cells["origin"] == "entered" and POLARS_SCHEMA[name] == pl.String:
            what = unsafe(text) or what
        # What the program read in an article it wrote as it was printed there.
        elif CONTROL.search(text) and name not in VERBATIM:
            what = "holds control characters. Remove them"
        if what:
            problems.append(Problem(line, name, text, what))
    return row, problems


def type_cell(name: str, text: str):
    """(value, what is wrong) of one cell."""
    column = MODEL[name]
    kind, values = column.kind, column.values
    if text == "":
        allowed = f", with one of: {', '.join(values)}" if values else ""
        return (None, None) if column.nullable else (None, f"must not be empty. Fill it in{allowed}")
    if kind == pl.Int64:
        if not (text.isascii() and text.isdigit()):
            return None, "is no whole number. Write the digits 0 to 9 alone, such as 1200"
        if len(text) > 19 or int(text) > LARGEST_NUMBER:
            return None, "is too large a number. Check it"
        return int(text), None
    if kind == pl.Date:
        day = written_day(text)
        return day, None if day else "is no date of the Gregorian calendar. Write it as 2024-12-06"
    if isinstance(kind, pl.List):
        return text.split(), None
    if values and text not in values:
        return None, f"is not allowed. {nearest_value(name, text, values)} Allowed: {', '.join(values)}"
    if name == "url" and not WEB_ADDRESS.fullmatch(text):
        return None, "is no web address. Begin it with http:// or https://"
    return text, None


def unsafe(text: str) -> str | None:
    """What no person writes into a cell, where the text holds it.

    >>> unsafe("=1+1"), unsafe("حمص")
    ('begins like a formula. Remove the sign', None)
    """
    if CONTROL.search(text):
        return "holds control characters. Remove them"
    if BIDI.search(text):
        return "holds marks that turn the direction of writing. Remove them"
    if MARKUP.search(text):
        return "holds HTML. Write the words alone"
    return "begins like a formula. Remove the sign" if FORMULA.match(text) else None
