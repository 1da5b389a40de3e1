"""A file of figures that somebody brings -> the rows that may be stored, and what is wrong with the others.

Cells that have the right form are typed by strict rules of our own; the model is the last gate.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from extract.table.bring import Brought, Limits, Problem, bring_bytes, bring_file
from extract.table.check.against import warn_against
from extract.table.check.entered import type_entered
from extract.table.check.header import check_header, is_entered, is_tags, plain
from extract.table.check.model import check_model
from extract.table.check.parts import without_waiting
from extract.table.check.typed import Typed, each_once
from extract.table.check.written import type_written
from extract.table.columns import COLUMNS, POLARS_SCHEMA
from extract.table.messages import Message

NOTHING = pl.DataFrame(schema=POLARS_SCHEMA)


@dataclass(frozen=True)
class Checked:
    """What the check found. `ready` rows are a valid table, `warnings` keep no row out by themselves."""

    rows: int
    ready: pl.DataFrame
    problems: list[Problem]
    warnings: list[Problem]
    brought: Brought  # as it was read, for a copy with the problems beside the rows
    notes: dict[str, str] = field(default_factory=dict)  # figure_id -> what the person noted on an entered row

    @property
    def refused(self) -> int:
        """How many rows of the file may not be stored."""
        return self.rows - self.ready.height


def check_file(path: Path, against: pl.DataFrame | None = None, limits: Limits | None = None) -> Checked:
    """The rows of a file that may be stored, and every problem of the others.

    `against` are stored figures: a row may be a part of one of them, and is compared with them.
    """
    return check_brought(bring_file(path, limits), against)


def check_bytes(
    content: bytes, name: str, against: pl.DataFrame | None = None, limits: Limits | None = None
) -> Checked:
    """The same for an upload, whose name says its format.

    >>> checked = check_bytes("measure,number,quote\\nkilled,5,قتل خمسة أشخاص أمس\\n".encode(), "new.csv")
    >>> checked.ready["number_text"].to_list(), checked.refused, [warning.column for warning in checked.warnings]
    (['خمسة'], 0, ['source', 'event_date', 'place'])
    """
    return check_brought(bring_bytes(content, name, limits), against)


def check_brought(brought: Brought, against: pl.DataFrame | None = None) -> Checked:
    """The same for cells that are read."""
    brought = replace(brought, header=plain(brought.header))
    if brought.cells.height and is_tags(brought.cells.row(0)[1:]):
        brought = replace(brought, cells=brought.cells[1:])
    unread = {problem.line for problem in brought.problems if problem.line}
    count = brought.cells.height + len(unread)
    wrong_header = check_header(brought.header) if brought.header else []
    problems = wrong_header + brought.problems
    if not brought.header or wrong_header:
        return Checked(count, NOTHING, problems, [], brought)
    if not count:
        warnings = [Problem(1, None, None, Message("header.alone"))]
        return Checked(0, NOTHING, problems, warnings, brought)
    cells = brought.cells.rename({str(at): name for at, name in enumerate(brought.header)})
    typed = each_once((type_entered if is_entered(brought.header) else type_written)(cells))
    stored = typed.rows["figure_id"].clear() if against is None else against["figure_id"]
    broken = check_model(_alone(typed, stored))
    bad = pl.Series(sorted({problem.line for problem in broken}), dtype=pl.Int64)
    ready, waiting = without_waiting(typed.rows.filter(~pl.col("line").is_in(bad.implode())), stored)
    beside = [] if against is None else warn_against(ready, against)
    problems = sorted(problems + typed.problems + broken, key=_line)
    warnings = sorted(typed.warnings + waiting + beside, key=_line)
    return Checked(count, ready.select(COLUMNS), problems, warnings, brought, _notes(cells, ready))


def _line(problem: Problem) -> int:
    return problem.line or 0


def _alone(typed: Typed, stored: pl.Series) -> pl.DataFrame:
    """The rows, without a whole that is refused above or is stored: its part is not wrong itself."""
    elsewhere = pl.col("part_of").is_in(list(typed.refused)) | pl.col("part_of").is_in(stored.implode())
    here = pl.col("part_of").is_in(pl.col("figure_id").implode())
    return typed.rows.with_columns(part_of=pl.when(here | ~elsewhere).then("part_of"))


def _notes(cells: pl.DataFrame, ready: pl.DataFrame) -> dict[str, str]:
    if "note" not in cells.columns:
        return {}
    said = ready.select("figure_id", "line").join(cells.select("line", pl.col("note").str.strip_chars()), on="line")
    return dict(said.filter(pl.col("note") != "").select("figure_id", "note").rows())
