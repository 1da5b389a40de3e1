"""The table of figures: search, facets with counts, columns to choose, downloads."""

import polars as pl
import streamlit as st

from dashboard.components.evidence import show_chosen
from dashboard.components.filters import describe_filters
from dashboard.components.listing import show_listing
from dashboard.components.table import FIELDS
from dashboard.components.view import ALL, settle
from dashboard.filtering import Filters, facet, match_figures
from dashboard.tables import Table
from dashboard.tables.search import find_figures
from dashboard.words import Words

FACETS = ("population", "status", "tally", "qualifier", "publisher")
TECHNICAL = (
    "figure_id row_id value value_min value_max as_of_basis date_precision published_basis article_id position start "
    "end rules origin extractor_version supersedes reviewed_by note recorded_at"
).split()
DERIVED = ("claimant", "number_text", "source_text", "place_text")  # columns that a column in words stands for


def show_figures(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    names = table.names[words.language]
    show_chosen(table, ("link",), words)
    with st.container(horizontal=True, key="search", vertical_alignment="bottom"):
        query = st.text_input(words.say("search.label"), key="q", placeholder=words.say("search.hint")) or ""
        matched = match_figures(table.widened(find_figures(table, query, names, words.language)), filters)
        for name in FACETS:
            matched = _choose(name, matched, words)
    chosen = {name: st.session_state[name] for name in FACETS if st.session_state[name] != ALL}

    def find() -> pl.DataFrame:
        found = match_figures(table.widened(find_figures(table, query, names, words.language)), filters)
        return table.rows(found.filter(*(pl.col(name) == value for name, value in chosen.items())).sort("row"))

    said = [query, *(words.say(f"{name}.{value}") for name, value in chosen.items())]
    said += [describe_filters(filters, names, words)] if filters != Filters() else []
    filtered = words.comma.join(filter(None, said))
    show_listing(table, matched, find, filtered, names, words, _choose_columns(table.figures.columns, words))


def _choose(name: str, figures: pl.DataFrame, words: Words) -> pl.DataFrame:
    """Narrow the figures to a value of a column, chosen among those that they have, with how many have each."""
    counts = facet(figures, name)
    settle(name, [ALL, *counts], ALL)

    def label(value: str) -> str:
        return words.say("search.all") if value == ALL else f"{words.say(f'{name}.{value}')} ({counts[value]})"

    chosen = st.selectbox(words.say(f"field.{name}"), [ALL, *counts], key=name, format_func=label)
    return figures if chosen == ALL else figures.filter(pl.col(name) == chosen)


def _choose_columns(columns: list[str], words: Words) -> list[str]:
    """The columns of the table, those that a program needs last."""
    rest = [name for name in columns if name not in (*FIELDS, *TECHNICAL, *DERIVED)]
    offered = [*FIELDS, *rest, *TECHNICAL]
    chosen = [name for name in st.session_state["columns"].split(",") if name in offered] or list(FIELDS)
    st.session_state["columns_chosen"] = chosen

    def choose() -> None:
        st.session_state["columns"] = ",".join(st.session_state["columns_chosen"])

    with st.expander(words.say("search.columns")):
        st.multiselect(
            words.say("search.columns"),
            offered,
            key="columns_chosen",
            on_change=choose,
            format_func=lambda name: words.say(f"field.{name}"),
            label_visibility="collapsed",
        )
    return chosen
