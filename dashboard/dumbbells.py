"""How far apart sources are: a row a thing, a dot a source, in Altair alone."""

import altair as alt

from dashboard.charts import FONT, INK, isolate
from dashboard.words import Words

ROW = 46


def draw_dumbbells(dots: list[dict], title: str, colours: dict[str, str], words: Words) -> alt.LayerChart:
    """Dots of `source` at `low`..`high` on the row of their `thing`; hollow where one end is open."""
    marks = [
        dot | {name: isolate(dot[name], words) for name in ("source", "thing", "number", "verdict")} for dot in dots
    ]
    sources = list(dict.fromkeys(mark["source"] for mark in marks))
    palette = [colours.get(dot, INK) for dot in dict.fromkeys(dot["source"] for dot in dots)]
    base = alt.Chart(alt.Data(values=marks)).encode(
        y=alt.Y("thing:N", title=None, sort=None, axis=alt.Axis(labelLimit=320, ticks=False)),
        color=alt.Color(
            "source:N",
            scale=alt.Scale(domain=sources, range=palette),
            legend=alt.Legend(title=None, orient="top", columns=2),
        ),
    )
    x = alt.X("high:Q", title=None, scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(format=",d", tickCount=5))
    tooltip = [
        alt.Tooltip(f"{name}:N", title=words.say(f"{of}"))
        for name, of in (("source", "field.source"), ("number", "field.figure"), ("verdict", "claims.verdict"))
    ]
    apart = (
        alt.Chart(alt.Data(values=marks))
        .mark_rule(color="#9aa0a6")
        .encode(y=alt.Y("thing:N", sort=None, title=None), x=alt.X("min(low):Q", title=None), x2="max(high):Q")
    )
    bars = (
        base.transform_filter("datum.low != datum.high")
        .mark_rule(strokeWidth=4)
        .encode(x=alt.X("low:Q", title=None), x2="high:Q")
    )
    points = base.mark_point(size=140, strokeWidth=2).encode(
        x=x, fill=alt.condition("datum.open", alt.value("#ffffff"), "source:N"), tooltip=tooltip
    )
    return (
        alt.layer(apart, bars, points)
        .properties(
            width="container",
            height=ROW * len({mark["thing"] for mark in marks}) + 20,
            title=alt.TitleParams(
                isolate(title, words),
                subtitle=isolate(words.say("page.unverified"), words),
                anchor="end" if words.rtl else "start",
            ),
            padding={"top": 20, "left": 5, "right": 5, "bottom": 5},
        )
        .configure(font=FONT, background="#ffffff")
        .configure_view(stroke=None)
    )
