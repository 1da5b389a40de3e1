"""Claims of several sources about one thing, side by side. Never a sum over sources, never an average."""

import polars as pl

from extract.table.claims.comparable import CLOSES, OPENS, reasons, reported, things
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


def agreement(claims: pl.DataFrame) -> pl.DataFrame:
    """A row for each thing that sources state as a fact: who does, how far apart, and which single number is shown.

    A thing is one topic at one time: events whose days overlap, totals and stocks of one day. Each claim is in one.

    sources, claims       how many sources and claims; a claim without a source is none of the sources
    verdict               one of VERDICTS
    lowest, highest       the reported range: the least value_min, the most value_max; null where one is open
    claim_id, rule        the claim shown where one number must be, and the rule of RULES that chose it
    since, until          the time of the claim shown
    listed                all its claims

    Projected and denied claims, links to other articles and what is split by its numbers are in none of it.

    >>> from extract.table.claims.claims import claims
    >>> from extract.table.schema import figures_frame
    >>> agreement(claims(figures_frame([]))).is_empty()
    True
    """
    held = reported(claims)
    held = held.with_columns(things(held), low=LOW, high=HIGH, width=HIGH - LOW)
    shown = held.sort(
        [pl.col("claimant").is_null(), "published", "width", "claimant", "claim_id"],
        descending=[False, True, False, False, False],
        nulls_last=True,
    )
    made = shown.group_by("thing", maintain_order=True).agg(
        *(pl.col(name).first() for name in (*TOPIC, "since", "until")),
        sources=pl.col("claimant").drop_nulls().n_unique(),
        claims=pl.len(),
        lowest=pl.col("low").min(),
        highest=pl.col("high").max(),
        claim_id=pl.col("claim_id").first(),
        listed=pl.col("claim_id"),
    )
    alone = pl.col("sources") < 2
    differ = pl.col("thing").is_in(_differing(held).implode())
    verdict = pl.when(alone).then(pl.lit("single source")).when(differ).then(pl.lit("differ"))
    return made.select(
        *TOPIC,
        "since",
        "until",
        "sources",
        "claims",
        pl.when(pl.col("lowest") > 0).then("lowest").alias("lowest"),
        pl.when(pl.col("highest") < OPEN).then("highest").alias("highest"),
        "claim_id",
        "listed",
        verdict.otherwise(pl.lit("compatible")).alias("verdict"),
        pl.when(alone).then(pl.lit("only-source")).otherwise(pl.lit("latest-report")).alias("rule"),
    ).sort("claim_id")


def _differing(held: pl.DataFrame) -> pl.Series:
    """The things on which a source states more than the most that another one allows."""
    least = held.drop_nulls("claimant").group_by("thing", "claimant").agg(pl.col("low").max(), pl.col("high").min())
    least = least.sort("low", descending=True)
    # The most that any other source states at least: the first's, and for the first the second's.
    others = pl.when(pl.int_range(pl.len()).over("thing") == 0).then(pl.col("low").shift(-1).over("thing"))
    others = others.otherwise(pl.col("low").first().over("thing"))
    return least.filter(others > pl.col("high"))["thing"].unique()


def rivals(claims: pl.DataFrame, claim_id: str) -> pl.DataFrame:
    """What other sources say of a claim's measure, a row a claim: verdict and, where not comparable, the reason.

    By the rule of `agreement`. Among those of the same source are its other totals; what is part of what stands in
    `part_of`, and else the reason is NO_SUM.

    >>> from extract.table.claims.claims import claims
    >>> from extract.table.schema import figures_frame
    >>> rivals(claims(figures_frame([])), "c0").is_empty()
    True
    """
    held = reported(claims)
    one = held.filter(pl.col("claim_id") == claim_id).with_columns(low=LOW, high=HIGH, opens=OPENS, closes=CLOSES)
    if one.is_empty():
        return claims.clear().with_columns(verdict=pl.lit(""), reason=pl.lit(""))
    of = one.row(0, named=True)
    others = held.filter(pl.col("measure") == of["measure"], pl.col("claim_id") != claim_id, _near(of["at"]))
    reason = pl.coalesce(*(pl.when(rule).then(pl.lit(said)) for said, rule in reasons(of).items()), pl.lit(None))
    overlap = (LOW <= of["high"]) & (HIGH >= of["low"])
    verdict = (
        pl.when(reason.is_not_null())
        .then(pl.lit("not comparable"))
        .when(overlap)
        .then(pl.lit("compatible"))
        .otherwise(pl.lit("differ"))
    )
    order = [pl.col("reason").is_not_null(), "claimant", "until", "claim_id"]
    return others.with_columns(verdict=verdict, reason=reason).sort(order, nulls_last=True)


def _near(at: str | None) -> pl.Expr:
    """The same place, or one of the two unsaid."""
    return pl.lit(True) if at is None else pl.col("at").eq_missing(pl.lit(at)) | pl.col("at").is_null()
