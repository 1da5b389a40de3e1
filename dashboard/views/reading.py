"""Paste an article or drop its file: its figures appear in place at once, with what every rule made of each number."""

import streamlit as st

from dashboard.components.article import show_text
from dashboard.components.citations import show_citations
from dashboard.components.evidence import show_evidence
from dashboard.components.listing import show_downloads
from dashboard.components.markup import heading, tag, write
from dashboard.components.table import show_table
from dashboard.series import Filters
from dashboard.tables import Table, claimant_names, read_given
from dashboard.words import Words

LONGEST = 200_000  # characters; far above any article


def show_reading(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    write(tag("p", words.say("reading.intro"), class_="note"))
    text = _given(words)
    with st.container(horizontal=True):
        published = st.date_input(words.say("reading.published"), None, key="given_day", format="YYYY-MM-DD")
        publisher = st.text_input(words.say("field.publisher"), key="given_publisher", max_chars=200)
    if not text.strip():
        return
    given, explained = read_given(text[:LONGEST], published, publisher.strip() or None)
    if len(text) > LONGEST:
        write(tag("p", words.say("reading.cut", n=words.integer(LONGEST)), class_="note"))
    _show_read(given, words)
    with st.expander(words.say("reading.explain")):
        st.code(explained, language=None, wrap_lines=True)


def _given(words: Words) -> str:
    """The text that was pasted, or else that of the file that was dropped."""
    pasted = st.text_area(words.say("reading.text"), height=200, key="given_text")
    file = st.file_uploader(words.say("reading.file"), type=["txt"], key="given_file", max_upload_size=2)
    if pasted.strip() or file is None:
        return pasted
    try:
        return file.getvalue().decode("utf-8-sig")
    except UnicodeDecodeError:
        write(tag("p", words.say("reading.not_utf8"), class_="note"))
        return ""


def _show_read(given: Table, words: Words) -> None:
    figures = given.figures
    names = claimant_names(figures, words.language)
    article_id = next(iter(given.articles))
    heading(words.say("reading.found", figures=words.count("figures", len(figures))))
    if len(figures):
        show_table(figures, names, words, "given_table")
        picked = st.session_state["given_table"].selection.rows
        figure = figures.row(picked[0], named=True) if picked else None
        if figure:
            show_evidence(given, figure, words)
            show_citations(given, figure, words)
        show_downloads({"read": figures}, words)
    else:
        figure = None
        write(tag("p", words.say("reading.none"), class_="note"))
    show_text(given, article_id, figures, figure, words, linked=False)
