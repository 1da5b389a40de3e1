"""The form in which a reader puts a figure right, field by field."""

from datetime import date

import streamlit as st

from dashboard.words import Words

TERMS = ("measure", "population", "qualifier", "status", "tally", "place_relation")  # one of a list
NUMBERS = ("value_min", "value_max")
TEXTS = ("source_text", "relayed_by_text", "place_text")
DAYS = ("event_start", "event_end")
FIELDS = (
    *("measure", "population", "qualifier", "value_min", "value_max", "status", "tally"),
    *("source_text", "relayed_by_text", "place_text", "place_relation", "event_start", "event_end"),
)
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 1, 1)


def show_correction(figure: dict, words: Words, key: str, send: str) -> dict | None:
    """Draw the fields of a figure to be changed; once the form is sent, what was changed."""
    with st.form(f"{key}_{figure['row_id']}", border=False):
        columns = st.columns(2)
        given = {}
        for at, name in enumerate(FIELDS):
            with columns[at % 2]:
                given[name] = _field(name, figure[name], words, f"{key}_{figure['row_id']}_{name}")
        sent = st.form_submit_button(send)
    return {name: value for name, value in given.items() if value != figure[name]} if sent else None


def _field(name: str, value, words: Words, key: str):
    label = words.say(f"field.{name}")
    if name in TERMS:
        terms = [None] * (name == "place_relation") + words.terms(name)
        unstated = words.say("evidence.not_stated")
        at = terms.index(value) if value in terms else 0
        return st.selectbox(
            label, terms, at, key=key, format_func=lambda term: words.say(f"{name}.{term}") if term else unstated
        )
    if name in NUMBERS:
        return st.number_input(label, 1, None, value, 1, key=key)
    if name in DAYS:
        return st.date_input(label, value, EARLIEST, LATEST, key=key, format="YYYY-MM-DD")
    return st.text_input(label, value or "", 300, key=key).strip() or None
