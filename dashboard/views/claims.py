"""Who says what: the claims on each thing side by side, whether they agree, and what does not compare, and why."""

import polars as pl
import streamlit as st

from dashboard.charts import colour_sources
from dashboard.components.evidence import show_chosen
from dashboard.components.markup import heading, tag, write
from dashboard.components.picture import show_picture
from dashboard.components.rivals import claim_line, describe_thing, show_rivals
from dashboard.dumbbells import draw_dumbbells
from dashboard.filtering import Filters, facet
from dashboard.tables import Table
from dashboard.tables.claims import MOST as MOST_FIGURES
from dashboard.tables.claims import agreement, claimant_name, claims
from dashboard.words import Words

MOST = 12  # things in one picture


def show_claims(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    matching = table.look(filters).matching
    show_chosen(table, ("link",), words)
    if len(matching) > MOST_FIGURES:
        counts = {"n": words.integer(len(matching)), "most": words.integer(MOST_FIGURES)}
        write(tag("p", words.say("claims.too_many", **counts), class_="note"))
        return
    made = claims(table.rows_untold(matching.sort("row")))
    shown = made.select(
        "claim_id", "claimant", "source_text", "place_text", "as_of", "figure_id", "qualifier", "value_min", "value_max"
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
        _show_thing(chosen, made, len(table.articles), words)


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
    for (measure, tally), rows in compared.group_by("measure", "tally", maintain_order=True):  # they share no axis
        dots = [
            dot | {"thing": describe_thing(thing, words), "verdict": words.say(f"verdict.{thing['verdict']}")}
            for thing in rows.iter_rows(named=True)
            for dot in _dots(made, thing["listed"], words)
        ]
        colours = colour_sources(sorted({dot["source"] for dot in dots}))
        counted = {"measure": words.counted(measure, tally), "tally": words.say(f"tallies.{tally}")}
        title = words.say("chart.title", **counted)
        alt = words.say("chart.alt", title=title, marks="; ".join(f"{dot['source']}: {dot['number']}" for dot in dots))
        data = made.filter(pl.col("claim_id").is_in(rows["listed"].explode().implode()))
        show_picture(draw_dumbbells(dots, title, colours, words), alt, f"{measure}-{tally}-claims", data, words)


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
            words.number(thing),
            claimant_name(thing, words.language),
            describe_thing(thing, words),
            thing["sources"],
            _range(thing, words),
            words.say(f"verdict.{thing['verdict']}"),
            words.say(f"chosen.{thing['rule']}"),
            words.day(thing["as_of"]),
            thing["claims"],
        )
        for thing in things.iter_rows(named=True)
    ]
    names = ("field.measure", "claims.shown", "field.source", "claims.thing", "claims.sources", "claims.range")
    names += ("claims.verdict", "claims.by", "field.as_of", "claims.count")
    numbers = ("claims.sources", "claims.count")
    schema = {words.say(name): pl.Int64 if name in numbers else pl.String for name in names}
    event = st.dataframe(
        pl.DataFrame(rows, schema=schema, orient="row"),
        key="things",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt=words.say("method.alt", rows=words.integer(len(rows))),
        column_config={
            words.say("claims.shown"): st.column_config.TextColumn(width=100),
            words.say("field.source"): st.column_config.TextColumn(width=150 if words.rtl else 200),  # as ARABIC_WIDTHS
            words.say("claims.thing"): st.column_config.TextColumn(width=330),
        },
        placeholder="",
    )
    picked = event.selection.rows
    return things.row(picked[0], named=True) if picked else None


def _show_thing(thing: dict, made: pl.DataFrame, read: int, words: Words) -> None:
    """The claims on a thing, and what else is said that cannot be compared with it."""
    heading(describe_thing(thing, words))
    listed = made.filter(pl.col("claim_id").is_in(thing["listed"]))
    write(tag("ul", *(claim_line(row, None, words) for row in listed.iter_rows(named=True))))
    show_rivals(made, thing["claim_id"], read, words)


def _range(thing: dict, words: Words) -> str | None:
    """From the least to the most that sources state; empty where one states it alone."""
    if thing["claims"] < 2:
        return None
    ends = (thing["lowest"], thing["highest"])
    return words.span(*(words.say("claims.open") if end is None else words.integer(end) for end in ends))
