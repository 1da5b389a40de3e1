"""A file of figures that somebody brings -> the rows that may be stored, and what is wrong with the others.

Cells that have the right form are typed by strict rules of our own; the model is the last gate.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import polars as pl

from extract.table.bring import Brought, Limits, Problem, bring_bytes, bring_file
from extract.table.check.against import warn_against
from extract.table.check.cells import type_row
from extract.table.check.entered import type_entered
from extract.table.check.header import check_header, is_entered, is_tags
from extract.table.check.model import check_model, frame_of
from extract.table.check.names import unknown_names
from extract.table.identity import row_id
from extract.table.spreadsheet import is_guarded, unguarded


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
    if brought.rows and is_tags(brought.rows[0][1]):
        brought = replace(brought, rows=brought.rows[1:])
    unread = {problem.line for problem in brought.problems if problem.line}
    count = len(brought.rows) + len(unread)
    wrong_header = check_header(brought.header) if brought.header else []
    problems = wrong_header + brought.problems
    if not brought.header or wrong_header:
        return Checked(count, frame_of([]), problems, [], brought)
    if not count:
        warnings = [Problem(1, None, None, "is a header without rows. Write one figure a row under it")]
        return Checked(0, frame_of([]), problems, warnings, brought)
    typed, lines, found, warnings, refused = _typed(brought)
    stored = set() if against is None else set(against["figure_id"])
    elsewhere = (refused | stored) - {row["figure_id"] for row in typed}
    # A part whose whole is refused above, or is stored, is not wrong itself.
    alone = [row | {"part_of": None} if row["part_of"] in elsewhere else row for row in typed]
    broken = check_model(alone, lines)
    bad = {problem.line for problem in broken}
    ready = {row["figure_id"]: (line, row) for row, line in zip(typed, lines, strict=True) if line not in bad}
    warnings += _take_waiting(ready, stored)
    ready_lines, rows = [line for line, _ in ready.values()], [row for _, row in ready.values()]
    if against is not None:
        warnings += warn_against(rows, ready_lines, against)
    problems = sorted(problems + found + broken, key=lambda problem: problem.line or 0)
    warnings.sort(key=lambda one: one.line or 0)
    return Checked(count, frame_of(rows), problems, warnings, brought, _notes(brought, ready))


def _typed(brought: Brought) -> tuple[list[dict], list[int], list[Problem], list[Problem], set[str]]:
    """(rows, their lines, problems, warnings, ids of the refused)."""
    rows, lines, problems, warnings, refused = [], [], [], [], set()
    entered = is_entered(brought.header)
    seen: dict[str, int] = {}
    for line, cells in brought.rows:
        named = dict(zip(brought.header, cells, strict=True))
        row, wrong, noted = (type_entered if entered else _type_written)(line, named)
        if not wrong:
            wrong, late = _days(line, row)
            noted += late
        if not wrong and seen.setdefault(row["figure_id"], line) != line:
            wrong = [Problem(line, None, None, f"states what line {seen[row['figure_id']]} states. Keep one of them")]
        problems += wrong
        if not wrong:
            warnings += noted
            rows.append(row)
            lines.append(line)
        elif not entered:
            refused.add(named["figure_id"])
    return rows, lines, problems, warnings, refused


def _type_written(line: int, cells: dict[str, str]) -> tuple[dict, list[Problem], list[Problem]]:
    """(row, problems, warnings) of a row with the table's columns, as the program writes it."""
    row, problems = type_row(line, cells)
    if is_guarded(cells, row):  # as `hasila export` and the page write it for spreadsheets
        row, problems = type_row(line, unguarded(cells))
    row["row_id"] = row_id(row)  # whoever mends a cell need not know of it
    return row, problems, unknown_names(line, row)


def _notes(brought: Brought, ready: dict[str, tuple[int, dict]]) -> dict[str, str]:
    if not is_entered(brought.header) or "note" not in brought.header:
        return {}
    at = brought.header.index("note")
    said = {line: cells[at].strip() for line, cells in brought.rows}
    return {figure: said[line] for figure, (line, _) in ready.items() if said[line]}


def _days(line: int, row: dict) -> tuple[list[Problem], list[Problem]]:
    """(problems, warnings): a report in the future, and an event after its report unless it is projected."""
    today = date.today()
    if row["published"] and row["published"] > today:
        return [Problem(line, "published", str(row["published"]), "lies in the future. Check the date")], []
    day = row["event_start"] or row["event_end"]
    if row["status"] == "projected" or not day or day <= (row["published"] or today):
        return [], []
    what = "is after the publication. Check both" if row["published"] else "lies in the future. Check the date"
    if row["origin"] == "entered":
        return [Problem(line, "event_date", str(day), what)], []
    return [], [Problem(line, "event_start", str(day), what)]


def _take_waiting(ready: dict[str, tuple[int, dict]], stored: set[str]) -> list[Problem]:
    """Take out the parts of rows that are refused, and the parts of those."""
    waiting: list[Problem] = []
    while True:
        alone = [
            figure
            for figure, (_, row) in ready.items()
            if row["part_of"] and row["part_of"] not in stored and row["part_of"] not in ready
        ]
        if not alone:
            return waiting
        for figure in alone:
            line, row = ready.pop(figure)
            what = "is a part of a row that is refused, and waits for it. Mend that row"
            waiting.append(Problem(line, "part_of", row["part_of"], what))
