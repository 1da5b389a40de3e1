"""A figure's sentence with its number marked, and what was read out of it."""

import polars as pl
import streamlit as st

from dashboard.components.markup import Markup, heading, tag, write
from dashboard.components.view import link_to
from dashboard.tables import Table
from dashboard.tables.names import place_name, source_name
from dashboard.words import Words

FIELDS = (
    "number_text measure population group_text qualifier status tally source relayed_by place admin1_pcode when_text "
    "event as_of part_of publisher title url published rules figure_id"
).split()


def show_chosen(table: Table, places: tuple[str, ...], words: Words) -> None:
    """The sentence of the figure of the view, if it was chosen in one of these places; from a link it comes first."""
    figure_id = st.session_state["figure"]
    if not figure_id or st.session_state.get("chosen_in", "link") not in places:
        return
    close = tag("a", words.say("evidence.close"), href=link_to(figure=""), target="_self")
    heading(words.say("evidence.heading"), close)
    standing = [table.figures] if table.withdrawn is None else [table.figures, table.withdrawn]
    found = pl.concat(rows.filter(pl.col("figure_id") == figure_id) for rows in standing)
    if found.is_empty():
        write(tag("p", words.say("evidence.unknown", figure=figure_id), class_="note"))
    else:
        show_evidence(table, found.row(0, named=True), words)


def show_evidence(table: Table, figure: dict, words: Words) -> None:
    """Draw the sentence of a figure and, beside it, what was read out of it."""
    said_of_it = {
        "withdrawn": figure["review"] == "withdrawn",
        "unmarked": find_number(table, figure) is None,
        "entered": figure["origin"] == "entered",
    }
    notes = [note for note, holds in said_of_it.items() if holds]
    said = [tag("p", words.say(f"evidence.{note}"), class_="note") for note in notes]
    article = tag("a", words.say("evidence.open"), href=link_to("evidence", figure=figure["figure_id"]), target="_self")
    write(
        tag(
            "section",
            tag("div", quote_with_mark(table, figure), *said, article),
            _fields(figure, words),
            class_="evidence",
        )
    )


def show_fields(figure: dict, words: Words) -> None:
    """Draw what was read out of a figure's sentence, and name what it leaves out."""
    write(_fields(figure, words))


def _fields(figure: dict, words: Words) -> Markup:
    values = {words.say(f"field.{name}"): field_value(name, figure, words) for name in FIELDS}
    stated = [tag("div", tag("dt", label), tag("dd", value, dir="auto")) for label, value in values.items() if value]
    unstated = words.comma.join(label for label, value in values.items() if not value)
    if unstated:
        stated.append(tag("div", tag("dt", words.say("evidence.unstated")), tag("dd", unstated), class_="unstated"))
    return tag("dl", *stated, class_="fields")


def find_number(table: Table, figure: dict) -> tuple[int, int] | None:
    """Where the number stands in the quote: by its offsets in the article, else where it occurs only once."""
    quote, number = figure["quote"], figure["number_text"]
    article = table.articles.get(figure["article_id"])
    if article and figure["start"] is not None and article.text[figure["start"] : figure["end"]] == number:
        begin = article.text.find(quote, max(0, figure["end"] - len(quote)))
        if 0 <= begin <= figure["start"]:
            return figure["start"] - begin, figure["end"] - begin
    if quote.count(number) == 1:
        return quote.index(number), quote.index(number) + len(number)
    return None


def quote_with_mark(table: Table, figure: dict) -> Markup:
    """The sentence of a figure, its number marked where it is known which one it is."""
    quote, marked = figure["quote"], find_number(table, figure)
    start, end = marked or (len(quote), len(quote))
    number = tag("mark", quote[start:end]) if marked else ""
    return tag("p", quote[:start], number, quote[end:], dir="rtl", lang="ar", class_="quote")


def field_value(name: str, figure: dict, words: Words) -> str | Markup | None:
    """A field of a figure in words; None where it is not stated."""
    match name:
        case "measure" | "population" | "qualifier" | "status" | "tally":
            value = words.say(f"{name}.{figure[name]}")
        case "source" | "relayed_by":
            known = figure[name] and source_name(figure[name], words.language)
            value = " · ".join(filter(None, (figure[f"{name}_text"], known)))
        case "place":
            value = _place(figure, words)
        case "admin1_pcode":
            value = figure[name] and f"{place_name(figure[name], words.language)} · {figure[name]}"
        case "event":
            value = _event(figure, words)
        case "as_of" | "published":
            basis = figure[f"{name}_basis"]
            known_by = f" ({words.say(f'{name}_basis.{basis}')})" if basis else ""
            value = figure[name] and words.day(figure[name]) + known_by
        case "part_of":
            value = figure[name] and tag("a", figure[name], href=link_to(figure=figure[name]), target="_self")
        case "url" if (figure[name] or "").startswith(("https://", "http://")):
            value = tag("a", figure[name], href=figure[name], target="_blank", rel="noopener noreferrer")
        case "rules":
            value = " ".join(figure[name] or ())
        case _:
            value = figure[name]
    return value or None


def _event(figure: dict, words: Words) -> str | None:
    first, last = figure["event_start"], figure["event_end"]
    if first and not last:
        return words.say("evidence.from", day=words.day(first))
    return words.days(first, last) if last else None


def _place(figure: dict, words: Words) -> str | None:
    printed = figure["place_text"]
    known = figure["place"] and place_name(figure["place"], words.language)
    if known and printed and known != printed:
        return words.say("evidence.by_words", name=known, words=printed)
    return printed or known
