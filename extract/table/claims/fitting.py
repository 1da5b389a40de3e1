"""Which rows have exactly one row of another frame that fits."""

import polars as pl

MANY = 8  # so many candidates are never exactly one; it also keeps the work near to linear


def only_fit(rows: pl.DataFrame, firsts: pl.DataFrame, on: list[str]) -> pl.DataFrame:
    """(figure_id, joins) of rows for which exactly one of `firsts` has the same columns `on` and a range that overlaps.

    >>> firsts = pl.DataFrame({"figure_id": ["a", "b"], "at": ["X", "X"], "low": [20, 5], "high": [20, 5]})
    >>> rows = pl.DataFrame({"figure_id": ["c", "d"], "at": ["X", "X"], "low": [10, 1], "high": [99, 99]})
    >>> only_fit(rows, firsts, ["at"]).rows()
    [('c', 'a')]
    """
    names = {"figure_id": "joins", "low": "first_low", "high": "first_high"}
    few = firsts.filter(pl.len().over(on) <= MANY).select(*on, *names).rename(names)
    pairs = rows.select(*on, "figure_id", "low", "high").join(few, on=on, how="inner", nulls_equal=True)
    fits = (pl.col("low") <= pl.col("first_high")) & (pl.col("high") >= pl.col("first_low"))
    found = pairs.filter(fits & (pl.col("figure_id") != pl.col("joins"))).group_by("figure_id")
    one = found.agg(pl.col("joins").min(), others=pl.col("joins").n_unique()).filter(pl.col("others") == 1)
    return one.select("figure_id", "joins")
