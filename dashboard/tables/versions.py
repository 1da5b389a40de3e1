"""What the table said of a figure before: the rows that a link from then names."""

from datetime import datetime

import polars as pl

from dashboard.tables.claimants import with_claimants
from extract.table.store import Store


def read_version(figure_id: str, row_id: str) -> dict | None:
    """The row of a figure as it was; None where the store does not have it."""
    history = Store().history().filter(pl.col("figure_id") == figure_id, pl.col("row_id") == row_id)
    found = with_claimants(history.collect())
    return found.row(-1, named=True) if found.height else None


def replaced_at(figure_id: str, row_id: str) -> datetime | None:
    """When another row came after a row."""
    history = Store().history().filter(pl.col("figure_id") == figure_id, pl.col("supersedes") == row_id)
    return history.select(pl.col("recorded_at").min()).collect().item()
