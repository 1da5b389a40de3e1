"""`hasila compare`: which figures the rules as they are now gain, lose and read otherwise.

hasila compare                 the stored figures, and their articles read again
hasila compare BEFORE/         an extraction (extract --out BEFORE/), and its articles read again
hasila compare BEFORE AFTER    two extractions, or two files of figures
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from extract.commands import DONE
from extract.commands.values import a_count
from extract.terminal import Refusal

SAYS = "say which figures the rules gain, lose and read otherwise than before"
EXAMPLE = "compare before/"


def add_arguments(parser) -> None:
    parser.add_argument(
        "before",
        nargs="?",
        type=Path,
        metavar="BEFORE",
        help="what was read: a folder of hasila extract, or a file of figures (what is stored, if left out)",
    )
    parser.add_argument(
        "after", nargs="?", type=Path, metavar="AFTER", help="what is read now (the articles read again, if left out)"
    )
    parser.add_argument("--all", action="store_true", help="show every figure that changed")
    parser.add_argument("--workers", type=a_count, metavar="N", help="how many processes (one for each core)")


def run(options) -> int:
    """The figures gained, lost and revised, each with its sentence."""
    from extract.commands.changed import print_changes
    from extract.table.changes import changes

    if options.after:
        before, after = _figures_of(options.before), _figures_of(options.after)
    elif options.before:
        before, articles = _extracted(options.before)
        after = _read_again(articles, options.workers)
    else:
        before, articles, withdrawn = _stored()
        after = _read_again(articles, options.workers).join(withdrawn, on="figure_id", how="anti")
    print_changes(changes(before, after), options.all)
    return DONE


def _figures_of(path: Path):
    """The figures of an extraction or of a file."""
    from extract.scale.folder import ShardFolder
    from extract.table.check import check_file

    if path.is_dir():
        return _whole(path, ShardFolder(path)).scan("figures").collect()
    checked = check_file(path)
    if checked.problems:
        raise Refusal(f"{path.name}: {checked.problems[0]}. hasila validate shows all that is wrong")
    return checked.ready


def _whole(path: Path, folder):
    if not folder.note.exists():
        raise Refusal(f"{path.name}: is no whole extraction. Make it with hasila extract … --out {path.name}/")
    return folder


def _stored():
    """The extracted figures that stand in the store, of articles whose text it holds; these articles; and the figures
    that a person has withdrawn, which nobody misses.
    """
    import polars as pl

    from extract.table.store import Store, standing
    from extract.table.store.extraction import DROPPED

    store = Store()
    articles = store.articles_ledger.read().filter(pl.col("text").is_not_null())
    stands = standing(store.history().join(articles.select("article_id"), on="article_id", how="semi")).collect()
    withdrawn = pl.col("review") == "withdrawn"
    figures = stands.filter(~withdrawn & (pl.col("origin") == "extracted"))
    return figures, _articles(articles), stands.filter(withdrawn & ~DROPPED)


def _extracted(path: Path):
    """The figures of an extraction, and its articles."""
    import polars as pl

    from extract.scale.folder import ShardFolder

    if not path.is_dir():
        raise Refusal(f"{path.name}: holds no articles to read again. Name what is read now too, as AFTER")
    folder = _whole(path, ShardFolder(path))
    return folder.scan("figures").collect(), _articles(folder.scan("articles").filter(pl.col("text").is_not_null()))


def _articles(rows) -> Iterator:
    from extract.records import Article

    names = ("article_id", "text", "title", "publisher", "url", "published", "published_basis")
    for batch in rows.select(names).collect_batches(chunk_size=1_000):
        for row in batch.iter_rows():
            yield Article(*row)


def _read_again(articles: Iterator, workers: int | None):
    from extract.commands.sharded import engine
    from extract.scale.folder import ShardFolder
    from extract.scale.run import extract_all
    from extract.scale.shards import cut

    with tempfile.TemporaryDirectory() as folder:
        extract_all(cut(articles), Path(folder), engine(workers))
        return ShardFolder(Path(folder)).scan("figures").collect()
