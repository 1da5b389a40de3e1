"""What is new in the table since a day on which something was taken in."""

import polars as pl
import streamlit as st

from dashboard.components.evidence import show_chosen
from dashboard.components.markup import heading, tag, write
from dashboard.components.table import show_table
from dashboard.components.view import link_to, settle
from dashboard.series import PUBLISHED, recorded_since
from dashboard.tables import Table
from dashboard.tables.claimants import claimant_names
from dashboard.words import Words

WITHDRAWN = ("figure", "measure", "source", "as_of", "reviewed_by", "note", "recorded_at", "publisher", "quote")


def show_news(table: Table, names: dict[str, str], words: Words) -> None:
    """Draw the figures that were taken in, revised or withdrawn since a version of the table."""
    heading(words.say("news.heading"))
    days = table.recorded
    if not days:
        write(tag("p", words.say("news.none", figures=words.count("figures", len(table))), class_="note"))
        return
    versions = {PUBLISHED: words.say("news.published")} | {f"{day:%Y%m%d}": words.day(day) for day in days[:-1]}
    settle("since", list(versions), list(versions)[-1])
    st.selectbox(words.say("news.since"), list(versions), key="since", format_func=versions.get)
    since = st.session_state["since"]
    fresh, withdrawn = recorded_since(table.figures, since), _withdrawn_since(table, since)
    revised = fresh["supersedes"].is_not_null().sum()
    counts = {"new": len(fresh) - revised, "revised": revised, "withdrawn": len(withdrawn)}
    said = words.say("news.counts", **{name: words.integer(n) for name, n in counts.items()})
    then = (
        tag("a", words.say("news.then"), href=link_to(recorded=since), target="_self") if since != PUBLISHED else None
    )
    write(tag("p", said, " ", then, class_="note", role="status"))
    show_table(fresh.sort("recorded_at", descending=True), names, words, "news")
    if len(withdrawn):
        write(tag("h3", words.say("news.withdrawn")))
        names = claimant_names(withdrawn, words.language)
        show_table(withdrawn.sort("recorded_at", descending=True), names, words, "news_withdrawn", WITHDRAWN)
    show_chosen(table, ("news", "news_withdrawn"), words)


def _withdrawn_since(table: Table, since: str) -> pl.DataFrame:
    """The rows that were taken back since a version of the table; they stand in no other view."""
    return table.figures.clear() if table.withdrawn is None else recorded_since(table.withdrawn, since)
