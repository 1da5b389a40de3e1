"""The table as people download it: a CSV that a spreadsheet opens right and in which no cell runs as a formula."""

import re

import polars as pl

from extract.table.identity import row_id

BOM = b"\xef\xbb\xbf"  # else a spreadsheet reads Arabic as windows-1252
RUNS = r"^[=+\-@'\t\r]"
GUARDED = re.compile(r"'[=+\-@'\t\r]")


def spreadsheet_csv(figures: pl.DataFrame) -> bytes:
    """The figures as CSV. A text that a spreadsheet could run gets a leading ', and so does one that begins with it:
    taking one ' away gives back every value.

    >>> spreadsheet_csv(pl.DataFrame({"title": ["=1+1", "'a"], "rules": [["x", "y"], ["z"]]})).decode("utf-8-sig")
    "title,rules\\n'=1+1,x y\\n''a,z\\n"
    """
    return BOM + guarded(figures).write_csv().encode()


def guarded(figures: pl.DataFrame) -> pl.DataFrame:
    """The figures with lists joined by a space, and each text that a spreadsheet could run behind a '."""
    lists = [name for name, kind in figures.schema.items() if kind == pl.List(pl.String)]
    texts = [name for name, kind in figures.schema.items() if kind == pl.String]
    flat = figures.with_columns(pl.col(lists).list.join(" "))
    return flat.with_columns(
        pl.when(pl.col(name).str.contains(RUNS)).then(pl.lit("'") + pl.col(name)).otherwise(name).alias(name)
        for name in texts + lists
    )


def is_guarded(cells: dict[str, str], row: dict) -> bool:
    """Whether some cell begins with a guard; a row that its own row_id names as it stands has none.

    >>> is_guarded({"title": "'=1"}, {"row_id": "r0", "title": "'=1"}), is_guarded({"title": "'a"}, {"row_id": "r0"})
    (True, False)
    """
    return any(map(GUARDED.match, cells.values())) and row.get("row_id") != row_id(row)


def unguarded(cells: dict[str, str]) -> dict[str, str]:
    """The cells without their guards.

    >>> unguarded({"title": "'=1+1", "quote": "'a"})
    {'title': '=1+1', 'quote': "'a"}
    """
    return {name: text[1:] if GUARDED.match(text) else text for name, text in cells.items()}
