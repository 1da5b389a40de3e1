"""Cells as text -> values with their types, by strict rules of our own; no coercion, which ruins dates and numbers."""

import re
from typing import Any

import polars as pl

from extract.calendar import written_day
from extract.table.bring.problems import Problem
from extract.table.check.nearest import nearest_value
from extract.table.columns import COLUMNS, MODEL, POLARS_SCHEMA
from extract.table.messages import Message

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
            what = Message("cell.control")
        if what:
            problems.append(Problem(line, name, text, what))
    return row, problems


def type_cell(name: str, text: str) -> tuple[Any, Message | None]:
    """(value, what is wrong) of one cell."""
    column = MODEL[name]
    kind, values = column.kind, column.values
    if text == "":
        if column.nullable:
            return None, None
        return None, Message("cell.empty_of", {"values": tuple(values)}) if values else Message("cell.empty")
    if kind == pl.Int64:
        if not (text.isascii() and text.isdigit()):
            return None, Message("cell.no_number")
        if len(text) > 19 or int(text) > LARGEST_NUMBER:
            return None, Message("cell.too_large")
        return int(text), None
    if kind == pl.Date:
        day = written_day(text)
        return day, None if day else Message("cell.no_date")
    if isinstance(kind, pl.List):
        return text.split(), None
    if values and text not in values:
        advice = nearest_value(name, text, values)
        return None, Message("cell.not_allowed", {"advice": advice, "values": tuple(values)})
    if name == "url" and not WEB_ADDRESS.fullmatch(text):
        return None, Message("cell.no_url")
    return text, None


def unsafe(text: str) -> Message | None:
    """What no person writes into a cell, where the text holds it.

    >>> unsafe("=1+1").said(), unsafe("حمص")
    ('begins like a formula. Remove the sign', None)
    """
    if CONTROL.search(text):
        return Message("cell.control")
    if BIDI.search(text):
        return Message("cell.direction")
    if MARKUP.search(text):
        return Message("cell.html")
    return Message("cell.like_formula") if FORMULA.match(text) else None
