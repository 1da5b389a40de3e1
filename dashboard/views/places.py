"""Where: a map of outlines and circles, the same as a table, and what is not on the map, counted."""

from functools import partial

import polars as pl
import streamlit as st

from dashboard.components.evidence import show_chosen
from dashboard.components.listing import show_downloads
from dashboard.components.markup import heading, tag, write
from dashboard.components.picture import show_picture
from dashboard.components.table import show_table
from dashboard.filtering import Filters, facet
from dashboard.lean import NOWHERE, WIDER
from dashboard.map import draw_map
from dashboard.series import of_one_report
from dashboard.tables import Table
from dashboard.tables.names import place_name, place_point, read_outlines
from dashboard.words import Words


def show_places(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    names = table.names[words.language]
    matching = table.widened(table.look(filters).matching)
    show_chosen(table, ("link",), words)
    circles, beyond = locate(matching, words)
    heading(words.say("map.heading"))
    people = of_one_report(matching)
    write(tag("p", words.say("map.people" if people else "map.reports"), class_="note"))
    if circles:
        said = words.comma.join(f"{circle['name']}: {words.integer(circle['reports'])}" for circle in circles[:20])
        countries = set(matching["country"].drop_nulls())
        chart = draw_map(circles, read_outlines(countries), people, words)
        show_picture(chart, words.say("map.alt", places=said), "places", pl.DataFrame(circles), words)
    _show_beyond(beyond, words)
    heading(words.say("map.table"))
    _show_twin(matching, names, words)
    heading(words.say("map.beyond_table"))
    show_table(beyond, names, words, "beyond", rows=table.rows)
    show_chosen(table, ("beyond",), words)
    show_downloads({"filtered": partial(table.find, filters)}, words)


def locate(figures: pl.DataFrame, words: Words) -> tuple[list[dict], pl.DataFrame]:
    """The circles of the places that figures are at, and the figures that no circle stands for.

    A figure near a place, from it, to it, or of several places is at none. Where only the governorate is known, the
    circle stands at its centre and is hollow.
    """
    at = figures.filter(pl.col("place_relation") == "at", ~pl.col("is_part"))
    spots = at.group_by("place", "area", maintain_order=True).agg(
        pl.first("place_text"), reports=pl.len(), people=pl.max("value").fill_null(0)
    )
    circles, placed = [], []
    for spot in spots.iter_rows(named=True):
        governorate = None if spot["area"] in (NOWHERE, WIDER) else spot["area"]
        point = place_point(spot["place"], governorate)
        placed.append(point is not None)
        if point:
            lon, lat, exact = point
            shown = spot["place"] if exact else governorate
            name = (shown and place_name(shown, words.language)) or spot["place_text"]
            counts = {"reports": spot["reports"], "people": spot["people"]}
            circles.append({"name": name, "lon": lon, "lat": lat, "exact": exact, **counts})
    on_map = spots.filter(pl.Series(placed, dtype=pl.Boolean))
    on_map = at.join(on_map, on=["place", "area"], how="semi", nulls_equal=True)
    return circles, figures.join(on_map.select("row"), on="row", how="anti", maintain_order="left")


def _show_beyond(beyond: pl.DataFrame, words: Words) -> None:
    """How many figures are not on the map, and why."""
    reason = (
        pl.when("is_part")
        .then(pl.lit("part"))
        .when(pl.col("area") == NOWHERE)
        .then(pl.lit("none"))
        .when(pl.col("place_relation") != "at")
        .then(pl.lit("not_at"))
        .otherwise(pl.lit("unknown"))
    )
    counts = facet(beyond.with_columns(reason=reason), "reason")
    said = words.comma.join(words.say(f"map.{name}", n=words.integer(n)) for name, n in counts.items())
    write(tag("p", words.say("map.beyond", n=words.integer(len(beyond)), why=said), class_="note"))


def _show_twin(figures: pl.DataFrame, names: dict[str, str], words: Words) -> None:
    stated = figures.filter(pl.col("place").is_not_null() | pl.col("place_text").is_not_null())
    newest = pl.first("area", "country", "as_of")
    counted = stated.group_by("place", "place_text", maintain_order=True).agg(
        newest, pl.col("claimant").drop_nulls().unique(maintain_order=True), number=pl.len()
    )
    rows = []
    for one in counted.iter_rows(named=True):
        known = (one["place"] and place_name(one["place"], words.language)) or one["place_text"]
        governorate = one["area"] not in (None, WIDER) and place_name(one["area"], words.language)
        sources = words.comma.join(dict.fromkeys(names[claimant] for claimant in one["claimant"]))
        rows.append((known, governorate or None, one["country"], one["number"], sources, words.day(one["as_of"])))
    kinds = {"place": pl.String, "admin1_pcode": pl.String, "country": pl.String}
    schema = {words.say(f"field.{name}"): kind for name, kind in kinds.items()}
    schema |= {
        words.say("map.count"): pl.Int64,
        words.say("field.source"): pl.String,
        words.say("field.as_of"): pl.String,
    }
    frame = pl.DataFrame(rows, schema=schema, orient="row").sort(words.say("map.count"), descending=True)
    st.dataframe(frame, hide_index=True, alt=words.say("method.alt", rows=words.integer(len(rows))), placeholder="")
