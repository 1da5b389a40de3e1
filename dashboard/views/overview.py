"""The first page: what was read, key figures, figures over time by source, the table, and a figure's sentence."""

import polars as pl

from dashboard.components.evidence import show_chosen
from dashboard.components.keys import show_keys
from dashboard.components.listing import show_listing
from dashboard.components.markup import heading, tag, write
from dashboard.components.timeline import show_timeline
from dashboard.series import Filters, match_figures
from dashboard.tables import Table, claimant_names
from dashboard.words import Words


def show_overview(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    names = claimant_names(table.figures, words.language)
    matched = match_figures(table.figures, filters)
    matching = matched.filter(pl.col("match") == "match")
    show_chosen(table, ("link",), words)
    if matching.is_empty():
        write(tag("p", words.say("page.no_match"), class_="note"))
    else:
        heading(words.say("key.heading"))
        show_keys(matching, names, words)
        show_timeline(table, matching, filters, names, words)
        show_chosen(table, ("chart", "chart_table"), words)
    heading(words.say("table.heading"))
    show_listing(table, matched, filters != Filters(), names, words)
