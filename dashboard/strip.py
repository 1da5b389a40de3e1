"""A strip of source by day, each cell with its count, in Altair alone."""

from datetime import date
from functools import cache

import altair as alt

from dashboard.charts import INK, framed, isolate, tick_days
from dashboard.words import Words

CELL, AROUND = 30, 110  # pixels of a source; of title and axis


def draw_coverage(rows: list[dict], width: int, words: Words) -> dict:
    """The strip of cells (`source`, `at`, `day`, `figures`); `width` is the days that a cell covers."""
    cells = [row | {"source": isolate(row["source"], words), "end": row["at"] + width} for row in rows]
    first, last = min(cell["at"] for cell in cells), max(cell["end"] for cell in cells)
    days = tick_days(date.fromordinal(first), date.fromordinal(last - 1))
    ticks = {day.toordinal(): isolate(words.tick(day, days[0], days[-1]), words) for day in days}
    given = {"first": first, "last": last, "ticks": list(ticks), "days": ticks}
    height = CELL * len({cell["source"] for cell in cells}) + AROUND
    return framed(_form(words.language), height, words.say("coverage.title"), [], words, given, cells=cells)


@cache
def _form(language: str) -> dict:
    """What all strips have in common; where one differs, a parameter is named."""
    words = Words(language)
    x = alt.X(
        "at:Q",
        title=None,
        scale=alt.Scale(domain=[alt.expr("first"), alt.expr("last")], zero=False, nice=False),
        axis=alt.Axis(values=alt.expr("ticks"), labelExpr="days[datum.value]", grid=False),
    )
    y = alt.Y("source:N", title=None, sort=None, axis=alt.Axis(labelLimit=150, ticks=False))
    base = alt.Chart(alt.NamedData("cells"))
    tooltip = [
        alt.Tooltip("source:N", title=words.say("field.source")),
        alt.Tooltip("day:N", title=words.say("field.as_of")),
    ]
    rects = base.mark_rect(stroke="#ffffff", strokeWidth=2, color="#cfe0f5").encode(
        x=x, x2="end:Q", y=y, tooltip=tooltip
    )
    counts = (
        base.transform_calculate(middle="(datum.at + datum.end) / 2")
        .mark_text(color=INK, aria=False)
        .encode(x=alt.X("middle:Q", title=None), y=y, text="figures:N")
    )
    return alt.layer(rects, counts).to_dict(validate=False)
