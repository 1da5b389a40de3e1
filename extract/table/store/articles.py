"""Articles and the store: each text is kept once, by its hash, and each extracted row is set beside its text."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from extract.records import Article
from extract.table.store.columns import ARTICLES


@dataclass(frozen=True)
class Matched:
    """Rows beside the texts of their articles."""

    rows: pl.DataFrame  # those that may be stored
    articles: list[Article]  # those of the given that go with them
    wrong: dict[str, str]  # figure_id of the others -> what is wrong, and what to do
    doubled: dict[str, str]  # article_id -> the article of the same text, whose figures these are
    without_text: list[str]  # article_ids of extracted rows that nothing can be checked against


def check_against_article(rows: list[dict], text: str) -> None:
    """Rows of one article point at what its text shows; ValueError names the first that does not.

    >>> check_against_article([{"figure_id": "f1", "start": 0, "end": 2, "number_text": "قت", "quote": "قتل"}], "قتل 5")
    >>> check_against_article([{"figure_id": "f1", "start": 1, "end": 2, "number_text": "5", "quote": "5"}], "قتل 5")
    Traceback (most recent call last):
    ValueError: figure f1: text[1:2] is not its number_text, or its quote is not in the article
    """
    for row in rows:
        start, end = row["start"], row["end"]
        if text[start:end] != row["number_text"] or row["quote"] not in text:
            raise ValueError(
                f"figure {row['figure_id']}: text[{start}:{end}] is not its number_text, "
                "or its quote is not in the article"
            )


def article_rows(articles: Iterable[Article]) -> pl.DataFrame:
    """Articles as rows of the store, their texts included."""
    rows = [
        {name: getattr(one, name) for name in ("title", "publisher", "url", "published", "published_basis", "text")}
        | {"article_id": one.id, "text_id": text_id(one.text)}
        for one in articles
    ]
    return pl.DataFrame(rows, schema=ARTICLES)


def text_id(text: str) -> str:
    """The name of a text: a hash of it.

    >>> text_id("قتل 5 أشخاص.")[:9]
    't8f2347fc'
    """
    return "t" + hashlib.sha256(text.encode()).hexdigest()[:32]


def unknown_articles(stored: pl.LazyFrame, given: pl.DataFrame) -> pl.DataFrame:
    """The given articles whose article_id is not stored; the text of those alone whose text is not stored either."""
    known = stored.select("article_id", "text_id").collect()
    added = given.unique("article_id", keep="first", maintain_order=True).join(known, on="article_id", how="anti")
    again = pl.col("text_id").is_in(known["text_id"].implode()) | ~pl.col("text_id").is_first_distinct()
    return added.with_columns(text=pl.when(again).then(None).otherwise(pl.col("text")))


def match_articles(stored: pl.LazyFrame, ready: pl.DataFrame, given: Iterable[Article] = ()) -> Matched:
    """Set each extracted row beside the text that it was read in: the stored one, else the one that is given.

    `stored` are the articles of the store, with their texts.
    """
    asked = ready["article_id"].drop_nulls().unique().to_list()
    articles = {article.id: article for article in given if article.id in asked}
    known = dict(stored.filter(pl.col("article_id").is_in(asked)).select("article_id", "text").collect().iter_rows())
    doubled = _doubled(stored, [article for name, article in articles.items() if name not in known])
    texts = {name: article.text for name, article in articles.items()} | known
    wrong = {}
    for row in ready.filter(pl.col("origin") == "extracted").iter_rows(named=True):
        name, text = row["article_id"], texts.get(row["article_id"])
        if name in articles and articles[name].text != text:
            what = f"article {name} is stored with another text. Give this one an id of its own, and extract it anew"
            wrong[row["figure_id"]] = what
        elif text is not None:
            try:
                check_against_article([row], text)
            except ValueError:
                wrong[row["figure_id"]] = f"does not stand at its offsets in article {name}. Extract the article anew"
    extracted = ready.filter(pl.col("origin") == "extracted")["article_id"].unique()
    return Matched(
        ready.filter(
            ~pl.col("figure_id").is_in(list(wrong)) & ~pl.col("article_id").is_in(list(doubled)).fill_null(False)
        ),
        list(articles.values()),
        wrong,
        doubled,
        sorted(name for name in extracted if name not in texts),
    )


def _doubled(stored: pl.LazyFrame, articles: list[Article]) -> dict[str, str]:
    """article_id -> the one whose text it shares, stored or given before it."""
    given = article_rows(articles)
    same = stored.join(given.lazy().select("text_id"), on="text_id", how="semi").select("text_id", "article_id")
    first = {text: name for text, name in reversed(same.collect().rows())}
    doubled = {}
    for name, text in given.select("article_id", "text_id").iter_rows():
        if first.setdefault(text, name) != name:
            doubled[name] = first[text]
    return doubled
