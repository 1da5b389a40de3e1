"""A CSV file of figures that somebody brings -> what is wrong in it, line by line.

Cells that have the right form are typed here, by strict rules of our own; the model is the last gate.
"""

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from pandera.errors import SchemaErrors

from extract.calendar import written_day
from extract.table.bring import Problem, read_csv, shown
from extract.table.schema import COLUMNS, POLARS_SCHEMA, Figures

MODELS = Figures.to_schema().columns
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
VERBATIM = {"quote", "title"} | {name for name in COLUMNS if name.endswith("_text")}
LARGEST_NUMBER = 2**63 - 1


@dataclass(frozen=True)
class Checked:
    """What the check found. `ready` rows are a valid table, `warnings` keep no row out by themselves."""

    rows: int
    ready: pl.DataFrame
    problems: list[Problem]
    warnings: list[Problem]


def check_csv(path: Path) -> tuple[int, list[Problem]]:
    """(rows read, problems) of a CSV file of figures; a file without problems is a valid table."""
    checked = check_file(path)
    return checked.rows, checked.problems


def check_file(path: Path, against: pl.DataFrame | None = None) -> Checked:
    """The rows of a file that may be stored, and every problem of the others.

    `against` are stored figures: a row may be a part of one of them.
    """
    header, rows, problems = read_csv(path)
    problems += _check_header(header) if header else []
    if not header or any(problem.line == 1 for problem in problems):
        return Checked(len(rows), _frame([]), problems, [])
    typed: list[dict] = []
    lines: list[int] = []
    refused: set[str] = set()
    for line, cells in rows:
        row, wrong = _type_row(line, dict(zip(header, cells, strict=True)))
        if wrong:
            problems += wrong
            refused.add(cells[header.index("figure_id")])
        else:
            typed.append(row)
            lines.append(line)
    stored = set() if against is None else set(against["figure_id"])
    elsewhere = (refused | stored) - {row["figure_id"] for row in typed}
    # A part whose whole is refused above, or is stored, is not wrong itself.
    alone = [row | {"part_of": None} if row["part_of"] in elsewhere else row for row in typed]
    broken = _check_table(alone, lines)
    problems += broken
    bad = {problem.line for problem in broken}
    ready = {row["figure_id"]: row for row, line in zip(typed, lines, strict=True) if line not in bad}
    waiting = []
    for line, row in zip(lines, typed, strict=True):
        if row["part_of"] and row["part_of"] not in stored | ready.keys() and ready.pop(row["figure_id"], None):
            what = "is a part of a row that is refused, and waits for it. Mend that row"
            waiting.append(Problem(line, "part_of", row["part_of"], what))
    problems.sort(key=lambda problem: problem.line or 0)
    return Checked(len(rows), _frame(list(ready.values())), problems, waiting)


def _frame(rows: list[dict]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=POLARS_SCHEMA, orient="row")


def _check_header(header: list[str]) -> list[Problem]:
    if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
        return [Problem(1, None, header[0], "columns are not separated by commas. Save the file with commas")]
    problems = [
        Problem(1, name, None, "the column comes twice. Keep one")
        for name in sorted({name for name in header if header.count(name) > 1})
    ]
    for name in dict.fromkeys(header):
        if name not in COLUMNS:
            problems.append(
                Problem(1, name, None, f"is no column of the table. {_nearest(name, COLUMNS, 'Remove it')}")
            )
    problems += [
        Problem(1, name, None, "the column is missing. Add it, empty where nothing is known")
        for name in COLUMNS
        if name not in header
    ]
    return problems


def _type_row(line: int, cells: dict[str, str]) -> tuple[dict, list[Problem]]:
    """The row with its types, and the cells that have none of them."""
    row, problems = {}, []
    for name in COLUMNS:
        text = cells[name]
        row[name], what = _type_cell(name, text)
        # What the program read in an article it wrote as it was printed there.
        if CONTROL.search(text) and not (name in VERBATIM and cells["origin"] == "extracted"):
            what = "holds control characters. Remove them"
        if what:
            problems.append(Problem(line, name, text, what))
    return row, problems


def _type_cell(name: str, text: str):
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
        return None, f"is not allowed. {_nearest(text.lower(), values, 'Choose another')}. Allowed: {', '.join(values)}"
    return text, None


def _nearest(name: str, known, otherwise: str) -> str:
    near = difflib.get_close_matches(name[:60], known, 1)
    return f"Did you mean `{near[0]}`?" if near else otherwise


def _check_table(rows: list[dict], lines: list[int]) -> list[Problem]:
    """What the model finds in rows that have their types."""
    try:
        Figures.validate(_frame(rows), lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases.iter_rows(named=True)
        return list(
            dict.fromkeys(
                _broken_rule(case["check"], rows[case["index"]], lines[case["index"]], case["column"]) for case in cases
            )
        )
    return []


RULES = {
    "field_uniqueness": "stands in another row too. Keep one of them",
    "greater_than_or_equal_to(1)": "numbers begin at 1; an explicit zero is no row. Remove the row or mend the number",
    "greater_than_or_equal_to(0)": "offsets begin at 0. Mend the number",
}


def _broken_rule(check: str, row: dict, line: int, column: str | None) -> Problem:
    """A failure of the model in words; a rule over several columns names them, and their values are shown with it."""
    if column in COLUMNS:
        form = check.removeprefix("str_matches") if check.startswith("str_matches") else None
        what = f"must have the form {form}. Mend it" if form else RULES.get(check, f"breaks the rule {check}. Mend it")
        return Problem(line, column, str(row[column]), what)
    named = [name for name in dict.fromkeys(re.findall(r"\w+", check)) if name in COLUMNS]
    here = ", ".join(f"{name} {'empty' if row[name] is None else shown(str(row[name]))}" for name in named)
    return Problem(line, None, None, f"breaks a rule of the table: {check} (here: {here}). Mend the row")
