"""`hasila extract`: figures of the inputs, to a file, to standard output, or as a table to read."""

import os
from pathlib import Path

from extract.commands import DONE, MISUSE, PROBLEMS
from extract.commands.articles import add_inputs, readings
from extract.terminal import count, say

SAYS = "read figures out of articles"
EXAMPLE = "extract news.jsonl --format csv --out figures.csv"
FORMATS = ("csv", "jsonl", "parquet")


def add_arguments(parser) -> None:
    add_inputs(parser)
    parser.add_argument("--format", choices=FORMATS, help="how to write the figures (a table to read, if left out)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to; its ending says the format")


def run(options) -> int:
    """Figures of the inputs, to a file, to standard output, or as a table to read."""
    from extract.output import writer

    kind = options.format or (options.out.suffix.removeprefix(".").lower() if options.out else "table")
    wrong = _wrong_output(kind, options)
    if wrong:
        say(wrong)
        return MISUSE
    try:
        write = writer(kind, options.out)
    except OSError as error:
        say(f"--out {options.out.name}: cannot be written ({error.strerror}). Choose another file")
        return MISUSE
    articles = figures = issues = problems = 0
    with write:
        for reading in readings(options):
            if isinstance(reading, Exception):
                say(str(reading))
                problems += 1
                continue
            write.rows(reading.rows)
            articles, figures, issues = articles + 1, figures + len(reading.rows), issues + len(reading.issues)
    noted = f"; {count(issues, 'number')} beside a word of harm not read (hasila explain says why)" if issues else ""
    unread = f"; {count(problems, 'problem')}, said above" if problems else ""
    say(f"{count(figures, 'figure')} from {count(articles, 'article')}{noted}{unread}")
    return PROBLEMS if problems else DONE


def _wrong_output(kind: str, options) -> str | None:
    """Why the figures cannot go where they shall, if so."""
    out = options.out
    if out is None:
        return "--format parquet: Parquet is not for a terminal. Add --out FILE" if kind == "parquet" else None
    if kind not in FORMATS:
        return f"--out {out.name}: its ending does not say the format. Add --format csv, jsonl or parquet"
    if out.exists() and not out.is_file():
        return f"--out {out.name}: is a folder or a device. Name a file"
    if out.exists() and any(os.path.exists(name) and out.samefile(name) for name in options.inputs):
        return f"--out {out.name}: is an input too, and would be lost. Choose another file"
    return None
