"""What the program has read in many articles -> the store, piece by piece: one commit of articles, one of figures.

Of an article that is stored already it is said what is read otherwise now. As long as nobody agrees the article is left
as it stands. Then its figures are what is read now: one that is not read any more is withdrawn, by nobody, and comes
back where it is read again. What a person has reviewed stays as it is.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import polars as pl

from extract.table.changes import Changes, changes, joined
from extract.table.store import Store, next_moment, standing
from extract.table.store.accept import check_whole, stamped
from extract.table.store.articles import unknown_articles
from extract.table.store.columns import HISTORY
from extract.terminal import Refusal

Pieces = Callable[[], Iterable[tuple[pl.DataFrame, pl.DataFrame]]]
NOT_READ = "not read any more"
DROPPED = (pl.col("review") == "withdrawn") & pl.col("reviewed_by").is_null()
OURS = (pl.col("review") == "unreviewed") | DROPPED  # nobody has reviewed it


@dataclass
class Taken:
    """How many figures went in, what became of the others, and what changed in articles that were stored before."""

    stored: int = 0
    known: int = 0
    waiting: int = 0  # of articles in which a stored figure is read otherwise, or no more
    reviewed: int = 0  # read otherwise, or no more, than a person has reviewed it
    doubled: int = 0  # of articles with the text of another one, whose figures these are
    other_text: int = 0  # of articles that are stored with another text
    refused: int = 0  # a rule of the table breaks beside what is stored
    changed: list[Changes] = field(default_factory=list)

    @property
    def changes(self) -> Changes:
        return joined(self.changed)


def take_in(store: Store, pieces: Pieces, revise: bool = False) -> Taken:
    """Store what is new of the pieces, which are (figures, articles), the figures of an article in one piece; and what
    is read otherwise, if it is to `revise`. All or nothing: when this returns, all is on the disk.
    """
    before = store.articles_ledger.read().select("article_id").collect()
    store.articles_ledger.append_pieces(lambda stored: _new_articles(stored, pieces))
    articles_held = store.articles_ledger.read()
    held = articles_held.select("article_id", "text_id").collect()
    own = articles_held.filter(pl.col("text").is_not_null()).select("article_id", "text_id").collect()
    taken = Taken()

    def work_out(history: pl.LazyFrame) -> Iterator[pl.DataFrame]:
        nonlocal taken
        taken = Taken()
        recorded = pl.lit(next_moment(history), HISTORY["recorded_at"])
        for figures, articles in pieces():
            same = articles.join(held, on=["article_id", "text_id"], how="semi")
            ours = figures.join(same, on="article_id", how="semi")
            read = same.filter(pl.col("text").is_not_null()).join(own, on=["article_id", "text_id"], how="semi")
            rows = stamped(figures.join(read, on="article_id", how="semi"), by="", file="")
            taken.doubled += ours.height - rows.height
            taken.other_text += figures.height - ours.height
            stands = standing(history.join(read.lazy().select("article_id"), on="article_id", how="semi"))
            stands = stands.filter(pl.col("origin") == "extracted").collect()
            taken.changed.append(_changes(stands, rows.join(before, on="article_id", how="semi")))
            added = _added(stands, rows, revise, taken)
            fitting = _fitting(history, added)
            taken.refused += added.height - fitting.height
            yield fitting.with_columns(recorded_at=recorded)

    taken.stored = store.figures_ledger.append_pieces(work_out)
    return taken


def _new_articles(stored: pl.LazyFrame, pieces: Pieces) -> Iterator[pl.DataFrame]:
    recorded = pl.lit(next_moment(stored), HISTORY["recorded_at"])
    known = stored.select("article_id", "text_id").collect()
    for _, articles in pieces():
        added = unknown_articles(known.lazy(), articles)
        known = pl.concat([known, added.select("article_id", "text_id")])
        yield added.with_columns(recorded_at=recorded)


def _changes(stands: pl.DataFrame, rows: pl.DataFrame) -> Changes:
    """What is read otherwise than it stands; a figure that a person has withdrawn is not gained again."""
    withdrawn = pl.col("review") == "withdrawn"
    return changes(
        stands.filter(~withdrawn), rows.join(stands.filter(withdrawn & ~DROPPED), on="figure_id", how="anti")
    )


def _added(stands: pl.DataFrame, rows: pl.DataFrame, revise: bool, taken: Taken) -> pl.DataFrame:
    """Of a piece's rows, and of those that stand in its articles, what to store; the others are counted."""
    known = rows.join(stands.filter(~DROPPED), on=["figure_id", "row_id"], how="semi")
    new = rows.join(stands, on="figure_id", how="anti")
    otherwise = rows.join(known, on="figure_id", how="anti").drop("supersedes")
    was = stands.filter(OURS).select("figure_id", supersedes="row_id")
    revised = otherwise.join(was, on="figure_id").select(rows.columns)
    gone = stands.filter(~DROPPED & (pl.col("review") != "withdrawn")).join(rows, on="figure_id", how="anti")
    lost = gone.filter(OURS).with_columns(
        supersedes=pl.col("row_id"), review=pl.lit("withdrawn"), note=pl.lit(NOT_READ)
    )
    taken.known += known.height
    taken.reviewed += otherwise.height - new.height - revised.height + gone.height - lost.height
    if not revise:
        waits = pl.concat([revised, lost]).select("article_id").unique()
        taken.waiting += revised.height + lost.height + new.join(waits, on="article_id", how="semi").height
        return new.join(waits, on="article_id", how="anti")
    return pl.concat([new, revised, lost])


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
