"""Who says what: the claims on each thing side by side, whether they agree, and what does not compare, and why."""

import polars as pl
import streamlit as st

from dashboard.charts import colour_sources
from dashboard.components.evidence import show_chosen
from dashboard.components.markup import heading, tag, write
from dashboard.components.rivals import claim_line, describe_thing, show_rivals
from dashboard.dumbbells import draw_dumbbells
from dashboard.series import Filters, facet, match_figures
from dashboard.tables import Table
from dashboard.tables.claims import agreement, claimant_name, claims
from dashboard.words import Words

MOST = 12  # things in one picture


def show_claims(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    matching = match_figures(table.figures, filters).filter(pl.col("match") == "match")
    show_chosen(table, ("link",), words)
    made = claims(matching)
    shown = made.select(
        "claim_id", "claimant", "source_text", "as_of", "figure_id", "qualifier", "value_min", "value_max"
    )
    things = agreement(made).join(shown, on="claim_id")
    if things.is_empty():
        write(tag("p", words.say("page.no_match"), class_="note"))
        return
    things = things.sort("sources", "claims", "as_of", descending=True, nulls_last=True)
    _show_compared(things, made, words)
    heading(words.say("claims.all"))
    write(tag("p", words.say("claims.rule"), class_="note"))
    chosen = _show_things(things, words)
    if chosen:
        _show_thing(chosen, made, words)


def _show_compared(things: pl.DataFrame, made: pl.DataFrame, words: Words) -> None:
    """The things that two or more sources state, a row each with a dot for each source."""
    heading(words.say("claims.compared"))
    counts = facet(things, "verdict")
    said = words.comma.join(f"{words.say(f'verdict.{name}')}: {words.integer(n)}" for name, n in counts.items())
    write(tag("p", said, class_="note"))
    compared = things.filter(pl.col("sources") > 1).head(MOST)
    if compared.is_empty():
        write(tag("p", words.say("claims.none"), class_="note"))
        return
    for measure in compared["measure"].unique(maintain_order=True):  # one measure a picture: they share no axis
        rows = compared.filter(pl.col("measure") == measure)
        dots = [
            dot | {"thing": describe_thing(thing, words), "verdict": words.say(f"verdict.{thing['verdict']}")}
            for thing in rows.iter_rows(named=True)
            for dot in _dots(made, thing["listed"], words)
        ]
        colours = colour_sources(sorted({dot["source"] for dot in dots}))
        title = words.say(f"measure.{measure}")
        alt = words.say("chart.alt", title=title, marks="; ".join(f"{dot['source']}: {dot['number']}" for dot in dots))
        st.altair_chart(draw_dumbbells(dots, title, colours, words), theme=None, alt=alt)


def _dots(made: pl.DataFrame, listed: list[str], words: Words) -> list[dict]:
    named = made.filter(pl.col("claim_id").is_in(listed) & pl.col("claimant").is_not_null())
    return [
        {
            "source": words.isolate(claimant_name(row, words.language)),
            "number": words.number(row),
            "low": row["value_min"] or row["value_max"],
            "high": row["value_max"] if row["qualifier"] == "range" else row["value_min"] or row["value_max"],
            "open": row["qualifier"] in ("at_least", "at_most", "magnitude"),
        }
        for row in named.iter_rows(named=True)
    ]


def _show_things(things: pl.DataFrame, words: Words) -> dict | None:
    """The things as a table; gives the one that is chosen."""
    rows = [
        (
            words.measure(thing["measure"]),
            describe_thing(thing, words),
            words.number(thing),
            claimant_name(thing, words.language),
            words.day(thing["as_of"]),
            thing["sources"],
            thing["claims"],
            words.say(f"verdict.{thing['verdict']}"),
            words.say(f"chosen.{thing['rule']}"),
        )
        for thing in things.iter_rows(named=True)
    ]
    names = ("field.measure", "claims.thing", "claims.shown", "field.source", "field.as_of")
    schema = dict.fromkeys(map(words.say, names), pl.String)
    schema |= dict.fromkeys(map(words.say, ("claims.sources", "claims.count")), pl.Int64)
    schema |= dict.fromkeys(map(words.say, ("claims.verdict", "claims.by")), pl.String)
    event = st.dataframe(
        pl.DataFrame(rows, schema=schema, orient="row"),
        key="things",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt=words.say("method.alt", rows=words.integer(len(rows))),
        placeholder=words.say("evidence.not_stated"),
    )
    picked = event.selection.rows
    return things.row(picked[0], named=True) if picked else None


def _show_thing(thing: dict, made: pl.DataFrame, words: Words) -> None:
    """The claims on a thing, and what else is said that cannot be compared with it."""
    heading(describe_thing(thing, words))
    listed = made.filter(pl.col("claim_id").is_in(thing["listed"]))
    write(tag("ul", *(claim_line(row, None, words) for row in listed.iter_rows(named=True))))
    show_rivals(made, thing["claim_id"], words)
