"""Rows that have their types -> what the model, the last gate, finds in them."""

import re

import polars as pl
from pandera.errors import SchemaErrors

from extract.table.bring.problems import Problem, shown
from extract.table.columns import COLUMNS
from extract.table.schema import Figures


def check_model(rows: pl.DataFrame) -> list[Problem]:
    """What the model finds in rows that have their types, behind the `line` of each."""
    try:
        Figures.validate(rows.select(COLUMNS), lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases.iter_rows(named=True)
        broken = (_broken_rule(case["check"], rows.row(case["index"], named=True), case["column"]) for case in cases)
        return list(dict.fromkeys(broken))
    return []


RULES = {
    "field_uniqueness": "stands in another row too. Keep one of them",
    "greater_than_or_equal_to(1)": "numbers begin at 1; an explicit zero is no row. Remove the row or mend the number",
    "greater_than_or_equal_to(0)": "offsets begin at 0. Mend the number",
}


def _broken_rule(check: str, row: dict, column: str | None) -> Problem:
    """A failure of the model in words; a rule over several columns names them, and their values are shown with it."""
    if column in COLUMNS:
        form = check.removeprefix("str_matches") if check.startswith("str_matches") else None
        what = f"must have the form {form}. Mend it" if form else RULES.get(check, f"breaks the rule {check}. Mend it")
        return Problem(row["line"], column, str(row[column]), what)
    named = [name for name in dict.fromkeys(re.findall(r"\w+", check)) if name in COLUMNS]
    here = ", ".join(f"{name} {'empty' if row[name] is None else shown(str(row[name]))}" for name in named)
    return Problem(row["line"], None, None, f"breaks a rule of the table: {check} (here: {here}). Mend the row")
