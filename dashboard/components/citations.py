"""A figure in a sentence, and where it was printed, to copy in both languages."""

import polars as pl
import streamlit as st

from dashboard.citation import cite_article, cite_sentence
from dashboard.components.markup import tag, write
from dashboard.series import parts_of
from dashboard.tables import Table
from dashboard.tables.names import place_name, source_name
from dashboard.words import LANGUAGES, Words


def show_citations(table: Table, figure: dict, words: Words) -> None:
    """The sentence and the citation to copy, each in both languages, that of the page first."""
    whole, parts = relatives(table, figure)
    languages = sorted(LANGUAGES, key=lambda language: language != words.language)
    write(tag("h3", words.say("evidence.sentence")))
    for language in languages:
        spoken = Words(language)
        names = table.names[language]
        place = figure["place"] and place_name(figure["place"], language)
        relay = figure["relayed_by"] and source_name(figure["relayed_by"], language)
        said_by = {
            "source": names.get(figure["claimant"]),
            "relay": relay or figure["relayed_by_text"],
            "place": place or figure["place_text"],
        }
        st.code(cite_sentence(figure, whole, parts, said_by, spoken), language=None, wrap_lines=True)
    write(tag("h3", words.say("evidence.citation")))
    for language in languages:
        st.code(cite_article(figure, Words(language)), language=None, wrap_lines=True)


def relatives(table: Table, figure: dict) -> tuple[dict | None, list[dict]]:
    """The figure that a figure is a part of, or None, and its own parts."""
    wholes = table.figures.filter(pl.col("figure_id") == pl.lit(figure["part_of"], pl.String)).to_dicts()
    return (wholes[0] if wholes else None), parts_of(table.figures, figure["figure_id"]).to_dicts()
