"""Claims -> series: the running totals and stocks of one source from one start. Only these have a line."""

import polars as pl

from extract.table.claims.keys import LINE


def series(claims: pl.DataFrame) -> pl.DataFrame:
    """A row a series: its keys, how many claims (`points`), its first and last day, and its latest claim.

    `falls` counts the days on which a running total is lower than on the day before that it was stated: revisions, or
    another way of counting. `rule` says which claim is the latest. The points are the claims of its series_id.

    >>> from extract.table.claims.claims import claims
    >>> from extract.table.schema import figures_frame
    >>> series(claims(figures_frame([]))).is_empty()
    True
    """
    points = claims.filter(pl.col("series_id").is_not_null()).sort("series_id", "until")
    latest = ("claim_id", "figure_id", "value", "value_min", "value_max", "qualifier", "number_text")
    falls = pl.col("value_max") < pl.col("value_min").shift(1)
    return (
        points.group_by("series_id", maintain_order=True)
        .agg(
            *(pl.col(name).last() for name in (*LINE, *latest)),
            points=pl.len(),
            first_day=pl.col("until").first(),
            last_day=pl.col("until").last(),
            falls=pl.when(pl.col("tally").first() == "cumulative").then(falls.sum()),
        )
        .with_columns(rule=pl.lit("latest-day"))
    )
