"""Rows that a reader may take into the store: set beside what it has, and stored after a yes."""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import polars as pl

from extract.records import Article
from extract.table.columns import COLUMNS
from extract.table.messages import StoreRefusal as StoreRefusal  # for the page
from extract.table.store import Store
from extract.table.store.accept import Proposal, accept, corrected, propose, stamped
from extract.table.store.articles import match_articles


@dataclass(frozen=True)
class Offer:
    """Figures that passed the check, and what the store would make of them."""

    figures: pl.DataFrame
    articles: tuple[Article, ...]  # that they were read in, where the reader gave them
    origin: str  # the name of the file, or what else they come from
    corrections: frozenset[str]  # the figure_ids that the reader put right
    proposal: Proposal
    unmatched: dict[str, str]  # figure_id -> why its article's text says otherwise
    notes: Mapping[str, str] = field(default_factory=dict)  # figure_id -> what a person noted in his file


def may_store() -> bool:
    """Whether readers may take figures in: not where `$HASILA_READ_ONLY` is set, as on a public server."""
    return not os.environ.get("HASILA_READ_ONLY")


def make_offer(
    figures: pl.DataFrame,
    origin: str,
    articles: Collection[Article] = (),
    corrections: Collection[str] = (),
    notes: Mapping[str, str] = {},
) -> Offer:
    """Set figures beside the store."""
    store = Store()
    matched = match_articles(store.articles(), figures.select(COLUMNS), articles)
    proposal = propose(store.history(), stamped(matched.rows, "", origin))
    return Offer(matched.rows, tuple(matched.articles), origin, frozenset(corrections), proposal, matched.wrong, notes)


def store_offer(offer: Offer, by: str, reason: str, revisions: bool) -> int:
    """Store the figures that are new, and the revisions too where that was said; returns how many were stored.

    Raises StoreRefusal with what the store says, OSError where it cannot be written.
    """
    store = Store()
    rows = stamped(offer.figures, by, offer.origin, offer.notes)
    put_right = pl.col("figure_id").is_in(list(offer.corrections))
    rows = pl.concat([rows.filter(~put_right), corrected(rows.filter(put_right), by, reason)])
    proposal = propose(store.history(), rows)
    agreed = proposal.revised if revisions else proposal.revised.clear()
    stored, _ = accept(store, rows, agreed, offer.articles)
    return stored.height
