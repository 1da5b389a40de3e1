"""Figures over time: running totals, numbers at a time or single events, by the day they are of or were printed on."""

import streamlit as st

from dashboard.components.coverage import show_coverage
from dashboard.components.evidence import show_chosen
from dashboard.components.markup import tag, write
from dashboard.components.timeline import show_timeline
from dashboard.components.view import settle
from dashboard.components.wholes import show_wholes
from dashboard.filtering import BASES, Filters
from dashboard.tables import Table
from dashboard.words import Words


def show_time(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    names = table.names[words.language]
    look = table.look(filters, _choose_basis(words))
    show_chosen(table, ("link",), words)
    if look.matching.is_empty():
        write(tag("p", words.say("page.no_match"), class_="note"))
        return
    drawn = show_timeline(table, look, names, words)
    show_chosen(table, ("chart", "chart_table"), words)
    show_wholes(table, drawn, names, words)
    show_coverage(look, names, words)


def _choose_basis(words: Words) -> str:
    settle("basis", list(BASES), BASES[0])
    return st.segmented_control(
        words.say("time.basis"), BASES, key="basis", required=True, format_func=lambda one: words.say(f"basis.{one}")
    )
