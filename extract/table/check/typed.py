"""Rows that are right by themselves, with their types, and what is wrong with the others of a file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from extract.table.bring.problems import Problem
from extract.table.columns import POLARS_SCHEMA
from extract.table.messages import Message

AT_ONCE = 5_000  # rows: while they become a table they take ten times its memory
LINED = {"line": pl.Int64, **POLARS_SCHEMA}


@dataclass(frozen=True)
class Typed:
    """`rows` are the table's columns behind their `line`, in the order of the file."""

    rows: pl.DataFrame
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    refused: frozenset[str] = frozenset()  # the figure_ids of the others, where they have any

    @classmethod
    def joined(cls, parts: list["Typed"]) -> "Typed":
        """The rows of several parts of a file as one."""
        return cls(
            pl.concat([part.rows for part in parts]).sort("line"),
            [problem for part in parts for problem in part.problems],
            [warning for part in parts for warning in part.warnings],
            frozenset().union(*(part.refused for part in parts)),
        )


def one_by_one(rows: pl.DataFrame, type_one: Callable) -> Typed:
    """Each row typed by `type_one`, which gives (row, problems, warnings) of a line and the cells by column."""
    frames, right, problems, warnings, refused = [], [], [], [], set()
    for cells in rows.iter_rows(named=True):
        line = cells.pop("line")
        row, wrong, noted = type_one(line, cells)
        if not wrong:
            wrong, late = _days(line, row)
            noted += late
        problems += wrong
        if wrong:
            refused.add(cells.get("figure_id"))
            continue
        warnings += noted
        right.append(row | {"line": line})
        if len(right) == AT_ONCE:
            frames.append(_frame(right))
            right = []
    return Typed(pl.concat([*frames, _frame(right)]), problems, warnings, frozenset(refused - {None}))


def each_once(typed: Typed) -> Typed:
    """Of rows that state the same the first; the others are problems."""
    again = typed.rows.with_columns(first=pl.col("line").first().over("figure_id"))
    doubled = again.filter(pl.col("line") != pl.col("first")).select("line", "first")
    if doubled.is_empty():
        return typed
    gone = dict(doubled.rows())
    said = [Problem(line, None, None, Message("row.same", {"line": first})) for line, first in gone.items()]
    warnings = [warning for warning in typed.warnings if warning.line not in gone]
    rows = typed.rows.filter(~pl.col("line").is_in(doubled["line"].implode()))
    return Typed(rows, typed.problems + said, warnings, typed.refused)


def _frame(rows: list[dict]) -> pl.DataFrame:
    return pl.DataFrame({name: [row[name] for row in rows] for name in LINED}, schema=LINED)


def _days(line: int, row: dict) -> tuple[list[Problem], list[Problem]]:
    """(problems, warnings): a report in the future, and an event after its report unless it is projected."""
    today = date.today()
    if row["published"] and row["published"] > today:
        return [Problem(line, "published", str(row["published"]), Message("cell.future"))], []
    day = row["event_start"] or row["event_end"]
    if row["status"] == "projected" or not day or day <= (row["published"] or today):
        return [], []
    message = Message("cell.after_publication" if row["published"] else "cell.future")
    if row["origin"] == "entered":
        return [Problem(line, "event_date", str(day), message)], []
    return [], [Problem(line, "event_start", str(day), message)]
