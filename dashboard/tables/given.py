"""An article that a reader gives: read at once, its figures as he puts them right."""

from functools import lru_cache

import polars as pl

from dashboard.tables import ISSUES, Table, with_added
from dashboard.tables.claimants import with_claimants
from extract.explain import explain
from extract.ingest.encodings import decoded
from extract.ingest.html import Page, article_of_page
from extract.ingest.pages import Pages
from extract.packs import load_pack
from extract.pipeline import read_article
from extract.records import Article
from extract.table.columns import COLUMNS
from extract.table.correct import broken_rules, correct
from extract.table.schema import figures_frame
from extract.table.store import Store
from extract.table.store.articles import text_id


class BrokenRules(Exception):
    """The rules of the table that changes would break, as its schema names them."""

    def __init__(self, rules: list[str]) -> None:
        self.rules = rules


KINDS = ("txt", "html", "htm")  # of a file that an article may be dropped as


@lru_cache(maxsize=8)
def article_of_file(content: bytes, name: str) -> Article | None:
    """The article in a file of text or a saved web page, with what the page says of itself; None where it has none."""
    if name.lower().endswith(("html", "htm")):
        with Pages() as pages:
            article = article_of_page(Page("page", content, name), pages)
        return article if isinstance(article, Article) else None
    text = decoded(content)
    return None if text is None else Article("text", text)


PRINTED = ("title", "publisher", "url", "published", "published_basis")


def article_of(text: str, **printed) -> Article:
    """An article of a text, with what the reader knows of it: title, publisher, url, published.

    A text that the store knows has its id there, so that its figures are the same, and is said of it what stands there
    where the reader says nothing; another is named after itself.
    """
    named = text_id(text)
    known = Store().articles().filter(pl.col("text_id") == named).select("article_id", *PRINTED).head(1).collect()
    basis = {"published_basis": "supplied"} if printed.get("published") else {}
    said = {name: value for name, value in (basis | printed).items() if value is not None}
    stored = known.row(0, named=True) if known.height else {"article_id": named[:17]}
    return Article(stored.pop("article_id"), text, **(stored | said))


@lru_cache(maxsize=8)
def read_given(article: Article) -> tuple[Table, str]:
    """A table of the figures of one article, and the explanation of each number."""
    pack = load_pack()
    reading = read_article(article, pack)
    issues = pl.DataFrame([{name: getattr(one, name) for name in ISSUES} for one in reading.issues], schema=ISSUES)
    return _table(article, reading.rows, issues), explain(reading, pack)


def put_right(table: Table, changes: dict[str, dict], left_out: set[str]) -> Table:
    """The table of one article without the figures that are left out, the others with a reader's changes.

    Raises BrokenRules where a rule of the table would break.
    """
    rows = [row for row in table.figures.select(COLUMNS).to_dicts() if row["figure_id"] not in left_out]
    rows = [correct(row, changes.get(row["figure_id"], {}) | _alone(row, left_out)) for row in rows]
    if broken := broken_rules(rows):
        raise BrokenRules(broken)
    (article,) = table.articles.values()
    return _table(article, rows, table.issues)


def _alone(row: dict, left_out: set[str]) -> dict:
    """A part of what is left out stands alone."""
    return {"part_of": None} if row["part_of"] in left_out else {}


def _table(article: Article, rows: list[dict], issues: pl.DataFrame) -> Table:
    return Table(with_claimants(with_added(figures_frame(rows))), {article.id: article}, issues)
