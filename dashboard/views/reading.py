"""Paste an article or drop its file: its figures appear in place; put them right, keep them, store or download them."""

from datetime import date

import streamlit as st

from dashboard.components.article import show_text
from dashboard.components.aside import keep_aside, show_aside
from dashboard.components.citations import show_citations
from dashboard.components.correction import show_correction
from dashboard.components.evidence import quote_with_mark, show_fields
from dashboard.components.listing import show_downloads
from dashboard.components.markup import heading, tag, write
from dashboard.components.storing import show_storing
from dashboard.components.view import settle
from dashboard.filtering import Filters
from dashboard.marks import describe_number
from dashboard.tables import Table
from dashboard.tables.given import KINDS, PRINTED, BrokenRules, article_of, article_of_file, put_right, read_given
from dashboard.tables.storing import make_offer
from dashboard.words import Words

LONGEST = 200_000  # characters; far above any article


def show_reading(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    write(tag("p", words.say("reading.intro"), class_="note"))
    text, said = _given_text(words)
    printed = said | {name: value for name, value in _given_print(words).items() if value}
    st.button(words.say("reading.read"), type="primary")  # to leave the field is enough, but who knows that?
    if len(text) > LONGEST:
        write(tag("p", words.say("reading.cut", n=words.integer(LONGEST)), class_="note"))
    if text.strip():
        article = article_of(text[:LONGEST], **printed)
        read, explained = read_given(article)
        _show_read(_put_right(read, words), read, words)
        with st.expander(words.say("reading.explain")):
            st.code(explained, language=None, wrap_lines=True)
    show_aside(words)


def _given_text(words: Words) -> tuple[str, dict]:
    """The text that was pasted, or else that of the file that was dropped, and what a page says of itself."""
    paste, drop = st.columns([3, 2], gap="large")
    with paste:
        pasted = st.text_area(words.say("reading.text"), height=180, key="given_text")
    with drop:
        file = st.file_uploader(words.say("reading.file"), type=list(KINDS), key="given_file", max_upload_size=2)
    if pasted.strip() or file is None:
        return pasted, {}
    article = article_of_file(file.getvalue(), file.name)
    if article is None:
        write(tag("p", words.say("reading.unreadable"), class_="note", role="alert"))
        return "", {}
    said = {name: value for name in PRINTED if (value := getattr(article, name))}
    if said:
        told = [
            words.day(said[name]) if name == "published" else said[name]
            for name in ("publisher", "title", "published")
            if name in said
        ]
        write(tag("p", words.say("reading.said", said=words.comma.join(map(words.isolate, told))), class_="note"))
    return article.text, said


def _given_print(words: Words) -> dict:
    """When and where the article was printed, as far as the reader says."""
    with st.container(horizontal=True, key="printed"):
        published = st.date_input(
            words.say("reading.published"), None, date(1900, 1, 1), date.today(), key="given_day", format="YYYY-MM-DD"
        )
        texts = {
            name: st.text_input(words.say(f"field.{name}"), key=f"given_{name}", max_chars=500).strip() or None
            for name in ("publisher", "title", "url")
        }
    if texts["url"] and not texts["url"].startswith(("https://", "http://")) or " " in (texts["url"] or ""):
        write(tag("p", words.say("reading.no_url"), class_="note", role="alert"))
        texts["url"] = None
    return texts | {"published": published, "published_basis": published and "supplied"}


def _put_right(read: Table, words: Words) -> Table:
    """The figures as the reader put them right, unless that no longer goes with how the text is read."""
    changes = st.session_state.setdefault("given_changes", {})
    left_out = st.session_state.setdefault("given_left_out", set())
    try:
        return put_right(read, changes, left_out)
    except BrokenRules as broken:
        _say_broken("correct.lapsed", broken, words)
        for figure_id in read.figures["figure_id"]:
            changes.pop(figure_id, None)
        return put_right(read, changes, left_out)


def _show_read(given: Table, read: Table, words: Words) -> None:
    """The text with its figures, the one that is looked at, and what can be done with all of them."""
    figures = given.figures
    (article,) = given.articles.values()
    heading(words.say("reading.found", figures=words.count("figures", len(figures))))
    text, beside = st.columns([3, 2], gap="large")
    with beside:
        figure = _choose(given, words)
        if figure:
            _show_figure(given, read, figure, words)
        _show_left_out(read, words)
    with text:
        show_text(given, article.id, figures, figure, words, linked=False)
    if len(figures):
        _show_taking(given, read, words)


def _choose(given: Table, words: Words) -> dict | None:
    """The figure that is looked at, at first the first of the text."""
    rows = {row["figure_id"]: row for row in given.figures.sort("start").iter_rows(named=True)}
    if not rows:
        write(tag("p", words.say("reading.none"), class_="note"))
        return None
    order = list(rows)
    said = {
        name: f"{order.index(name) + 1}. {describe_number(row, words)} · {words.measure(row['measure'])}"
        for name, row in rows.items()
    }
    settle("given_figure", order, order[0])
    return rows[st.selectbox(words.say("reading.figure"), order, key="given_figure", format_func=said.get)]


def _show_figure(given: Table, read: Table, figure: dict, words: Words) -> None:
    """A figure's sentence, what to copy, and the form to put it right."""
    figure_id, changes = figure["figure_id"], st.session_state["given_changes"]
    write(tag("p", words.heading(figure), class_="measure"), quote_with_mark(given, figure))
    if figure_id in changes:
        write(tag("p", words.say("reading.put_right"), class_="note"))
    show_citations(given, figure, words)
    with st.expander(words.say("correct.open")):
        sent = show_correction(figure, words, "given", words.say("correct.apply"))
        if sent:
            _change(read, figure_id, changes.get(figure_id, {}) | sent, words)
        if figure_id in changes and st.button(words.say("correct.undo"), key="given_undo"):
            del changes[figure_id]
            st.rerun()
        if st.button(words.say("correct.leave_out"), key="given_leave_out"):
            st.session_state["given_left_out"].add(figure_id)
            st.rerun()
    with st.expander(words.say("evidence.fields")):
        show_fields(figure, words)


def _change(read: Table, figure_id: str, change: dict, words: Words) -> None:
    """Take a change up, unless a rule of the table would break."""
    changes = st.session_state["given_changes"] | {figure_id: change}
    try:
        put_right(read, changes, st.session_state["given_left_out"])
    except BrokenRules as broken:
        _say_broken("correct.broken", broken, words)
    else:
        st.session_state["given_changes"] = changes
        st.rerun()


def _say_broken(label: str, broken: BrokenRules, words: Words) -> None:
    rules = words.comma.join(words.isolate(words.say(f"rule.{rule}")) for rule in broken.rules)
    write(tag("p", words.say(label, rule=rules), class_="note", role="alert"))


def _show_left_out(read: Table, words: Words) -> None:
    """How many figures the reader left out, and the way back."""
    left_out = st.session_state["given_left_out"] & set(read.figures["figure_id"])
    if left_out:
        write(tag("p", words.say("reading.left_out", figures=words.count("figures", len(left_out))), class_="note"))
        if st.button(words.say("reading.take_back"), key="given_take_back"):
            st.session_state["given_left_out"] -= left_out
            st.rerun()


def _show_taking(given: Table, read: Table, words: Words) -> None:
    """Keep the figures aside, download them, or store them."""
    heading(words.say("reading.take"))
    with st.container(horizontal=True):
        if st.button(words.say("aside.keep"), key="given_keep"):
            keep_aside(given, set(st.session_state["given_changes"]))
        show_downloads({"read": lambda: given.figures}, words)
    corrections = set(st.session_state["given_changes"]) & set(given.figures["figure_id"])
    offer = make_offer(given.figures, words.say("pages.reading"), given.articles.values(), corrections)
    show_storing(offer, words, "given_store", words.say("correct.reason"))
