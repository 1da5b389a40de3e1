"""What the program has read in many articles -> the store, piece by piece: one commit of articles, one of figures.

Of an article that is stored already it is said what is read otherwise now. As long as nobody agrees the article is left
as it stands. Then its figures are what is read now: one that is not read any more is withdrawn, by nobody, and comes
back where it is read again. What a person has reviewed stays as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from extract.table.changes import Changes, changes, joined
from extract.table.store import Store, next_moment, standing
from extract.table.store.accept import check_whole, stamped
from extract.table.store.beside import ARTICLE, Given, Pieces, histories
from extract.table.store.columns import HISTORY
from extract.terminal import Refusal

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
        nothing = HISTORY.to_frame()
        return joined([changes(nothing, nothing), *self.changed])


def take_in(store: Store, pieces: Pieces, revise: bool = False) -> Taken:
    """Store what is new of the pieces, which are (figures, articles), the figures of an article in one piece; and what
    is read otherwise, if it is to `revise`. All or nothing: when this returns, all is on the disk.

    What is stored is read once for all pieces: each costs the same, whatever stands and however many there are.
    """
    given = Given(pieces)
    before = store.articles_ledger.read().select(article=ARTICLE).collect()["article"]
    store.articles_ledger.append_pieces(lambda stored: _new_articles(stored, given, pieces))
    flags = given.read(store.articles_ledger.read(), before)
    taken = Taken()

    def work_out(history: pl.LazyFrame) -> Iterator[pl.DataFrame]:
        nonlocal taken
        taken = Taken()
        recorded = pl.lit(next_moment(history), HISTORY["recorded_at"])
        with histories(history, flags.filter("same", "own").select("article", "piece")) as history_of:
            for number, ((figures, articles), known) in enumerate(zip(pieces(), given.by_piece(flags), strict=True)):
                named = articles.select("article_id").collect().hstack(known)
                added = _of_piece(figures.collect(), named, history_of(number), revise, taken)
                yield added.with_columns(recorded_at=recorded)

    taken.stored = store.figures_ledger.append_pieces(work_out)
    return taken


def _new_articles(stored: pl.LazyFrame, given: Given, pieces: Pieces) -> Iterator[pl.DataFrame]:
    recorded = pl.lit(next_moment(stored), HISTORY["recorded_at"])
    for (_, articles), new in zip(pieces(), given.new(stored), strict=True):
        if new["adds"].any():
            added = articles.collect().hstack(new).filter("adds")
            text = pl.when("keeps").then("text")
            yield added.with_columns(text=text, recorded_at=recorded).drop("adds", "keeps")


def _of_piece(
    figures: pl.DataFrame, articles: pl.DataFrame, history: pl.DataFrame, revise: bool, taken: Taken
) -> pl.DataFrame:
    """What to store of the figures of a piece, beside the dated rows of its articles; the others are counted."""
    ours = figures.join(articles.filter("same"), on="article_id", how="semi", maintain_order="left")
    read = articles.filter("same", "own")
    rows = stamped(ours.join(read, on="article_id", how="semi", maintain_order="left"), by="", file="")
    taken.doubled += ours.height - rows.height
    taken.other_text += figures.height - ours.height
    history = history.join(read, on="article_id", how="semi")
    stands = standing(history.lazy()).filter(pl.col("origin") == "extracted").collect()
    again = rows.join(articles.filter("before"), on="article_id", how="semi", maintain_order="left")
    if stands.height or again.height:
        taken.changed.append(_changes(stands, again))
    added = _added(stands, rows, revise, taken)
    fitting = _fitting(history.lazy(), added)
    taken.refused += added.height - fitting.height
    return fitting


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
