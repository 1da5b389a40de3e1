"""An article with every figure marked where it stands, and of a chosen one all that was read out of it."""

from dataclasses import asdict

import polars as pl
import streamlit as st

from dashboard.components.article import show_text
from dashboard.components.citations import relatives, show_citations
from dashboard.components.evidence import quote_with_mark, show_fields
from dashboard.components.markup import heading, tag, write
from dashboard.components.rivals import show_rivals
from dashboard.components.view import choose_figure, link_to
from dashboard.filtering import Filters
from dashboard.marks import describe_number
from dashboard.tables import Table
from dashboard.tables.claims import around, claim_of, claims
from dashboard.tables.names import source_name
from dashboard.tables.versions import read_version, replaced_at
from dashboard.words import Words

OFFERED = 300  # articles to choose from; more a browser would have to hold


def show_article(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    chosen = table.figures.filter(pl.col("figure_id") == st.session_state["figure"]).to_dicts()
    if st.session_state["figure"] and not chosen:
        write(tag("p", words.say("evidence.unknown", figure=st.session_state["figure"]), class_="note"))
    figure = _version(chosen[0], words) if chosen else None
    article_id = _choose_article(table, figure, words)
    figures = table.figures.filter(pl.col("article_id").eq_missing(article_id))
    text, beside = st.columns([3, 2], gap="large")  # on a telephone the figure comes first: see style.css
    with text:
        show_text(table, article_id, figures, figure, words)
    with beside:
        if figure is None:
            write(tag("p", words.say("evidence.pick" if len(figures) else "evidence.no_figures"), class_="note"))
        else:
            _show_figure(table, figure, words)


def _version(figure: dict, words: Words) -> dict:
    """The figure as the version of the view has it, with a note where that is no longer what holds."""
    row_id = st.session_state["row"]
    if row_id in ("", figure["row_id"]):
        return figure
    older = read_version(figure["figure_id"], row_id)
    if older is None:
        write(tag("p", words.say("evidence.lost"), class_="note", role="status"))
        return figure
    replaced = replaced_at(figure["figure_id"], row_id)
    current = tag("a", words.say("evidence.current"), href=link_to(figure=figure["figure_id"]), target="_self")
    said = words.say("evidence.older", day=words.day(replaced.date()) if replaced else words.day(None))
    write(tag("p", said, " ", current, class_="note", role="status"))
    return older


def _choose_article(table: Table, figure: dict | None, words: Words) -> str | None:
    """The article that is read: that of the chosen figure, else the one chosen, at first the one with most figures."""
    counts = table.articles_by_figures
    ids = list(counts)[:OFFERED]
    if figure and figure["article_id"] is None:  # entered by a person, without its article
        return None
    st.session_state["article"] = figure["article_id"] if figure else st.session_state["article"]
    if st.session_state["article"] not in counts:
        st.session_state["article"] = ids[0]
    if st.session_state["article"] not in ids:
        ids.append(st.session_state["article"])

    def leave_figure() -> None:
        choose_figure("", "")

    offered = table.figures.filter(pl.col("article_id").is_in(ids))
    titles = {row["article_id"]: row for row in offered.unique("article_id").iter_rows(named=True)}
    titles |= {name: asdict(table.articles[name]) for name in ids if name in table.articles}

    def label(name: str) -> str:
        publisher = titles[name]["publisher"] or words.say("evidence.no_publisher")
        title = titles[name]["title"] or words.day(titles[name]["published"])
        return f"{words.isolate(publisher)}: {words.isolate(title)} ({counts[name]})"

    if len(counts) > OFFERED:
        said = words.say("evidence.offered", n=words.integer(OFFERED), all=words.integer(len(counts)))
        write(tag("p", said, class_="note"))
    return st.selectbox(
        words.say("evidence.article"),
        ids,
        key="article",
        on_change=leave_figure,
        format_func=label,
    )


def _show_figure(table: Table, figure: dict, words: Words) -> None:
    names = table.names[words.language]
    heading(
        describe_number(figure, words), tag("a", words.say("evidence.close"), href=link_to(figure=""), target="_self")
    )
    write(tag("p", words.heading(figure), class_="measure"), quote_with_mark(table, figure))
    version = link_to("evidence", figure=figure["figure_id"], row=figure["row_id"])
    ways = [tag("a", words.say("evidence.version"), href=version, target="_self")]
    if figure["article_id"] in table.articles:
        ways.append(tag("a", words.say("evidence.jump"), href=f"#{figure['figure_id']}"))
    write(tag("p", *ways, class_="ways"))
    whole, parts = relatives(table, figure)
    for label, others in (("whole", [whole] if whole else []), ("parts", parts)):
        if others:
            linked = [
                tag(
                    "li",
                    tag(
                        "a",
                        describe_number(one, words),
                        href=link_to(figure=one["figure_id"], article=""),
                        target="_self",
                    ),
                )
                for one in others
            ]
            write(tag("h3", words.say(f"evidence.{label}")), tag("ul", *linked))
    write(tag("h3", words.say("evidence.chain")), _chain(figure, names, words))
    show_citations(table, figure, words)
    near = around(table, pl.DataFrame([figure], schema=table.figures.schema, strict=False))
    show_rivals(claims(near), claim_of(near, figure["figure_id"]), len(table.articles), words)
    write(tag("h3", words.say("evidence.fields")))
    show_fields(figure, words)


def _chain(figure: dict, names: dict[str, str], words: Words):
    """Who stated it, who passed it on, who printed it; each is stated or not."""
    known = names.get(figure["claimant"])
    relay = source_name(figure["relayed_by"], words.language) if figure["relayed_by"] else figure["relayed_by_text"]
    links = (("claimant", known), ("relay", relay), ("printer", figure["publisher"]))
    steps = [
        tag(
            "li",
            tag("small", words.say(f"evidence.{step}")),
            tag("bdi", name) if name else tag("em", words.say("evidence.not_stated")),
        )
        for step, name in links
    ]
    return tag("ol", *steps, class_="chain")
