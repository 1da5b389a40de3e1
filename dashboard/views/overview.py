"""The first page: what was read, key figures, figures over time by source, the table, and a figure's sentence."""

import polars as pl
import streamlit as st

from dashboard.components.evidence import show_evidence
from dashboard.components.keys import show_keys
from dashboard.components.markup import heading, tag, write
from dashboard.components.table import show_table
from dashboard.components.timeline import show_timeline
from dashboard.components.view import link_to
from dashboard.series import Filters, match_figures
from dashboard.spreadsheet import spreadsheet_csv
from dashboard.tables import Table, claimant_names
from dashboard.words import Words


def show_overview(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    names = claimant_names(table.figures, words.language)
    matched = match_figures(table.figures, filters).sort("as_of", descending=True, nulls_last=True, maintain_order=True)
    matching = matched.filter(pl.col("match") == "match")
    _show_chosen(table, ("link",), words)
    if matching.is_empty():
        write(tag("p", words.say("page.no_match"), class_="note"))
    else:
        heading(words.say("key.heading"))
        show_keys(matching, names, words)
        show_timeline(table, matching, filters, names, words)
        _show_chosen(table, ("chart", "chart_table"), words)
    _show_all(table, matched, matching, filters, names, words)


def _show_all(
    table: Table, matched: pl.DataFrame, matching: pl.DataFrame, filters: Filters, names, words: Words
) -> None:
    heading(words.say("table.heading"))
    count = words.say(
        "filter.matches",
        figures=words.count("figures", len(matching)),
        all=words.integer(len(table.figures)),
    )
    kept = words.say("filter.subset_kept") if filters != Filters() else ""
    write(tag("p", f"{count}. {kept} {words.say('table.hint')}", class_="note"))
    show_table(matching, names, words, "table")
    for group in matched.filter(pl.col("match") != "match")["match"].unique(maintain_order=True):
        unsaid = matched.filter(pl.col("match") == group)
        with st.expander(f"{words.say(f'match.{group}')}: {words.count('figures', len(unsaid))}"):
            show_table(unsaid, names, words, f"table_{group}")
    _show_chosen(table, ("table", *(f"table_{group}" for group in matched["match"].unique())), words)
    matches_first = pl.concat([matching, matched.filter(pl.col("match") != "match")]).drop("claimant")
    with st.container(horizontal=True):
        for name, frame in (("whole", table.figures.drop("claimant")), ("filtered", matches_first)):
            st.download_button(
                words.say(f"table.{name}"),
                lambda frame=frame: spreadsheet_csv(frame),
                f"hasila-{name}.csv",
                "text/csv",
                on_click="ignore",
                key=f"download_{name}",
            )


def _show_chosen(table: Table, places: tuple[str, ...], words: Words) -> None:
    """The sentence of the figure of the view, if it was chosen in one of these places; from a link it comes first."""
    figure_id = st.session_state["figure"]
    if not figure_id or st.session_state.get("chosen_in", "link") not in places:
        return
    close = tag("a", words.say("evidence.close"), href=link_to(figure=""), target="_self")
    heading(words.say("evidence.heading"), close)
    found = table.figures.filter(pl.col("figure_id") == figure_id)
    if found.is_empty():
        write(tag("p", words.say("evidence.unknown", figure=figure_id), class_="note"))
    else:
        show_evidence(table, found.row(0, named=True), words)
