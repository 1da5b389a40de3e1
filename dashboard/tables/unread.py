"""What was seen in an article and not understood: numbers beside a word of harm that no rule reads."""

import polars as pl

from dashboard.tables import Table
from dashboard.tables.given import read_given


def unread(table: Table, article_id: str) -> pl.DataFrame:
    """(article_id, start, end, words, stage, why) of each: as published with the table, else as the article reads now.

    What a figure of the table stands at, a person has understood meanwhile, or an older rule.
    """
    if table.issues is not None:
        return table.issues.filter(pl.col("article_id") == article_id)
    found = read_given(table.articles[article_id])[0].issues
    known = table.figures.filter(pl.col("article_id") == article_id).select("start", "end").drop_nulls()
    apart = [all(end <= start or begin >= stop for start, stop in known.rows()) for begin, end in _spans(found)]
    return found.filter(pl.Series(apart, dtype=pl.Boolean))


def _spans(issues: pl.DataFrame) -> list[tuple[int, int]]:
    return issues.select("start", "end").rows()
