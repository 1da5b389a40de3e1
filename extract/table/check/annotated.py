"""What a check found -> a copy of the file for the person who brought it, with the problems beside each row."""

import csv
import io
import re

from extract.table.bring.problems import Problem
from extract.table.check import Checked
from extract.table.check.header import ANSWER
from extract.table.messages import Message
from extract.table.spreadsheet import RUNS

BOM = "\ufeff"  # spreadsheets take a CSV file for UTF-8 by it


def annotated_csv(checked: Checked, language: str = "en") -> bytes:
    """The rows that were read, as CSV, with a column `problems` that an upload ignores and that speaks the language.

    >>> from extract.table.check import check_bytes
    >>> copy = annotated_csv(check_bytes(b"measure,number,quote\\nkilled,x,5 killed\\n", "f.csv"))
    >>> copy.decode("utf-8-sig").splitlines()[0]
    'measure,number,quote,problems'
    """
    said: dict[int | None, list[Message]] = {}
    for problem in checked.problems:
        said.setdefault(problem.line, []).append(_answer(problem))
    for warning in checked.warnings:
        said.setdefault(warning.line, []).append(Message("answer.warning", {"what": _answer(warning)}))
    width = len(checked.brought.header)
    kept = [at for at, name in enumerate(checked.brought.header) if name != ANSWER]
    text = io.StringIO(newline="")
    copy = csv.writer(text, lineterminator="\n")
    copy.writerow([_guarded(checked.brought.header[at]) for at in kept] + [ANSWER])
    # What is said of the whole file stands beside its first row; cells beyond the header's stand behind all others.
    rows = sorted(checked.brought.rows() + checked.brought.unread) or [(1, [])]
    apart = sorted(said.keys() - {line for line, _ in rows}, key=lambda line: line or 0)
    whole = [_at(line, what) for line in apart for what in said[line]]
    for line, cells in rows:
        cells = [_guarded(cell) for cell in cells] + [""] * (width - len(cells))
        copy.writerow([cells[at] for at in kept] + [_all(whole + said.get(line, []), language)] + cells[width:])
        whole = []
    return (BOM + text.getvalue()).encode("utf-8", "replace")


def _answer(problem: Problem) -> Message:
    if not problem.column:
        return problem.message
    return Message("answer.column", {"column": problem.column, "what": problem.message})


def _at(line: int | None, what: Message) -> Message:
    return Message("answer.line", {"line": line, "what": what}) if line else what


def _all(said: list[Message], language: str) -> str:
    return Message("answer.all", {"said": tuple(said)}).said(language)


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet runs; the mark is what such programs take for "this is text"."""
    return "'" + cell if re.match(RUNS, cell) else cell
