"""The table as people download it: a CSV that a spreadsheet opens right and in which no cell runs as a formula."""

import polars as pl

BOM = b"\xef\xbb\xbf"  # else a spreadsheet reads Arabic as windows-1252
RUNS = r"^[=+\-@'\t\r]"


def spreadsheet_csv(figures: pl.DataFrame) -> bytes:
    """The figures as CSV. A text that a spreadsheet could run gets a leading ', and so does one that begins with it:
    taking one ' away gives back every value.

    >>> spreadsheet_csv(pl.DataFrame({"title": ["=1+1", "'a"], "rules": [["x", "y"], ["z"]]})).decode("utf-8-sig")
    "title,rules\\n'=1+1,x y\\n''a,z\\n"
    """
    lists = [name for name, kind in figures.schema.items() if kind == pl.List(pl.String)]
    texts = [name for name, kind in figures.schema.items() if kind == pl.String]
    flat = figures.with_columns(pl.col(lists).list.join(" "))
    guarded = [
        pl.when(pl.col(name).str.contains(RUNS)).then(pl.lit("'") + pl.col(name)).otherwise(name).alias(name)
        for name in texts + lists
    ]
    return BOM + flat.with_columns(guarded).write_csv().encode()
