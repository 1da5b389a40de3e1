"""The first page: what was read, key figures, figures over time by source, what is new, and a figure's sentence."""

import streamlit as st

from dashboard.components.coverage import show_coverage
from dashboard.components.evidence import show_chosen
from dashboard.components.keys import show_keys
from dashboard.components.listing import show_matches
from dashboard.components.markup import heading, tag, write
from dashboard.components.news import show_news
from dashboard.components.timeline import show_timeline
from dashboard.filtering import Filters
from dashboard.marks import TOGETHER
from dashboard.tables import Table
from dashboard.words import Words


def show_overview(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page, the key figures last: they take longest to find, and meanwhile the browser draws the picture."""
    names = table.names[words.language]
    look = table.look(filters)
    show_chosen(table, ("link",), words)
    keys = st.container()
    if look.matching.is_empty():
        write(tag("p", words.say("page.no_match"), class_="note"))
    else:
        show_timeline(table, look, names, words, TOGETHER)
        show_chosen(table, ("chart", "chart_table"), words)
        show_coverage(look, names, words)
    show_news(table, names, words)
    heading(words.say("table.heading"))
    show_matches(table, look.matched, filters != Filters(), names, words)
    if not look.matching.is_empty():
        with keys:
            heading(words.say("key.heading"))
            show_keys(table, look, names, words)
