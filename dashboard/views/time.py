"""Figures over time: running totals, numbers at a time or single events, by the day they are of or were printed on."""

import streamlit as st

from dashboard.components.coverage import show_coverage
from dashboard.components.evidence import show_chosen
from dashboard.components.markup import tag, write
from dashboard.components.timeline import show_timeline
from dashboard.components.view import settle
from dashboard.components.wholes import show_wholes
from dashboard.filtering import BASES, Filters
from dashboard.series import TALLIES
from dashboard.tables import Table
from dashboard.words import Words


def show_time(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    names = table.names[words.language]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        basis = _choose("basis", BASES, words)
        look = table.look(filters, basis)
        offered = [tally for tally in TALLIES if tally in look.counts("tally")]
        tally = _choose("view", offered, words) if offered else None
    show_chosen(table, ("link",), words)
    if tally is None:
        write(tag("p", words.say("page.no_match"), class_="note"))
        return
    write(tag("p", words.say(f"view.why_{tally}"), class_="note"))
    drawn = show_timeline(table, look, tally, names, words)
    show_chosen(table, ("chart", "chart_table"), words)
    show_wholes(table, drawn, names, words)
    show_coverage(look, names, words)


def _choose(name: str, options, words: Words) -> str:
    settle(name, list(options), options[0])
    return st.segmented_control(
        words.say(f"time.{name}"),
        options,
        key=name,
        required=True,
        format_func=lambda one: words.say(f"{name}.{one}"),
    )
