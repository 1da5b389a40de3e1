"""What the program has read in many articles -> the store, piece by piece: one commit of articles, one of figures."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from extract.table.store import Store, next_moment
from extract.table.store.accept import check_whole, propose, stamped
from extract.table.store.articles import unknown_articles
from extract.table.store.columns import HISTORY
from extract.terminal import Refusal

Pieces = Callable[[], Iterable[tuple[pl.DataFrame, pl.DataFrame]]]


@dataclass
class Taken:
    """How many figures went in, and what became of the others."""

    stored: int = 0
    known: int = 0
    revisions: int = 0  # they read otherwise what stands, and wait, with all of their articles
    reviewed: int = 0  # they read otherwise what a person has reviewed, which stays
    doubled: int = 0  # of articles with the text of another one, whose figures these are
    other_text: int = 0  # of articles that are stored with another text
    refused: int = 0  # a rule of the table breaks beside what is stored


def take_in(store: Store, pieces: Pieces, revise: bool = False) -> Taken:
    """Store what is new of the pieces, which are (figures, articles), the figures of an article in one piece.

    An article in which a stored figure reads otherwise now is left as it stands, unless it is to `revise`; what a
    person has reviewed is never revised here. All or nothing: when this returns, all is on the disk.
    """
    store.articles_ledger.append_pieces(lambda stored: _new_articles(stored, pieces))
    holders = store.articles_ledger.read().filter(pl.col("text").is_not_null())
    held = store.articles_ledger.read().select("article_id", "text_id").collect()
    own = holders.select("article_id", "text_id").collect()
    taken = Taken()

    def work_out(history: pl.LazyFrame) -> Iterator[pl.DataFrame]:
        nonlocal taken
        taken = Taken()
        recorded = pl.lit(next_moment(history), HISTORY["recorded_at"])
        for figures, articles in pieces():
            same = articles.join(held, on=["article_id", "text_id"], how="semi")
            first = same.join(own, on=["article_id", "text_id"], how="semi")
            rows = stamped(figures.join(first, on="article_id", how="semi"), by="", file="")
            ours = figures.join(same, on="article_id", how="semi")
            taken.doubled += ours.height - rows.height
            taken.other_text += figures.height - ours.height
            yield _added(history, rows, revise, taken).with_columns(recorded_at=recorded)

    taken.stored = store.figures_ledger.append_pieces(work_out)
    return taken


def _new_articles(stored: pl.LazyFrame, pieces: Pieces) -> Iterator[pl.DataFrame]:
    recorded = pl.lit(next_moment(stored), HISTORY["recorded_at"])
    known = stored.select("article_id", "text_id").collect()
    for _, articles in pieces():
        added = unknown_articles(known.lazy(), articles)
        known = pl.concat([known, added.select("article_id", "text_id")])
        yield added.with_columns(recorded_at=recorded)


def _added(history: pl.LazyFrame, rows: pl.DataFrame, revise: bool, taken: Taken) -> pl.DataFrame:
    """Of a piece's rows those to store; the others are counted."""
    proposal = propose(history, rows)
    reviewed = proposal.standing.filter(pl.col("review") != "unreviewed")
    agreed = proposal.revised.join(reviewed, on="figure_id", how="anti")
    taken.known += proposal.known.height
    taken.reviewed += proposal.revised.height - agreed.height
    added = pl.concat([proposal.new, agreed])
    if not revise:
        added = added.join(agreed, on="article_id", how="anti")
        taken.revisions += agreed.height
    fitting = _fitting(history, added)
    taken.refused += added.height - fitting.height
    return fitting


def _fitting(history: pl.LazyFrame, added: pl.DataFrame) -> pl.DataFrame:
    """The rows without those of articles in which, beside what is stored, a rule of the table would break."""
    if added.is_empty():
        return added
    try:
        check_whole(history, added)
        return added
    except Refusal:
        articles = added["article_id"].unique().sort()
    if len(articles) == 1:
        return added.clear()
    half = pl.col("article_id").is_in(articles[: len(articles) // 2].implode())
    return pl.concat([_fitting(history, added.filter(half)), _fitting(history, added.filter(~half))])
