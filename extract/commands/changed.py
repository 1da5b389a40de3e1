"""What changed between two readings, in lines for a person: each figure with its sentence."""

from extract.table.changes import Changes
from extract.terminal import count, isolated, number, printable

SHOWN = 20  # figures of a kind, unless all are asked for


def print_changes(found: Changes, every: bool = False) -> None:
    """The figures gained, lost and revised, then how many of each."""
    most = None if every else SHOWN
    for kind, rows in (("gained", found.gained), ("lost", found.lost)):
        for row in rows.head(most or rows.height).iter_rows(named=True):
            print(f"{kind} {_figure(row)}")
        _print_further(rows.height, most, kind)
    differences = found.differences()
    for row in found.revised.head(most or found.revised.height).iter_rows(named=True):
        print(f"revised {_figure(row)}")
        for name, (before, now) in differences[row["figure_id"]].items():
            print(printable(f"    {name}: {_value(before)} -> {_value(now)}"))
    _print_further(found.revised.height, most, "revised")
    print(
        f"{count(found.gained.height, 'figure')} gained, {found.lost.height:,} lost, {found.revised.height:,} revised, "
        f"{found.held:,} as before"
    )


def _figure(row: dict) -> str:
    who = printable(f"{row['figure_id']}  {number(row)} {row['measure']} {row['population']}")
    return f"{who} ({printable(row['article_id'] or 'no article')}): {isolated(row['quote'] or '')}"


def _print_further(height: int, most: int | None, kind: str) -> None:
    if most is not None and height > most:
        print(f"and {height - most:,} further {kind} (--all shows them)")


def _value(value) -> str:
    return "empty" if value is None else str(value)
