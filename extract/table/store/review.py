"""What a person makes of a stored figure: a new dated row with who and why. Nothing that was stored changes.

Another value is no verdict but a revision: the mended row is checked and accepted like any other.
"""

import polars as pl

from extract.table.store import Store, next_moment, standing
from extract.table.store.accept import check_whole, with_row_ids
from extract.table.store.columns import HISTORY
from extract.terminal import Refusal

VERDICTS = {"confirm": "confirmed", "withdraw": "withdrawn", "dispute": "disputed", "note": None}


def review(store: Store, figure_id: str, verdict: str, by: str, reason: str) -> pl.DataFrame:
    """Record a verdict on a figure; returns the rows stored. `Refusal` where there is no such figure.

    Parts of a withdrawn figure stay, without their whole: each has a dated row that says so.
    """

    def work_out(history: pl.LazyFrame) -> pl.DataFrame:
        involved = history.filter((pl.col("figure_id") == figure_id) | (pl.col("part_of") == figure_id))
        stands = standing(history.join(involved.select("figure_id"), on="figure_id", how="semi")).collect()
        figure = stands.filter(pl.col("figure_id") == figure_id)
        if figure.is_empty():
            raise Refusal(f"{figure_id}: no such figure is stored. hasila history shows the latest")
        added = [_after(figure, VERDICTS[verdict], by, reason)]
        if verdict == "withdraw":
            parts = stands.filter((pl.col("part_of") == figure_id) & (pl.col("review") != "withdrawn"))
            parted = with_row_ids(parts.with_columns(part_of=pl.lit(None, pl.String)))
            added.append(_after(parted, None, by, f"its whole {figure_id} was withdrawn: {reason}", parts["row_id"]))
        rows = pl.concat(added).with_columns(recorded_at=pl.lit(next_moment(history), HISTORY["recorded_at"]))
        check_whole(history, rows)
        return rows

    return store.figures_ledger.append(work_out)


def _after(
    rows: pl.DataFrame, state: str | None, by: str, reason: str, supersedes: pl.Series | None = None
) -> pl.DataFrame:
    """The rows that come after rows, with a state of review or the one that they have."""
    return rows.with_columns(
        supersedes=rows["row_id"] if supersedes is None else supersedes,
        review=pl.col("review") if state is None else pl.lit(state),
        reviewed_by=pl.lit(by),
        note=pl.lit(reason),
    ).select(HISTORY.names())
