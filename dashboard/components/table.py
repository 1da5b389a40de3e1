"""The table of figures, as a data frame: the one widget that shows many untrusted words and runs none of them."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from dashboard.components.view import choose_figure
from dashboard.lean import newest
from dashboard.marks import describe_number
from dashboard.tables.claimants import stated_by
from dashboard.tables.names import place_name
from dashboard.words import Words

FIELDS = ("figure", "measure", "source", "as_of", "population", "tally", "place", "publisher", "quote")
WIDTHS = {"figure": 150, "source": 240, "place": 120, "publisher": 110}  # pixels; the others as wide as they need
# A table is drawn from the left on the Arabic page too, where a cell that is cut shows its end: on a telephone number,
# measure and source have to be seen whole.
ARABIC_WIDTHS = WIDTHS | {"figure": 118, "source": 132}
PAGE = 200  # rows that are sent to the browser at once


def show_table(
    figures: pl.DataFrame,
    names: dict[str, str],
    words: Words,
    key: str,
    fields=FIELDS,
    rows: Callable[[pl.DataFrame], pl.DataFrame] | None = None,
) -> None:
    """Draw figures as a table, a page at a time: rows in their order, or figures in short, newest first, where `rows`
    makes rows of a page of them.

    A row that is chosen becomes the figure of the view, and `chosen_in` says where.
    """
    pages = -(-len(figures) // PAGE)
    page = st.pagination(pages, key=f"{key}_page") if pages > 1 else 1
    shown = slice((page - 1) * PAGE, page * PAGE)
    figures = rows(figures[newest(figures)[shown]]) if rows else figures[shown]
    ids = figures["figure_id"].to_list()

    def choose() -> None:
        rows = st.session_state[key].selection.rows
        choose_figure(ids[rows[0]] if rows else "", key)

    widths = ARABIC_WIDTHS if words.rtl else WIDTHS
    st.dataframe(
        readable(figures, names, words, fields).to_arrow(),  # Streamlit takes another way, over pandas, with Polars
        key=key,
        hide_index=True,
        on_select=choose,
        selection_mode="single-row",
        column_config={
            **{words.say(f"field.{name}"): st.column_config.TextColumn(width=room) for name, room in widths.items()},
            words.say("field.as_of"): st.column_config.DateColumn(format="YYYY-MM-DD"),
        },
        placeholder=words.say("evidence.not_stated"),
        alt=words.say("table.alt", figures=words.count("figures", len(ids))),
    )


def show_folded_table(label: str, figures: pl.DataFrame, names: dict[str, str], words: Words, key: str, **how) -> None:
    """A table under its label, as `show_table` draws it, once a reader unfolds it."""
    fold = st.expander(label, key=f"{key}_fold", on_change="rerun")
    if fold.open:
        with fold:
            show_table(figures, names, words, key, **how)


def readable(figures: pl.DataFrame, names: dict[str, str], words: Words, fields=FIELDS) -> pl.DataFrame:
    """The figures in words, a column a field. What is not stated stays empty."""
    fields = [name for name in fields if name != "measure" or figures["measure"].n_unique() > 1]
    rows = [[_cell(name, figure, names, words) for name in fields] for figure in figures.iter_rows(named=True)]
    kinds = {name: figures.schema.get(name) for name in fields}
    schema = {
        words.say(f"field.{name}"): kind if kind in (pl.Date, pl.Int64) else pl.String for name, kind in kinds.items()
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _cell(name: str, figure: dict, names: dict[str, str], words: Words) -> object:
    match name:
        case "figure":
            return describe_number(figure | {"population": "people"}, words)
        case "measure":
            return words.measure(figure[name])
        case "tally" | "status" | "qualifier" | "review":
            return words.say(f"{name}.{figure[name]}")
        case "recorded_at":
            return figure[name] and f"{figure[name]:%Y-%m-%d %H:%M} UTC"
        case "rules":
            return " ".join(figure[name])
        case "population":
            return words.group(figure[name])
        case "source":
            return stated_by(figure, names)
        case "place":
            return (figure[name] and place_name(figure[name], words.language)) or figure["place_text"]
        case _:
            return figure[name]
