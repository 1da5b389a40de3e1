"""The figures that match, the counted groups of those that leave unsaid what was asked, and both to download."""

import polars as pl
import streamlit as st

from dashboard.components.evidence import show_chosen
from dashboard.components.markup import tag, write
from dashboard.components.table import FIELDS, show_table
from dashboard.tables import Table, spreadsheet_csv
from dashboard.words import Words


def show_listing(
    table: Table, matched: pl.DataFrame, filtered: bool, names: dict[str, str], words: Words, fields=FIELDS
) -> None:
    """Draw figures with the column `match` as tables, a table a group, with the evidence of the one that is chosen."""
    matching = matched.filter(pl.col("match") == "match")
    count = words.say(
        "filter.matches", figures=words.count("figures", len(matching)), all=words.integer(len(table.figures))
    )
    kept = words.say("filter.subset_kept") if filtered else ""
    write(tag("p", f"{count}. {kept} {words.say('table.hint')}", class_="note"))
    show_table(matching, names, words, "table", fields)
    groups = matched.filter(pl.col("match") != "match")["match"].unique(maintain_order=True).to_list()
    for group in groups:
        unsaid = matched.filter(pl.col("match") == group)
        with st.expander(f"{words.say(f'match.{group}')}: {words.count('figures', len(unsaid))}"):
            show_table(unsaid, names, words, f"table_{group}", fields)
    show_chosen(table, ("table", *(f"table_{group}" for group in groups)), words)
    matches_first = pl.concat([matching, matched.filter(pl.col("match") != "match")])
    show_downloads({"whole": table.figures, "filtered": matches_first}, words)


def show_downloads(frames: dict[str, pl.DataFrame], words: Words) -> None:
    """A button each to download figures as a CSV file that a spreadsheet opens right."""
    with st.container(horizontal=True):
        for name, frame in frames.items():
            st.download_button(
                words.say(f"table.{name}"),
                lambda frame=frame: spreadsheet_csv(frame.drop("claimant")),
                f"hasila-{name}.csv",
                "text/csv",
                on_click="ignore",
                key=f"download_{name}",
            )
