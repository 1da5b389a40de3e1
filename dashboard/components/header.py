"""What stands on top of every page: what was read, and how far to trust it."""

import streamlit as st

from dashboard.charts import STATIC
from dashboard.components.markup import tag, write
from dashboard.components.view import current_view, link_to, recorded_by
from dashboard.tables import Table
from dashboard.words import LANGUAGES, Words


def use_style(words: Words) -> None:
    """The style of all pages, and their direction."""
    st.html(STATIC / "style.css")
    if words.rtl:
        st.html(STATIC / "rtl.css")


def show_header(table: Table | None, pages: list, words: Words) -> None:
    """Draw the name, the switch of languages, the way to each page, what was read, and that it is not verified."""
    other = next(language for language in LANGUAGES if language != words.language)
    switch = tag("a", LANGUAGES[other], href=link_to(lang=other), target="_self", lang=other, hreflang=other)
    write(
        tag("header", tag("h1", words.say("page.name")), switch, class_="top"),
    )
    view = current_view()
    with st.container(horizontal=True, key="pages"):
        for one in pages:
            st.page_link(one, query_params=view)
    write(
        tag("p", tag("strong", words.say("page.unverified")), " · ", words.say("page.undercount"), class_="unverified"),
        tag("p", describe_reading(table, words) if table else "", class_="read"),
    )
    if day := recorded_by():
        now = tag("a", words.say("page.now"), href=link_to(recorded=""), target="_self")
        said = words.say("page.recorded", day=words.day(day))
        write(tag("p", said, " ", now if st.session_state["recorded"] else None, class_="recorded", role="status"))


def describe_reading(table: Table, words: Words) -> str:
    """What was read, in a line."""
    extent, number = table.extent, len(table)
    read = words.say(
        "page.read",
        figures=words.count("figures", number),
        articles=words.count("articles", extent.articles),
        publishers=words.count("publishers", extent.publishers),
        days=words.days(*extent.days) if extent.days else words.say("match.date_not_stated"),
    )
    for claimant, most in list(table.counts["claimant"].items())[:1]:
        name = table.names[words.language][claimant]
        read += words.say(
            "page.share", count=words.integer(most), all=words.integer(number), source=words.isolate(name)
        )
    return read
