"""Checked rows -> the store: what is new goes in, what is known adds nothing, what reads otherwise waits for a yes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl
from pandera.errors import SchemaErrors

from extract.records import Article
from extract.table.columns import COLUMNS
from extract.table.identities import row_ids
from extract.table.messages import Message, StoreRefusal, rule_message
from extract.table.schema import Figures
from extract.table.store import Store, next_moment, standing
from extract.table.store.articles import article_rows, unknown_articles
from extract.table.store.columns import HISTORY


@dataclass(frozen=True)
class Proposal:
    """Rows beside what is stored. `revised` rows read otherwise what stands in `standing`, under the same figure_id."""

    new: pl.DataFrame
    revised: pl.DataFrame
    standing: pl.DataFrame
    known: pl.DataFrame

    def differences(self) -> dict[str, dict[str, tuple]]:
        """figure_id -> column -> (what stands, what the file says), of the revised rows."""
        before = {row["figure_id"]: row for row in self.standing.iter_rows(named=True)}
        return {
            row["figure_id"]: {
                name: (before[row["figure_id"]][name], row[name])
                for name in (*COLUMNS, "review")
                if name != "row_id" and before[row["figure_id"]][name] != row[name]
            }
            for row in self.revised.iter_rows(named=True)
        }


def stamped(ready: pl.DataFrame, by: str, file: str, notes: Mapping[str, str] | None = None) -> pl.DataFrame:
    """Checked rows as the store keeps them, but for the time; each `row_id` is worked out anew from its row.

    Of an entered row it is kept who entered it, from which file, and what he noted: `notes` by figure_id.
    """
    entered = pl.col("origin") == "entered"
    said = [(notes or {}).get(figure) for figure in ready["figure_id"]]
    noted = [f"entered from {file}" + (f": {note}" if note else "") for note in said]
    nothing = pl.lit(None, pl.String)
    return (
        with_row_ids(ready)
        .with_columns(
            supersedes=nothing,
            review=pl.lit("unreviewed"),
            reviewed_by=pl.when(entered).then(pl.lit(by)),
            note=pl.when(entered).then(pl.Series(noted, dtype=pl.String)),
            recorded_at=pl.lit(None, HISTORY["recorded_at"]),
        )
        .select(HISTORY.names())
    )


def corrected(revised: pl.DataFrame, by: str, reason: str) -> pl.DataFrame:
    """Revised rows as a person's corrections, with who and why."""
    return revised.with_columns(review=pl.lit("corrected"), reviewed_by=pl.lit(by), note=pl.lit(reason))


def with_row_ids(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows, each `row_id` worked out from what the row holds."""
    return rows.with_columns(row_id=row_ids(rows.select(COLUMNS)))


def propose(history: pl.LazyFrame, rows: pl.DataFrame) -> Proposal:
    """What of the rows is new, revised or known. A row that was ever stored is known, whatever became of it since."""
    ids = history.select("figure_id", "row_id").join(rows.lazy().select("figure_id"), on="figure_id", how="semi")
    seen = ids.collect()
    unseen = rows.join(seen, on="row_id", how="anti")
    new = unseen.join(seen, on="figure_id", how="anti")
    stands = standing(history.join(unseen.lazy().select("figure_id"), on="figure_id", how="semi")).collect()
    after = stands.select("figure_id", pl.col("row_id").alias("supersedes"))
    revised = unseen.drop("supersedes").join(after, on="figure_id").select(rows.columns)
    known = rows.join(seen, on="row_id", how="semi")
    return Proposal(new, revised, stands, known)


def accept(store: Store, rows: pl.DataFrame, agreed: pl.DataFrame | None = None, articles: Iterable[Article] = ()):
    """Store the new rows, and of the revised those that were agreed to; returns (rows stored, rows left out).

    `agreed` is the `revised` of the proposal that a person said yes to: what somebody else has changed meanwhile was
    not agreed to, and is left out. All or nothing: what is returned as stored is on the disk.
    """
    _store_articles(store, articles)
    agreed = rows.clear() if agreed is None else agreed
    left = rows.clear()

    def work_out(history: pl.LazyFrame) -> pl.DataFrame:
        nonlocal left
        proposal = propose(history, rows)
        alike = ["figure_id", "row_id", "supersedes"]
        taken = agreed.join(proposal.revised, on=alike, how="semi")
        left = proposal.revised.join(agreed, on=alike, how="anti")
        added = pl.concat([proposal.new, taken])
        if added.height:
            check_whole(history, added)
            added = added.with_columns(recorded_at=pl.lit(next_moment(history), HISTORY["recorded_at"]))
        return added

    return store.figures_ledger.append(work_out), left


def check_whole(history: pl.LazyFrame, added: pl.DataFrame) -> None:
    """The last gate: with the rows, what the store says of their articles is a valid table; else `StoreRefusal`."""
    articles = added.lazy().select("article_id").unique()
    beside = standing(history.join(articles, on="article_id", how="semi")).join(
        added.lazy(), on="figure_id", how="anti"
    )
    after = pl.concat([beside.select(HISTORY.names()).collect(), added]).filter(pl.col("review") != "withdrawn")
    try:
        Figures.validate(after.select(COLUMNS), lazy=True)
    except SchemaErrors as errors:
        first = errors.failure_cases.row(0, named=True)
        figure = Message("shown.table") if first["index"] is None else after["figure_id"][first["index"]]
        broken = {"figure": figure, "rule": rule_message(first["check"])}
        raise StoreRefusal(Message("store.broken_rule", broken)) from None


def _store_articles(store: Store, articles: Iterable[Article]) -> None:
    given = article_rows(articles)

    def work_out(stored: pl.LazyFrame) -> pl.DataFrame:
        recorded = pl.lit(next_moment(stored), HISTORY["recorded_at"])
        return unknown_articles(stored, given).with_columns(recorded_at=recorded)

    if given.height:
        store.articles_ledger.append(work_out)
