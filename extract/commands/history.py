"""`hasila history`: what the store took in and when, or all that was ever said of one figure."""

from collections import Counter
from pathlib import Path

from extract.commands import DONE, PROBLEMS
from extract.commands.values import a_date
from extract.terminal import isolated, number, printable, say

SAYS = "show what was taken in and when, or all that was said of one figure"
EXAMPLE = "history f0123456789abcdef --recorded-by 2026-11-01"
LATEST = 20


def add_arguments(parser) -> None:
    parser.add_argument("figure", nargs="?", metavar="FIGURE_ID", help=f"one figure (else the latest {LATEST} changes)")
    parser.add_argument("--recorded-by", type=a_date, metavar="DATE", help="as it stood at the end of that day (UTC)")
    parser.add_argument(
        "--correct", type=Path, metavar="FILE", help="write the figure as it stands to a CSV file: mend it, and add it"
    )


def run(options) -> int:
    """The dated rows, the oldest first."""
    import polars as pl

    from extract.table.store import Store

    history = Store().history(options.recorded_by)
    if not options.figure:
        return _latest(history)
    rows = history.filter(pl.col("figure_id") == options.figure).collect().sort("recorded_at", nulls_last=False)
    if rows.is_empty():
        say(f"{options.figure}: no such figure is stored. hasila history shows the latest")
        return PROBLEMS
    before = None
    for row in rows.iter_rows(named=True):
        _print_row(row, before)
        before = row
    if options.correct:
        _write(rows.tail(1), options)
    return DONE


def _latest(history) -> int:
    """The latest changes, each with the figures it concerned."""
    import polars as pl

    names = ("recorded_at", "figure_id", "row_id", "supersedes", "review", "reviewed_by", "note")
    rows = history.select(names).collect().sort("recorded_at", nulls_last=False)
    rows = rows.with_columns(before=pl.col("review").shift(1).over("figure_id"))
    for moment in rows["recorded_at"].unique().sort(nulls_last=False).tail(LATEST):
        at = rows.filter(pl.col("recorded_at").eq_missing(pl.lit(moment, rows.schema["recorded_at"])))
        said = Counter(_kind(row) for row in at.iter_rows(named=True))
        about = f"  {at['figure_id'][0]}{_by(at.row(0, named=True))}" if moment and at.height == 1 else ""
        print(printable(f"{_moment(moment)}  {', '.join(f'{n:,} {kind}' for kind, n in said.items())}{about}"))
    return DONE


def _kind(row: dict) -> str:
    """What a dated row did: the figure is new, its content was revised, or a person said something of it.

    `before` is the review of the row before it.
    """
    if row["supersedes"] is None:
        return "new"
    if row["review"] == "unreviewed":
        return "revised" if row["row_id"] != row["supersedes"] else "noted"
    return f"noted, still {row['review']}" if row["review"] == row["before"] else row["review"]


def _print_row(row: dict, before: dict | None) -> None:
    from extract.table.columns import COLUMNS

    if before is None:
        print(f"{row['figure_id']}  {number(row)} {row['measure']} {row['population']}: {isolated(row['quote'])}")
        if row["article_id"] is None:
            print("    not checked against its article: a person entered it without")
    did = _kind(row | {"before": before and before["review"]}).replace("new", "taken in")
    print(printable(f"{_moment(row['recorded_at'])}  {did}{_by(row)}"))
    for name in COLUMNS if before else ():
        if name != "row_id" and row[name] != before[name]:
            print(printable(f"    {name}: {_value(before[name])} -> {_value(row[name])}"))


def _by(row: dict) -> str:
    by = f" by {row['reviewed_by']}" if row["reviewed_by"] else ""
    note = f": {row['note']}" if row["note"] else ""
    return by + note


def _moment(moment) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "with the program    "


def _value(value) -> str:
    return "empty" if value is None else str(value)


def _write(row, options) -> None:
    from extract.table.columns import COLUMNS
    from extract.table.files import csv_bytes

    options.correct.write_bytes(csv_bytes(row.select(COLUMNS)))
    say(f"mend {options.correct.name}, then: hasila add {options.correct.name} --reason ...")
