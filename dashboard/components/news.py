"""What is new in the table since a day on which something was taken in."""

import polars as pl
import streamlit as st

from dashboard.components.markup import heading, tag, write
from dashboard.components.table import show_table
from dashboard.components.view import settle
from dashboard.series import PUBLISHED, recorded_since
from dashboard.tables import Table
from dashboard.words import Words


def show_news(table: Table, names: dict[str, str], words: Words) -> None:
    """Draw the figures that were taken in or revised since a version of the table."""
    heading(words.say("news.heading"))
    days = table.recorded
    if not days:
        write(tag("p", words.say("news.none", figures=words.count("figures", len(table.figures))), class_="note"))
        return
    versions = {PUBLISHED: words.say("news.published")} | {f"{day:%Y%m%d}": words.day(day) for day in days[:-1]}
    settle("since", list(versions), list(versions)[-1])
    st.selectbox(words.say("news.since"), list(versions), key="since", format_func=versions.get)
    fresh = recorded_since(table.figures, st.session_state["since"])
    revised = fresh["supersedes"].is_not_null().sum()
    said = words.say("news.counts", new=words.integer(len(fresh) - revised), revised=words.integer(revised))
    write(tag("p", said, class_="note", role="status"))
    show_table(fresh.sort(pl.col("recorded_at"), descending=True), names, words, "news")
