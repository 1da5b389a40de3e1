"""Rows that have their types -> what the model, the last gate, finds in them."""

import re

import polars as pl
from pandera.errors import SchemaErrors

from extract.table.bring.problems import Problem, shown
from extract.table.columns import COLUMNS
from extract.table.messages import Message, rule_message
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
    "field_uniqueness": "cell.twice",
    "greater_than_or_equal_to(1)": "cell.below_one",
    "greater_than_or_equal_to(0)": "cell.below_zero",
}


def _broken_rule(check: str, row: dict, column: str | None) -> Problem:
    """A failure of the model in words; a rule over several columns names them, and their values are shown with it."""
    if column in COLUMNS:
        return Problem(row["line"], column, str(row[column]), _broken_form(check))
    named = (name for name in dict.fromkeys(re.findall(r"\w+", check)) if name in COLUMNS)
    here = tuple(Message("shown.cell", {"column": name, "value": _shown(row[name])}) for name in named)
    return Problem(row["line"], None, None, Message("row.rule", {"rule": rule_message(check), "here": here}))


def _broken_form(check: str) -> Message:
    if check.startswith("str_matches"):
        return Message("cell.form", {"form": check.removeprefix("str_matches")})
    return Message(RULES[check]) if check in RULES else Message("cell.rule", {"rule": check})


def _shown(value) -> Message | str:
    return Message("shown.empty") if value is None else shown(str(value))
