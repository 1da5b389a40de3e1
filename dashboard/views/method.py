"""How to read this: how figures are made, the rules of the field, how often the machine errs, codebook, sources."""

import polars as pl
import streamlit as st

from dashboard.components.markup import heading, tag, write
from dashboard.filtering import Filters
from dashboard.tables import Table
from dashboard.tables.method import read_accuracy, read_changes, read_codebook
from dashboard.tables.names import source_name, source_parent
from dashboard.words import Words


def show_method(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    for section in ("made", "rules"):
        heading(words.say(f"method.{section}"))
        write(tag("ul", *(tag("li", words.say(f"{section}.{term}")) for term in words.terms(section)), class_="method"))
    _show_accuracy(words)
    _show_codebook(words)
    _show_sources(table, words)
    for section in ("licence", "cite"):
        heading(words.say(f"method.{section}"))
        write(tag("p", words.say(f"method.{section}_text")))
    heading(words.say("method.changes"))
    with st.expander(words.say("method.changes_open")):
        st.text(read_changes())


def _show_accuracy(words: Words) -> None:
    accuracy = read_accuracy()
    heading(words.say("method.accuracy"))
    write(
        tag(
            "p",
            words.say(
                "method.accuracy_text",
                day=words.day(accuracy["measured"]),
                articles=words.count("articles", accuracy["articles"]),
                figures=words.count("figures", accuracy["figures"]),
            ),
        )
    )
    rows = [
        (words.say(f"accuracy.{name}"), f"{right:.0%}", f"{1 - right:.0%}") for name, right in accuracy["right"].items()
    ]
    _show_rows(dict.fromkeys(("method.what", "method.right", "method.wrong"), pl.String), rows, words)


def _show_codebook(words: Words) -> None:
    """What each column and value means: in English as the model says it, in Arabic as the labels do."""
    heading(words.say("method.codebook"))
    book = read_codebook()
    columns = [
        (name, words.say(f"field.{name}"), words.say(f"meaning.{name}") if words.rtl else meaning, example)
        for name, meaning, example, _ in book
    ]
    names = ("method.column", "method.label", "method.meaning", "method.example")
    _show_rows(dict.fromkeys(names, pl.String), columns, words)
    allowed = [
        (name, value, words.say(f"{name}.{value}"), meaning)
        for name, _, _, values in book
        for value, meaning in values.items()
    ]
    names = ("method.column", "method.value", "method.label", "method.meaning")
    told = 3 if words.rtl else 4
    with st.expander(words.say("method.allowed")):
        _show_rows(dict.fromkeys(names[:told], pl.String), [row[:told] for row in allowed], words)


def _show_sources(table: Table, words: Words) -> None:
    heading(words.say("method.sources"))
    write(tag("p", words.say("method.sources_text")))
    names = table.names[words.language]
    rows = [
        (
            names[claimant],
            _name(source_parent(claimant), words),
            count,
        )
        for claimant, count in table.counts["claimant"].items()
    ]
    kinds = dict.fromkeys(("field.source", "method.parent"), pl.String) | {"method.figures": pl.Int64}
    _show_rows(kinds, rows, words)


def _name(source: str | None, words: Words) -> str | None:
    return source and source_name(source, words.language)


def _show_rows(schema: dict[str, pl.DataType], rows: list[tuple], words: Words) -> None:
    named = {words.say(label): kind for label, kind in schema.items()}
    alt = words.say("method.alt", rows=words.integer(len(rows)))
    st.dataframe(
        pl.DataFrame(rows, schema=named, orient="row"), hide_index=True, alt=alt, height="content", placeholder=""
    )
