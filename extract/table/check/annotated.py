"""What a check found -> a copy of the file for the person who brought it, with the problems beside each row."""

import csv
import io
import re

from extract.table.check import Checked
from extract.table.check.header import ANSWER
from extract.table.spreadsheet import RUNS

BOM = "\ufeff"  # spreadsheets take a CSV file for UTF-8 by it


def annotated_csv(checked: Checked) -> bytes:
    """The rows that were read, as CSV, with a column `problems` that an upload ignores.

    >>> from extract.table.check import check_bytes
    >>> copy = annotated_csv(check_bytes(b"measure,number,quote\\nkilled,x,5 killed\\n", "f.csv"))
    >>> copy.decode("utf-8-sig").splitlines()[0]
    'measure,number,quote,problems'
    """
    said: dict[int | None, list[str]] = {}
    for kind, problems in (("", checked.problems), ("warning: ", checked.warnings)):
        for problem in problems:
            where = f"column {problem.column}: " if problem.column else ""
            said.setdefault(problem.line, []).append(f"{kind}{where}{problem.what}")
    width = len(checked.brought.header)
    kept = [at for at, name in enumerate(checked.brought.header) if name != ANSWER]
    text = io.StringIO(newline="")
    copy = csv.writer(text, lineterminator="\n")
    copy.writerow([_guarded(checked.brought.header[at]) for at in kept] + [ANSWER])
    # What is said of the whole file stands beside its first row; cells beyond the header's stand behind all others.
    rows = sorted(checked.brought.rows() + checked.brought.unread) or [(1, [])]
    apart = sorted(said.keys() - {line for line, _ in rows}, key=lambda line: line or 0)
    whole = [f"line {line}: {what}" if line else what for line in apart for what in said[line]]
    for line, cells in rows:
        cells = [_guarded(cell) for cell in cells] + [""] * (width - len(cells))
        copy.writerow([cells[at] for at in kept] + ["; ".join(whole + said.get(line, []))] + cells[width:])
        whole = []
    return (BOM + text.getvalue()).encode("utf-8", "replace")


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet runs; the mark is what such programs take for "this is text"."""
    return "'" + cell if re.match(RUNS, cell) else cell
