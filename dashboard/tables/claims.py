"""Claims as the pages show them: with the name of who states each."""

import polars as pl

from dashboard.tables.names import source_name
from extract.table import claims as table_claims

agreement, rivals = table_claims.agreement, table_claims.rivals


def claims(figures: pl.DataFrame) -> pl.DataFrame:
    """The claims of figures (see `extract.table.claims`), with the printed words that name who states each."""
    printed = figures.select("figure_id", "source_text")
    return table_claims.claims(figures.drop("claimant", "match", strict=False)).join(
        printed, on="figure_id", how="left"
    )


def claim_of(figures: pl.DataFrame, figure_id: str) -> str:
    """The id of the claim that a figure states."""
    linked = table_claims.links(figures.drop("claimant", "match", strict=False))
    return linked.filter(pl.col("figure_id") == figure_id)["claim_id"].item()


def claimant_name(claim: dict, language: str) -> str | None:
    """Who states a claim: the catalogue's name, else the printed words; None where nobody is stated."""
    return (claim["claimant"] and source_name(claim["claimant"], language)) or claim["source_text"]
