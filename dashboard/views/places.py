"""Where: a map of outlines and circles, the same as a table, and what is not on the map, counted."""

from functools import partial

import polars as pl
import streamlit as st

from dashboard.components.evidence import show_chosen
from dashboard.components.listing import parted, show_downloads
from dashboard.components.markup import heading, tag, write
from dashboard.components.picture import show_picture
from dashboard.components.table import show_table
from dashboard.map import draw_map
from dashboard.series import Filters, facet, match_figures, of_one_report
from dashboard.tables import Table
from dashboard.tables.names import place_name, place_point, read_outlines
from dashboard.words import Words


def show_places(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    names = table.names[words.language]
    matching, _ = parted(match_figures(table.figures, filters))
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
    show_table(beyond, names, words, "beyond")
    show_chosen(table, ("beyond",), words)
    show_downloads({"filtered": partial(match_figures, table.figures, filters)}, words)


def locate(figures: pl.DataFrame, words: Words) -> tuple[list[dict], pl.DataFrame]:
    """The circles of the places that figures are at, and the figures that no circle stands for.

    A figure near a place, from it, to it, or of several places is at none. Where only the governorate is known, the
    circle stands at its centre and is hollow.
    """
    at = figures.filter((pl.col("place_relation") == "at") & (pl.col("part_of").is_null()))
    circles, placed = [], []
    for key, group in at.group_by("place", "admin1_pcode", maintain_order=True):
        point = place_point(*key)
        if point is None:
            continue
        row = group.row(0, named=True)
        lon, lat, exact = point
        shown = key[0] if exact else key[1]
        name = (shown and place_name(shown, words.language)) or row["place_text"]
        people = group["value"].max() or 0
        circles.append({"name": name, "lon": lon, "lat": lat, "exact": exact, "reports": len(group), "people": people})
        placed += group["figure_id"].to_list()
    return circles, figures.filter(~pl.col("figure_id").is_in(placed))


def _show_beyond(beyond: pl.DataFrame, words: Words) -> None:
    """How many figures are not on the map, and why."""
    reason = (
        pl.when(pl.col("part_of").is_not_null())
        .then(pl.lit("part"))
        .when(pl.col("place_text").is_null() & pl.col("place").is_null())
        .then(pl.lit("none"))
        .when(pl.col("place_relation") != "at")
        .then(pl.lit("not_at"))
        .otherwise(pl.lit("unknown"))
    )
    counts = facet(beyond.with_columns(reason=reason), "reason")
    said = words.comma.join(words.say(f"map.{name}", n=words.integer(n)) for name, n in counts.items())
    write(tag("p", words.say("map.beyond", n=words.integer(len(beyond)), why=said), class_="note"))


def _show_twin(figures: pl.DataFrame, names: dict[str, str], words: Words) -> None:
    rows = []
    for (place, printed), group in figures.group_by("place", "place_text", maintain_order=True):
        if place or printed:
            row = group.sort("as_of", nulls_last=False).row(-1, named=True)
            governorate = row["admin1_pcode"] and place_name(row["admin1_pcode"], words.language)
            sources = words.comma.join(filter(None, {names.get(one) for one in group["claimant"] if one}))
            known = (place and place_name(place, words.language)) or printed
            rows.append((known, governorate, row["country"], len(group), sources, words.day(row["as_of"])))
    kinds = {"place": pl.String, "admin1_pcode": pl.String, "country": pl.String}
    schema = {words.say(f"field.{name}"): kind for name, kind in kinds.items()}
    schema |= {
        words.say("map.count"): pl.Int64,
        words.say("field.source"): pl.String,
        words.say("field.as_of"): pl.String,
    }
    frame = pl.DataFrame(rows, schema=schema, orient="row").sort(words.say("map.count"), descending=True)
    st.dataframe(frame, hide_index=True, alt=words.say("method.alt", rows=words.integer(len(rows))), placeholder="")
