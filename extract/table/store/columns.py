"""The store's columns: those of a figure with what the store knows of its row, and those of an article."""

import polars as pl

from extract.table.columns import POLARS_SCHEMA

TIME = pl.Datetime("us", "UTC")
REVIEWS = {
    "unreviewed": "Nobody has compared it with its article",
    "confirmed": "A person found it right",
    "corrected": "A person put it right",
    "withdrawn": "A person took it back: it leaves every view, and stays in the history",
    "disputed": "A person doubts it",
}
REVIEWED = ("confirmed", "corrected")  # what a person stands by
ADDED = {
    "supersedes": (pl.String, "The row_id of the row that this one comes after, of the same figure_id"),
    "review": (pl.String, "What people made of it: " + ", ".join(REVIEWS)),
    "reviewed_by": (pl.String, "Who reviewed it; of an entered row, who entered it"),
    "note": (pl.String, "Why; of an entered row, from which file"),
    "recorded_at": (TIME, "When the store took it in; empty for what was published with the program"),
}
HISTORY = pl.Schema(POLARS_SCHEMA | {name: kind for name, (kind, _) in ADDED.items()})
ARTICLES = pl.Schema(
    {
        "text_id": pl.String,  # a hash of the text
        "article_id": pl.String,
        "text": pl.String,  # empty where the same text is stored already, under another article_id
        "title": pl.String,
        "publisher": pl.String,
        "url": pl.String,
        "published": pl.Date,
        "published_basis": pl.String,
        "recorded_at": TIME,
    }
)
