"""What was read of whom on which day: a strip of source by day. Blank is "nothing read", not zero."""

from datetime import date

import polars as pl
import streamlit as st

from dashboard.components.markup import Markup, heading, tag, write
from dashboard.components.picture import offer_data
from dashboard.components.view import ALL
from dashboard.filtering import Period
from dashboard.looks import Look
from dashboard.series import coverage, stretch_days
from dashboard.words import Words

LABELS = 4  # of days, that a telephone has room for


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
    write(_strip(cells, stretch_days(cells["day"], unit), names, words))
    offer_data("coverage", cells, words)


def _within(figures: pl.DataFrame, period: Period | None) -> pl.DataFrame:
    return figures.filter(pl.col("as_of").is_between(*period.days)) if period else figures


def _strip(cells: pl.DataFrame, days: list[date], names: dict[str, str], words: Words) -> Markup:
    """A row a source, a cell a stretch that begins on one of the days; a label stands over several."""
    step = -(-len(days) // LABELS)
    labels = [
        tag("th", words.tick(day, days[0], days[-1]), scope="colgroup", colspan=str(min(step, len(days) - at)))
        for at, day in zip(range(0, len(days), step), days[::step], strict=True)
    ]
    counts: dict[str | None, dict[date, int]] = {}
    for claimant, day, count in cells.iter_rows():
        counts.setdefault(claimant, {})[day] = count
    rows = [
        tag("tr", tag("th", source, scope="row"), *(_cell(source, day, read.get(day), words) for day in days))
        for claimant, read in counts.items()
        for source in [words.isolate(names.get(claimant) or words.say("match.source_not_stated"))]
    ]
    head = tag("tr", tag("td"), *labels)
    table = tag("table", tag("caption", words.say("coverage.title")), tag("thead", head), tag("tbody", *rows))
    return tag("div", table, class_="strip", tabindex="0")


def _cell(source: str, day: date, count: int | None, words: Words) -> Markup:
    if count is None:
        return tag("td")
    number = words.integer(count)
    said = words.say("chart.mark", source=source, day=words.day(day), number=number)
    return tag("td", number, title=said, class_="read")
