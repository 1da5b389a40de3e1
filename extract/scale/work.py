"""A shard -> its files: what every engine runs, on whatever machine."""

import threading
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import polars as pl
from pandera.errors import SchemaErrors

from extract.ingest.html import Page, article_of_page
from extract.ingest.pages import Pages
from extract.ingest.problems import InputProblem
from extract.packs import load_pack
from extract.pipeline import read_article
from extract.records import Article, Issue
from extract.scale.folder import ISSUES, ShardFolder
from extract.scale.shards import Shard, issue_of, rules_version
from extract.table.schema import figures_frame
from extract.table.store.articles import article_rows, check_against_article
from extract.terminal import Refusal

OWN = threading.local()  # a reader of pages for each thread, for as long as it lives


def extract_shard(shard: Shard, folder: Path) -> str:
    """Read the articles of a shard and write its files into the folder; returns the shard's name.

    An article that cannot be read is an issue, and costs no other.
    """
    if shard.rules != rules_version():
        raise Refusal("a worker has other rules than this machine. Install one version of hasila on all of them")
    pack = load_pack()
    articles: list[Article] = []
    issues = list(shard.issues)
    rows: list[dict] = []
    for article in _articles(shard):
        if isinstance(article, InputProblem):
            issues.append(issue_of(article))
            continue
        articles.append(article)
        try:
            reading = read_article(article, pack)
            check_against_article(reading.rows, article.text)
        except Exception as error:
            issues.append(_defect(article, error))
        else:
            rows += reading.rows
            issues += reading.issues
    figures, refused = _validated(articles, rows)
    frames = {
        "figures": figures,
        "issues": pl.DataFrame([asdict(issue) for issue in issues + refused], schema=ISSUES),
        "articles": article_rows(articles),
    }
    ShardFolder(folder).write(shard.name, frames)
    return shard.name


def _articles(shard: Shard) -> Iterator[Article | InputProblem]:
    for item in shard.items:
        if isinstance(item, Page):
            if not hasattr(OWN, "pages"):
                OWN.pages = Pages()
            yield article_of_page(item, OWN.pages)
        else:
            yield item


def _validated(articles: list[Article], rows: list[dict]) -> tuple[pl.DataFrame, list[Issue]]:
    """The table of the rows, without those of articles that break a rule of the table."""
    try:
        return figures_frame(rows), []
    except SchemaErrors:
        pass
    tables, issues = [figures_frame([])], []
    for article in articles:
        try:
            tables.append(figures_frame([row for row in rows if row["article_id"] == article.id]))
        except SchemaErrors as error:
            issues.append(_defect(article, error))
    return pl.concat(tables), issues


def _defect(article: Article, error: Exception) -> Issue:
    why = f"a defect of this program ({type(error).__name__}). Report it with the text"
    return Issue(article.id, None, None, None, "defect", why)
