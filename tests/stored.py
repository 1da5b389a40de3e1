"""An article, its rows as the store takes them, and what the tests of the store share."""

from datetime import date

import polars as pl

from extract.pipeline import read_article
from extract.records import Article
from extract.table.columns import POLARS_SCHEMA
from extract.table.store.accept import stamped

ARTICLE = Article("A", "قتل 20 شخصا، بينهم خمسة أطفال، في قصف على حمص.", published=date(2024, 12, 6))
PUBLISHED = 16  # figures of data/


def rows_of(article, **changes):
    """The rows of an article as they are accepted; `changes` go into the first."""
    first, *others = read_article(article).rows
    frame = pl.DataFrame([first | changes, *others], schema=POLARS_SCHEMA, orient="row")
    return stamped(frame, "Amal", "cases.csv")


def counting(number):
    """The rows of the article, the first with another number."""
    return rows_of(ARTICLE, value=number, value_min=number, value_max=number)
