"""Figures over time by source: choosers of measure, view and axis, the pictures, and the figures drawn in them."""

from typing import NamedTuple

import polars as pl
import streamlit as st

from dashboard.charts import PICKED, chart_alt, colour_sources
from dashboard.components.filters import describe_filters
from dashboard.components.markup import heading, tag, write
from dashboard.components.picture import show_picture
from dashboard.components.table import show_folded_table
from dashboard.components.view import ALL, choose_figure, link_to, settle
from dashboard.filtering import Filters, Period
from dashboard.looks import Look
from dashboard.marks import MOST, PANELS, Panel, left_out, make_panels
from dashboard.panels import draw_panel
from dashboard.series import TALLIES
from dashboard.tables import Table
from dashboard.words import Words

UNBROKEN = "\u00a0"  # keeps a name on one line of a picture


def show_timeline(
    table: Table,
    look: Look,
    names: dict[str, str],
    words: Words,
    most: int = PANELS,
) -> pl.DataFrame:
    """Draw one measure of the figures looked at over time, in the view of one tally, for the `most` sources that say
    most; gives what is drawn.
    """
    heading(words.say("chart.heading"))
    measure = _choose_measure(look.counts("measure"), look.filters, words)
    tally = _choose_view(look.counts("tally", measure), look.drawn(measure)["tally"].unique(), words)
    period = _choose_axis(look.periods(measure, tally), words)
    drawn = look.drawn(measure, tally, period)
    colours = colour_sources([words.isolate(names[claimant]) for claimant in table.counts["claimant"]])
    asked = ("panels", measure, tally, period, most, words.language)
    panels = look.once(asked, lambda: make_panels(drawn, table.rows, names, words, most))
    filtered = describe_filters(look.filters, names, words)
    columns = st.columns(min(2, len(panels)) or 1, gap="large")
    for at, panel in enumerate(panels):
        title = words.say(
            "chart.title", measure=words.counted(measure, panel.tally), tally=words.say(f"tallies.{panel.tally}")
        )
        notes = _panel_notes(panel, filtered, words)
        chart = draw_panel(panel, title, notes, period.days if period else panel.days, colours, words)
        with columns[at % len(columns)]:
            _show_panel(panel, measure, chart, title, words)
    for label in ("joined", "inferred"):
        if any(getattr(panel, label) for panel in panels):
            write(tag("p", words.say(f"chart.{label}"), class_="note"))
    asked = ("left out", measure, tally, period, most)
    _show_left_out(look.once(asked, lambda: _find_left_out(look, measure, tally, period, most)), words)
    label = words.say("chart.table", n=words.integer(len(drawn)))
    show_folded_table(label, drawn, names, words, "chart_table", rows=table.rows)
    return drawn


def _choose_measure(counts: dict[str, int], filters: Filters, words: Words) -> str:
    """The measure to draw: the one filtered for, else the one chosen here, at first the one with most figures."""
    if filters.measure in counts:
        return filters.measure
    settle("chart", list(counts), next(iter(counts)))
    return st.pills(
        words.say("chart.measure"),
        list(counts),
        key="chart",
        required=True,
        format_func=lambda measure: f"{words.measure(measure)} ({counts[measure]})",
    )


def _choose_view(counts: dict[str, int], drawn: pl.Series, words: Words) -> str:
    """The tally to draw, at first one that has something to draw: running totals, numbers at a time and single events
    are not rivals and share no axis.
    """
    offered = [tally for tally in TALLIES if tally in counts]
    settle("view", offered, next((tally for tally in offered if tally in drawn), offered[0]))
    chosen = st.segmented_control(
        words.say("chart.view"),
        offered,
        key="view",
        required=True,
        format_func=lambda tally: f"{words.say(f'view.{tally}')} ({counts[tally]})",
    )
    write(tag("p", words.say(f"view.why_{chosen}"), class_="note"))
    return chosen


def _choose_axis(found: list[Period], words: Words) -> Period | None:
    """The days to draw, None for all: at first the newest period, so that old events do not squash it."""
    periods = {str(period): period for period in found}
    if len(periods) < 2:
        return next(iter(periods.values()), None)
    settle("axis", [*periods, ALL], next(iter(periods)))
    chosen = st.segmented_control(
        words.say("chart.axis"),
        [*periods, ALL],
        key="axis",
        required=True,
        format_func=lambda axis: words.days(*periods[axis].days) if axis in periods else words.say("filter.all_period"),
    )
    return periods.get(chosen)


def _panel_notes(panel: Panel, filtered: str, words: Words) -> list[str]:
    """What travels with a picture: source, day, filter, and that there is no trend where there is none."""
    return [
        f"{words.say('page.unverified')} · {words.say('chart.number')}",
        words.say("chart.sources", names=panel.sources[0].replace(" ", UNBROKEN)) if len(panel.sources) == 1 else "",
        f"{words.say('chart.as_of', days=words.days(*panel.days))} · {words.say('chart.filter', filter=filtered)}",
        words.say("chart.one_report") if panel.one_report else words.say("chart.one_day") if panel.one_day else "",
    ]


def _show_panel(panel: Panel, measure: str, chart, title: str, words: Words) -> None:
    """Draw a panel; a mark that is clicked on becomes the figure of the view."""
    claimants = panel.data["claimant"].unique().to_list()
    name = f"{measure}-{panel.tally}" + (f"-{claimants[0]}" if len(claimants) == 1 else "")

    def choose() -> None:
        picked = st.session_state[f"panel_{name}"].selection.get(PICKED)
        choose_figure(picked[0]["figure_id"] if picked else "", "chart")

    clicks = {} if panel.stretched else {"on_select": choose}
    show_picture(chart, chart_alt(panel, title, words), name, panel.data, words, key=f"panel_{name}", **clicks)


class LeftOut(NamedTuple):
    """How many figures of a measure the pictures do not show, and why."""

    outside: int  # of the period
    years: list[int]  # of those
    undated: int
    denied: int
    unseen: int  # sources without a panel
    binned: bool  # whether figures were put together


def _find_left_out(look: Look, measure: str, tally: str, period: Period | None, most: int) -> LeftOut:
    of_measure = pl.col("measure") == measure, pl.col("tally") == tally
    measured = look.matching.select("measure", "tally", "as_of", "status").filter(*of_measure)
    drawn, dated = look.drawn(measure, tally, period), look.drawn(measure, tally, None)["as_of"]
    outside = len(dated) - len(drawn)
    years = sorted(set(dated.filter(~dated.is_between(*period.days)).dt.year())) if outside else []
    denied = len(measured.filter(pl.col("status") == "denied"))
    binned = len(drawn) > MOST
    return LeftOut(outside, years, measured["as_of"].null_count(), denied, left_out(drawn, most), binned)


def _show_left_out(counted: LeftOut, words: Words) -> None:
    """What the pictures do not show, counted."""
    years = counted.years
    if counted.outside:
        span = f"{years[0]}–{years[-1]}" if len(years) > 3 else words.comma.join(map(str, years))
        said = f"{words.count('older', counted.outside)} ({span}): "
        write(tag("p", said, tag("a", words.say("chart.show"), href=link_to(axis=ALL), target="_self"), class_="note"))
    for noun in ("undated", "denied", "unseen"):
        if count := getattr(counted, noun):
            write(tag("p", words.count(noun, count), class_="note"))
    if counted.binned:
        write(tag("p", words.say("chart.binned", n=words.integer(MOST)), class_="note"))
