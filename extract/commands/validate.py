"""`hasila validate`: every problem of a file of figures, and how many rows are ready."""

from pathlib import Path

from extract.commands import DONE, PROBLEMS
from extract.terminal import count, printable

SAYS = "check a CSV file of figures against the table's rules"
EXAMPLE = "validate figures.csv"


def add_arguments(parser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="with the columns that data/README.md describes")


def run(options) -> int:
    """Every problem of a file, and how many rows are ready."""
    from extract.table.check import check_csv

    rows, problems = check_csv(options.file)
    for problem in problems:
        line = f":{problem.line}" if problem.line else ""
        print(printable(f"{options.file.name or options.file}{line}: {problem.said}"))
    refused = len({problem.line for problem in problems if problem.line and problem.line > 1})
    ready = 0 if any(problem.line in (None, 1) for problem in problems) else max(0, rows - refused)
    print(f"{count(ready, 'row')} ready, {count(len(problems), 'problem')}")
    return PROBLEMS if problems else DONE
