"""The figures that match, the counted groups of those that leave unsaid what was asked, and both to download."""

from collections.abc import Callable
from datetime import UTC, datetime

import polars as pl
import streamlit as st

from dashboard.components.evidence import show_chosen
from dashboard.components.markup import tag, write
from dashboard.components.table import FIELDS, show_folded_table, show_table
from dashboard.components.view import link_to
from dashboard.filtering import parted
from dashboard.tables import Table, as_exported, spreadsheet_csv
from dashboard.tables.packages import package
from dashboard.words import Words

Find = Callable[[], pl.DataFrame]  # finds figures when they are downloaded: a page that waits holds no copy of them


def show_matches(table: Table, matched: pl.DataFrame, narrowed: bool, names: dict[str, str], words: Words) -> None:
    """Draw figures in short with the column `match` as counts that unfold into tables, and the way to the page that
    searches and downloads them. `narrowed` is whether filters made the column.
    """
    matching, beside = parted(matched)
    _count(table, matching, narrowed, tag("a", words.say("table.page"), href=link_to("figures"), target="_self"), words)
    label = words.say("table.matching", n=words.integer(len(matching)))
    show_folded_table(label, matching, names, words, "table", rows=table.rows)
    _show_beside(table, beside, names, words)


def show_listing(
    table: Table, matched: pl.DataFrame, find: Find, filtered: str, names: dict[str, str], words: Words, fields=FIELDS
) -> None:
    """Draw figures in short with the column `match` as tables, a table a group, with the evidence of the one chosen.

    `find` finds their rows in the table; `filtered` says in words how they were narrowed, empty where they were not.
    """
    matching, beside = parted(matched)
    _count(table, matching, bool(filtered), words.say("table.hint"), words)
    show_table(matching, names, words, "table", fields, table.rows)
    _show_beside(table, beside, names, words, fields=fields)
    show_downloads({"whole": lambda: table.figures, "filtered": lambda: pl.concat(parted(find()))}, words)
    show_packages({"zip_whole": (lambda: table.figures, ""), "zip_filtered": (find, filtered)}, words)


def _count(table: Table, matching: pl.DataFrame, narrowed: bool, then: str, words: Words) -> None:
    figures, every = words.count("figures", len(matching)), words.integer(len(table))
    kept = words.say("filter.subset_kept") if narrowed else ""
    said = words.say("filter.matches", figures=figures, all=every)
    write(tag("p", f"{said}. {kept} ", then, class_="note matches"))


def _show_beside(table: Table, beside: pl.DataFrame, names: dict[str, str], words: Words, **how) -> None:
    """The groups of those that leave unsaid what was asked, and the evidence of a figure chosen in any table here."""
    groups = beside["match"].unique(maintain_order=True).to_list()
    for group in groups:
        unsaid = beside.filter(pl.col("match") == group)
        label = f"{words.say(f'match.{group}')}: {words.count('figures', len(unsaid))}"
        show_folded_table(label, unsaid, names, words, f"table_{group}", rows=table.rows, **how)
    show_chosen(table, ("table", *(f"table_{group}" for group in groups)), words)


def show_downloads(finds: dict[str, Find], words: Words) -> None:
    """A button each to download figures as a CSV file that a spreadsheet opens right."""
    with st.container(horizontal=True):
        for name, find in finds.items():
            st.download_button(
                words.say(f"table.{name}"),
                lambda find=find: spreadsheet_csv(as_exported(find())),
                f"hasila-{name}.csv",
                "text/csv",
                on_click="ignore",
                key=f"download_{name}",
            )


def show_packages(finds: dict[str, tuple[Find, str]], words: Words) -> None:
    """A button each to download figures as a package to cite, with how they were narrowed in words."""
    with st.container(horizontal=True):
        for name, (find, filtered) in finds.items():
            st.download_button(
                words.say(f"table.{name}"),
                lambda find=find, filtered=filtered: package(find(), datetime.now(UTC).date(), filtered),
                f"hasila-{name.removeprefix('zip_')}.zip",
                "application/zip",
                on_click="ignore",
                key=f"download_{name}",
            )
