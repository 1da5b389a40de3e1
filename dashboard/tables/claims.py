"""Claims as the pages show them: with the name of who states each, and of the figures near those that are shown."""

import polars as pl

from dashboard.tables import Table
from dashboard.tables.names import source_name
from extract.table import claims as table_claims
from extract.table.columns import COLUMNS

agreement, rivals = table_claims.agreement, table_claims.rivals
MOST = 50_000  # figures that are compared while a reader waits
NEAR = 30  # days; what is further apart is of another time


def claims(figures: pl.DataFrame) -> pl.DataFrame:
    """The claims of figures (see `extract.table.claims`), with the printed words of who states each, and where."""
    printed = figures.select("figure_id", "source_text", "place_text")
    return table_claims.claims(figures.select(COLUMNS)).join(printed, on="figure_id", how="left")


def claim_of(figures: pl.DataFrame, figure_id: str) -> str:
    """The id of the claim that a figure states."""
    return _ids(table_claims.links(figures.select(COLUMNS)))[figure_id]


def _ids(links: pl.DataFrame) -> dict[str, str]:
    """figure_id -> the id of the claim that it states."""
    return dict(links.select("figure_id", "claim_id").iter_rows())


def around(table: Table, shown: pl.DataFrame) -> pl.DataFrame:
    """The rows that may be held against those that are shown: of the same measure, and not of another time."""
    shown_here = table.ids.is_in(shown["figure_id"].implode()).arg_true()
    near = pl.col("row").is_in(shown_here.implode())
    for measure, first, last in shown.group_by("measure").agg(pl.col("as_of").min(), last=pl.col("as_of").max()).rows():
        days = pl.col("as_of").is_between(
            pl.lit(first).dt.offset_by(f"-{NEAR}d"), pl.lit(last).dt.offset_by(f"{NEAR}d")
        )
        near |= (pl.col("measure") == measure) & (days.fill_null(True) if first else True)
    found = table.lean.filter(near)
    wholes = pl.col("row").is_in(found["whole"].drop_nulls().implode())
    return table.rows_untold(pl.concat([found.sort("row"), table.lean.filter(wholes & ~near).sort("row")]))


def standing(table: Table, shown: pl.DataFrame) -> dict[str, tuple[int, str]]:
    """figure_id -> how many sources state the same thing, and whether they agree, of the figures that are shown.

    Where one source alone states it and others state what cannot be held against it, they are "not comparable".
    """
    fresh = shown.filter(~pl.col("figure_id").is_in(list(table.standings)))
    if fresh.height:
        table.standings.update(_standing(table, fresh))
    return table.standings


def _standing(table: Table, shown: pl.DataFrame) -> dict[str, tuple[int, str]]:
    near = around(table, shown)
    made, links = table_claims.claims_and_links(near.select(COLUMNS))
    claim_ids = _ids(links)
    held = agreement(made).explode("listed").select("listed", "sources", "verdict")
    verdicts = {claim: (sources, verdict) for claim, sources, verdict in held.iter_rows()}
    found = {}
    for figure_id in shown["figure_id"]:
        sources, verdict = verdicts.get(claim_ids[figure_id], (0, "single source"))
        if sources < 2 and rivals(made, claim_ids[figure_id]).height:
            verdict = "not comparable"
        found[figure_id] = (sources, verdict)
    return found


def claimant_name(claim: dict, language: str) -> str | None:
    """Who states a claim: the catalogue's name, else the printed words; None where nobody is stated."""
    return (claim["claimant"] and source_name(claim["claimant"], language)) or claim["source_text"]
