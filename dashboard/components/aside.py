"""Figures that a reader keeps aside, of as many articles as he likes, to take them all together."""

import polars as pl
import streamlit as st

from dashboard.components.listing import show_downloads
from dashboard.components.markup import heading, tag, write
from dashboard.components.storing import show_storing
from dashboard.components.table import show_table
from dashboard.lean import newest_first
from dashboard.tables import Table
from dashboard.tables.claimants import claimant_names
from dashboard.tables.storing import make_offer
from dashboard.words import Words

KEPT = "aside"  # article_id -> its table and the figures of it that were put right; for this visit alone


def keep_aside(given: Table, corrections: set[str]) -> None:
    """Keep the figures of one article, in the place of those that were kept of it before."""
    (article_id,) = given.articles
    st.session_state[KEPT] = st.session_state.get(KEPT, {}) | {article_id: (given, corrections)}


def show_aside(words: Words) -> None:
    """Draw what is kept aside, to download or to store."""
    kept = st.session_state.get(KEPT, {})
    if not kept:
        return
    figures = pl.concat([given.figures for given, _ in kept.values()])
    articles = [article for given, _ in kept.values() for article in given.articles.values()]
    corrections = set().union(*(corrections for _, corrections in kept.values())) & set(figures["figure_id"])
    heading(words.say("aside.heading"))
    counted = {"figures": words.count("figures", len(figures)), "articles": words.count("articles", len(articles))}
    write(tag("p", words.say("aside.kept", **counted), class_="note", role="status"))
    show_table(newest_first(figures), claimant_names(figures, words.language), words, "aside_table")
    with st.container(horizontal=True):
        show_downloads({"aside": lambda: figures}, words)
        if st.button(words.say("aside.drop"), key="aside_drop"):
            del st.session_state[KEPT]
            st.rerun()
    offer = make_offer(figures, words.say("pages.reading"), articles, corrections)
    show_storing(offer, words, "aside_store", words.say("correct.reason"))
