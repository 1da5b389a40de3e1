"""`hasila validate`: every problem of a file of figures, and how many rows are ready. Nothing is stored."""

from pathlib import Path

from extract.commands import DONE, MISUSE, PROBLEMS
from extract.terminal import count, printable, say

SAYS = "check a file of figures against the table's rules and the figures in the store"
EXAMPLE = "validate figures.csv --annotated answer.csv"


def add_arguments(parser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="CSV, with tabs, .json, .jsonl, .parquet or .xlsx, see hasila template"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to say it")
    parser.add_argument("--annotated", type=Path, metavar="FILE", help="also write a CSV copy with a column `problems`")


def run(options) -> int:
    """Say every problem and warning of a file, and how many rows are ready."""
    import json

    from extract.table.check import check_file
    from extract.table.check.annotated import annotated_csv
    from extract.table.store import Store

    out = options.annotated
    if out and out.exists() and (not out.is_file() or (options.file.exists() and out.samefile(options.file))):
        say(f"--annotated {out.name}: is the file itself, or no file. Name another")
        return MISUSE
    checked = check_file(options.file, against=Store().figures())
    if options.format == "json":
        print(json.dumps(_data(checked), ensure_ascii=False, indent=1))
    else:
        name = options.file.name or str(options.file)
        for kind, found in (("", checked.problems), ("warning: ", checked.warnings)):
            for problem in found:
                print(printable(f"{name}{f':{problem.line}' if problem.line else ''}: {kind}{problem.said}"))
        warned = count(len(checked.warnings), "warning")
        print(f"{checked.ready.height:,} ready, {warned}, {checked.refused:,} refused, 0 stored")
    if out:
        out.write_bytes(annotated_csv(checked))
    return PROBLEMS if checked.problems else DONE


def _data(checked) -> dict:
    def said(problem) -> dict:
        return {name: getattr(problem, name) for name in ("line", "column", "value", "what")}

    return {
        "ready": checked.ready.height,
        "refused": checked.refused,
        "stored": 0,
        "problems": [said(problem) for problem in checked.problems],
        "warnings": [said(problem) for problem in checked.warnings],
    }
