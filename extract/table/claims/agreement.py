"""Claims of several sources about one thing, side by side. Never a sum over sources, never an average."""

import polars as pl

from extract.table.claims.keys import TOPIC

VERDICTS = {
    "compatible": "The ranges of all sources overlap",
    "differ": "The ranges of some sources do not overlap",
    "single source": "One source alone states it, or none is stated",
    "not comparable": "They count otherwise, or of another time",
}
RULES = {
    "only-source": "One source states it",
    "latest-report": "The source that reported last; of one day the closest number, then the source first by name",
}
OPEN = 2**63 - 1
LOW = pl.col("value_min").fill_null(0)
HIGH = (
    pl.when(pl.col("qualifier") == "magnitude").then(OPEN).otherwise(pl.col("value_max").fill_null(OPEN))
)  # no ceiling
THING = (*TOPIC, "since", "until")
NO_SUM = "overlap not stated; do not add or subtract"


def agreement(claims: pl.DataFrame) -> pl.DataFrame:
    """A row for each thing that sources state as a fact: who does, how far apart, and which single number is shown.

    sources, claims       how many sources and claims; a claim without a source is none of the sources
    verdict               one of VERDICTS
    lowest, highest       the reported range: the least value_min, the most value_max; null where one is open
    claim_id, rule        the claim shown where one number must be, and the rule of RULES that chose it
    listed                all its claims

    Projected and denied claims, links to other articles and what is split by its numbers are in none of it.

    >>> from extract.table.claims.claims import claims
    >>> from extract.table.schema import figures_frame
    >>> agreement(claims(figures_frame([]))).is_empty()
    True
    """
    held = claims.filter(_compared()).with_columns(width=HIGH - LOW)
    shown = held.sort(
        [pl.col("claimant").is_null(), "published", "width", "claimant", "claim_id"],
        descending=[False, True, False, False, False],
        nulls_last=True,
    )
    stated = pl.col("claimant").is_not_null()
    sources = pl.col("claimant").drop_nulls().n_unique()
    return (
        shown.group_by(THING, maintain_order=True)
        .agg(
            sources=sources,
            claims=pl.len(),
            overlap=LOW.filter(stated).max() <= HIGH.filter(stated).min(),
            lowest=LOW.min(),
            highest=HIGH.max(),
            claim_id=pl.col("claim_id").first(),
            listed=pl.col("claim_id"),
        )
        .with_columns(
            lowest=pl.when(pl.col("lowest") > 0).then("lowest"),
            highest=pl.when(pl.col("highest") < OPEN).then("highest"),
            verdict=pl.when(pl.col("sources") < 2)
            .then(pl.lit("single source"))
            .when("overlap")
            .then(pl.lit("compatible"))
            .otherwise(pl.lit("differ")),
            rule=pl.when(pl.col("sources") < 2).then(pl.lit("only-source")).otherwise(pl.lit("latest-report")),
        )
        .drop("overlap")
        .sort("claim_id")
    )


def rivals(claims: pl.DataFrame, claim_id: str) -> pl.DataFrame:
    """What other sources say of a claim's measure, a row a claim: verdict and, where not comparable, the reason.

    Compared are claims of the same measure, unit, people, tally, place and relation whose times overlap. Among those of
    the same source are its other totals; what is part of what stands in `part_of`, and else the reason is NO_SUM.

    >>> from extract.table.claims.claims import claims
    >>> from extract.table.schema import figures_frame
    >>> rivals(claims(figures_frame([])), "c0").is_empty()
    True
    """
    one = claims.filter((pl.col("claim_id") == claim_id) & _compared())
    if one.is_empty():
        return claims.clear().with_columns(verdict=pl.lit(""), reason=pl.lit(""))
    of = one.row(0, named=True)
    others = claims.filter(
        _compared(), pl.col("measure") == of["measure"], pl.col("claim_id") != claim_id, _near(of["at"])
    )
    reason = pl.coalesce(*(pl.when(rule).then(pl.lit(said)) for said, rule in _reasons(of).items()), pl.lit(None))
    low, high = one.select(low=LOW, high=HIGH).row(0)
    overlap = (LOW <= high) & (HIGH >= low)
    verdict = (
        pl.when(reason.is_not_null())
        .then(pl.lit("not comparable"))
        .when(overlap)
        .then(pl.lit("compatible"))
        .otherwise(pl.lit("differ"))
    )
    order = [pl.col("reason").is_not_null(), "claimant", "until", "claim_id"]
    return others.with_columns(verdict=verdict, reason=reason).sort(order, nulls_last=True)


def _compared() -> pl.Expr:
    return (pl.col("status") == "reported") & ~pl.col("links_only")


def _near(at: str | None) -> pl.Expr:
    """The same place, or one of the two unsaid."""
    return pl.lit(True) if at is None else pl.col("at").eq_missing(pl.lit(at)) | pl.col("at").is_null()


def _reasons(of: dict) -> dict[str, pl.Expr]:
    """Why a claim cannot be held against another, the first that holds."""

    def other(name: str) -> pl.Expr:
        return pl.col(name).ne_missing(pl.lit(of[name]))

    starts = pl.col("since").is_null() != pl.lit(of["since"] is None)
    if of["tally"] == "incident":
        apart = (pl.col("since") > pl.lit(of["until"])) | (pl.col("until") < pl.lit(of["since"]))
    else:
        apart = (pl.col("since") > pl.lit(of["until"])) | (pl.lit(of["since"]) > pl.col("until"))
        apart |= (pl.lit(of["since"] is None) & pl.col("since").is_null()) & other("until")
    return {
        "a part of the other; do not add or subtract": (pl.col("claim_id") == pl.lit(of["part_of"] or ""))
        | (pl.col("part_of") == pl.lit(of["claim_id"])),
        "no source is stated": pl.col("claimant").is_null() | pl.lit(of["claimant"] is None),
        "the unit is another": other("unit"),
        f"other people are counted; {NO_SUM}": other("population") | other("group"),
        f"one is a part of a larger figure; {NO_SUM}": other("share"),
        f"an event, a running total and a stock are no rivals; {NO_SUM}": other("tally"),
        f"the place is another or not stated; {NO_SUM}": other("at") | other("relation"),
        "the start of one of them is not stated": starts,
        "the times do not overlap, or the days differ": apart.fill_null(False),
        f"the same source states both; {NO_SUM}": pl.col("claimant") == pl.lit(of["claimant"] or ""),
    }
