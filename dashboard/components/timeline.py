"""Figures over time by source: choosers of measure and axis, the pictures, and the figures they are drawn from."""

import polars as pl
import streamlit as st

from dashboard.charts import PICKED, chart_alt, chart_png, colour_sources, draw_panel
from dashboard.components.filters import describe_filters
from dashboard.components.markup import heading, tag, write
from dashboard.components.table import show_table
from dashboard.components.view import ALL, link_to, settle
from dashboard.marks import MOST, Panel, make_panels
from dashboard.series import Filters, Period, drawable, facet, find_periods
from dashboard.tables import Table
from dashboard.words import Words

UNBROKEN = "\u00a0"  # keeps a name on one line of a picture


def show_timeline(table: Table, matching: pl.DataFrame, filters: Filters, names: dict[str, str], words: Words) -> None:
    """Draw one measure of the matching figures over time, a panel for each tally."""
    heading(words.say("chart.heading"))
    measure = _choose_measure(matching, filters, words)
    of_measure = drawable(matching, measure, None)
    period = _choose_axis(of_measure, words)
    drawn = drawable(matching, measure, period)
    pictures, beside = st.columns([3, 2], gap="large")
    with pictures:
        colours = colour_sources([words.isolate(names[claimant]) for claimant in facet(table.figures, "claimant")])
        for panel in make_panels(drawn, names, words):
            _show_panel(panel, measure, period, describe_filters(filters, names, words), colours, words)
    with beside:
        st.caption(words.say("chart.table"))
        show_table(drawn, names, words, "chart_table")
        _show_left_out(matching.filter(pl.col("measure") == measure), of_measure, drawn, period, words)


def _choose_measure(matching: pl.DataFrame, filters: Filters, words: Words) -> str:
    """The measure to draw: the one filtered for, else the one chosen here, at first the one with most figures."""
    counts = facet(matching, "measure")
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


def _choose_axis(figures: pl.DataFrame, words: Words) -> Period | None:
    """The days to draw, None for all: at first the newest period, so that old events do not squash it."""
    periods = {str(period): period for period in find_periods(figures)}
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


def _show_panel(panel: Panel, measure: str, period: Period, filtered: str, colours: dict, words: Words) -> None:
    title = words.say(
        "chart.title", measure=words.counted(measure, panel.tally), tally=words.say(f"tallies.{panel.tally}")
    )
    notes = [
        f"{words.say('page.unverified')} · {words.say('chart.number')}",
        words.say("chart.sources", names=words.comma.join(name.replace(" ", UNBROKEN) for name in panel.sources)),
        f"{words.say('chart.as_of', days=words.days(*panel.days))} · {words.say('chart.filter', filter=filtered)}",
        words.say("chart.no_trend") if panel.one_day else "",
        words.say("chart.dotted") if panel.joined else "",
    ]
    chart = draw_panel(panel, title, notes, period.days if period else panel.days, colours, words)
    key = f"panel_{panel.tally}_{'_'.join(panel.sources)}"

    def choose() -> None:
        picked = st.session_state[key].selection.get(PICKED)
        st.session_state["figure"] = picked[0]["figure_id"] if picked else ""
        st.session_state["chosen_in"] = "chart"

    st.altair_chart(chart, theme=None, alt=chart_alt(panel, title, words), key=key, on_select=choose)
    st.download_button(
        words.say("chart.png"),
        lambda: chart_png(chart),
        f"hasila-{measure}-{panel.tally}.png",
        "image/png",
        key=f"png_{key}",
        type="tertiary",
        icon=":material/download:",
    )


def _show_left_out(measured: pl.DataFrame, dated: pl.DataFrame, drawn: pl.DataFrame, period, words: Words) -> None:
    """What the pictures do not show, counted."""
    outside = len(dated) - len(drawn)
    undated = measured["as_of"].null_count()
    denied = len(measured.filter(pl.col("status") == "denied"))
    if outside:
        years = sorted({day.year for day in dated["as_of"] if not period.first <= day <= period.last})
        said = f"{words.count('older', outside)} ({words.comma.join(map(str, years))}): "
        write(tag("p", said, tag("a", words.say("chart.show"), href=link_to(axis=ALL), target="_self"), class_="note"))
    for noun, count in (("undated", undated), ("denied", denied)):
        if count:
            write(tag("p", words.count(noun, count), class_="note"))
    if len(drawn) > MOST:
        write(tag("p", words.say("chart.binned", n=words.integer(MOST), all=words.integer(len(drawn))), class_="note"))
