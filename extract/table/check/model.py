"""Rows that have their types -> what the model, the last gate, finds in them."""

import re

import polars as pl
from pandera.errors import SchemaErrors

from extract.table.bring.problems import Problem, shown
from extract.table.schema import COLUMNS, POLARS_SCHEMA, Figures

AT_ONCE = 5_000  # rows: while they become a table they take ten times its memory


def frame_of(rows: list[dict]) -> pl.DataFrame:
    """Rows as a table with the model's types."""
    parts = [_frame(rows[at : at + AT_ONCE]) for at in range(0, len(rows), AT_ONCE)]
    return pl.concat(parts) if parts else _frame([])


def _frame(rows: list[dict]) -> pl.DataFrame:
    return pl.DataFrame({name: [row[name] for row in rows] for name in POLARS_SCHEMA}, schema=POLARS_SCHEMA)


def check_model(rows: list[dict], lines: list[int]) -> list[Problem]:
    """What the model finds in rows that have their types."""
    try:
        Figures.validate(frame_of(rows), lazy=True)
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
