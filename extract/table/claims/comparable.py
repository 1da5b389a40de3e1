"""What may be held against what: one rule for all claims on a thing, and for what others say of one claim."""

import polars as pl

from extract.table.claims.keys import TOPIC

NO_SUM = "overlap not stated; do not add or subtract"
EVENT = pl.col("tally") == "incident"
# An event has a first and a last day, and what holds on a day has that day. No end is stated of an open one.
OPENS = pl.when(EVENT).then(pl.coalesce("since", "until")).otherwise("until")
CLOSES = pl.when(EVENT & pl.col("since").is_not_null()).then(pl.col("until").fill_null(pl.date(9999, 12, 31)))
CLOSES = CLOSES.otherwise("until")
STARTS = pl.col("since").is_not_null()  # whether a start is stated
# Two sources that name neither place nor day of an event need not mean the same one. Of the several numbers that one
# article has for one place and day it is not said which is another source's.
ALONE = OPENS.is_null() | (EVENT & pl.col("at").is_null()) | pl.col("itemised")


def reported(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims that enter a comparison: stated as facts, and in an article of their own."""
    return claims.filter((pl.col("status") == "reported") & ~pl.col("links_only"))


def things(claims: pl.DataFrame) -> pl.Series:
    """A number for each claim: those of one number have one topic, and the time of each overlaps that of each other.

    >>> from extract.table.claims.claims import claims
    >>> from extract.table.schema import figures_frame
    >>> things(claims(figures_frame([]))).len()
    0
    """
    alone = pl.when(ALONE).then("claim_id")
    keyed = claims.select("claim_id", topic=pl.struct(*TOPIC, STARTS.alias("starts"), alone=alone).hash())
    keyed = keyed.with_columns(claims.select(opens=OPENS.to_physical(), closes=CLOSES.to_physical()))
    keyed = keyed.with_row_index("at").sort("topic", "opens", "closes", "claim_id")
    numbers = overlapping(zip(keyed["topic"], keyed["opens"].fill_null(0), keyed["closes"].fill_null(0), strict=True))
    return keyed.with_columns(thing=pl.Series(numbers, dtype=pl.Int64)).sort("at")["thing"]


def overlapping(periods) -> list[int]:
    """A number for each (topic, first, last) of a sorted list: a period joins the one before where it overlaps all
    that have joined it, so that nothing is chained.

    >>> overlapping([("a", 1, 5), ("a", 2, 3), ("a", 4, 9), ("b", 4, 9)])
    [0, 0, 1, 2]
    """
    numbers, number, at, closes = [], -1, None, None
    for topic, first, last in periods:
        if number < 0 or topic != at or first > closes:
            number, at, closes = number + 1, topic, last
        closes = min(closes, last)
        numbers.append(number)
    return numbers


def reasons(of: dict) -> dict[str, pl.Expr]:
    """Why a claim cannot be held against another, the first that holds. `of` has its `opens` and `closes` too."""

    def other(name: str) -> pl.Expr:
        return pl.col(name).ne_missing(pl.lit(of[name]))

    apart = (OPENS > pl.lit(of["closes"], pl.Date)) | (CLOSES < pl.lit(of["opens"], pl.Date))
    return {
        "a part of the other; do not add or subtract": (pl.col("claim_id") == pl.lit(of["part_of"] or ""))
        | (pl.col("part_of") == pl.lit(of["claim_id"])),
        "no source is stated": pl.col("claimant").is_null() | pl.lit(of["claimant"] is None),
        "the unit is another": other("unit"),
        f"other people are counted; {NO_SUM}": other("population") | other("group"),
        f"one is a part of a larger figure; {NO_SUM}": other("share"),
        f"an event, a running total and a stock are no rivals; {NO_SUM}": other("tally"),
        f"the place is another or not stated; {NO_SUM}": other("at")
        | other("relation")
        | (EVENT & pl.col("at").is_null()),
        f"one article has several such numbers, and which is meant is not stated; {NO_SUM}": pl.col("itemised")
        | pl.lit(of["itemised"]),
        "the start of one of them is not stated": STARTS != pl.lit(of["since"] is not None),
        "the times do not overlap, or the days differ": apart.fill_null(True),
        f"the same source states both; {NO_SUM}": pl.col("claimant") == pl.lit(of["claimant"] or ""),
    }
