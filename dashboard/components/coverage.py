"""What was read of whom on which day: a strip of source by day. Blank is "nothing read", not zero."""

import polars as pl
import streamlit as st

from dashboard.components.markup import heading, tag, write
from dashboard.components.picture import show_picture
from dashboard.components.view import ALL
from dashboard.filtering import Period
from dashboard.looks import Look
from dashboard.series import coverage
from dashboard.strip import draw_coverage
from dashboard.words import Words

WIDTHS = {"day": 1, "week": 7, "month": 30, "year": 365}  # days that a cell covers


def show_coverage(look: Look, names: dict[str, str], words: Words) -> None:
    """Draw the strip of figures that match."""
    newest = look.periods()[:1] if st.session_state["axis"] != ALL else []
    period = Period.parse(st.session_state["axis"]) or next(iter(newest), None)
    cells, unit = look.once(("coverage", period), lambda: coverage(_within(look.matching, period)))
    heading(words.say("coverage.heading"))
    write(tag("p", words.say(f"coverage.{unit}"), class_="note"))
    if cells.is_empty():
        write(tag("p", words.say("page.no_match"), class_="note"))
        return
    unstated = words.say("match.source_not_stated")
    rows = [
        {"source": names.get(claimant) or unstated, "day": words.day(day), "at": day.toordinal(), "figures": count}
        for claimant, day, count in cells.iter_rows()
    ]
    said = words.comma.join(words.say("chart.mark", number=row["figures"], **row) for row in rows[:20])
    chart = draw_coverage(rows, WIDTHS[unit], words)
    show_picture(chart, words.say("coverage.alt", cells=said), "coverage", cells, words)


def _within(figures: pl.DataFrame, period: Period | None) -> pl.DataFrame:
    return figures.filter(pl.col("as_of").is_between(*period.days)) if period else figures
