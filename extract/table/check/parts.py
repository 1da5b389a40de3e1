"""Parts whose whole is not among the good rows."""

import polars as pl

from extract.table.bring.problems import Problem
from extract.table.messages import Message


def without_waiting(rows: pl.DataFrame, stored: pl.Series) -> tuple[pl.DataFrame, list[Problem]]:
    """(the rows without the parts of rows that are refused, and without the parts of those; what is said of them).

    `rows` stand behind their `line`; a whole that is `stored` is there.

    >>> rows = pl.DataFrame({"line": [2, 3, 4], "figure_id": ["a", "b", "c"], "part_of": [None, "x", "b"]})
    >>> without_waiting(rows, pl.Series(["s"]))[0]["figure_id"].to_list()
    ['a']
    """
    part = pl.col("part_of")
    apart = rows.filter(part.is_not_null() & ~part.is_in(stored.implode())).select("line", "figure_id", "part_of")
    if apart.is_empty():
        return rows, []
    lost = apart.filter(~part.is_in(rows["figure_id"].implode())).rows()
    parts: dict[str, list[tuple]] = {}
    for row in apart.rows():
        parts.setdefault(row[2], []).append(row)
    waiting = []
    while lost:
        line, figure, whole = lost.pop()
        waiting.append(Problem(line, "part_of", whole, Message("row.waits")))
        lost += parts.get(figure, ())
    gone = pl.Series([problem.line for problem in waiting], dtype=pl.Int64)
    return rows.filter(~pl.col("line").is_in(gone.implode())), waiting
