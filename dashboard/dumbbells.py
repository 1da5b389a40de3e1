"""How far apart sources are: a row a thing, a dot a source, in Altair alone."""

from dashboard.charts import INK, framed, isolate
from dashboard.unchecked import alt
from dashboard.words import Words

ROW, LEGEND = 74, 100  # pixels of a thing; of title, legend and axis


def draw_dumbbells(dots: list[dict], title: str, colours: dict[str, str], words: Words) -> dict:
    """Dots of `source` at `low`..`high` on the row of their `thing`; hollow where one end is open."""
    told = ("source", "thing", "number", "verdict")
    marks = [dot | {name: isolate(dot[name], words) for name in told} for dot in dots]
    sources = {dot["source"]: mark["source"] for dot, mark in zip(dots, marks, strict=True)}
    palette = [colours.get(source, INK) for source in sources]
    colour = alt.Scale(domain=list(sources.values()), range=palette)
    thing = alt.Y("thing:N", title=None, sort=None, axis=alt.Axis(labels=False, ticks=False, grid=True))
    x = alt.X("high:Q", title=None, axis=alt.Axis(format=",d", tickCount=5), scale=alt.Scale(zero=True, nice=True))
    named = (("source", "field.source"), ("number", "field.figure"), ("verdict", "claims.verdict"))
    base = alt.Chart(alt.NamedData("marks")).encode(
        y=thing,
        color=alt.Color(
            "source:N", scale=colour, legend=alt.Legend(title=None, orient="top", columns=1, labelLimit=300)
        ),
        tooltip=[alt.Tooltip(f"{name}:N", title=words.say(label)) for name, label in named],
    )
    bars = base.transform_filter("datum.low != datum.high").mark_rule(strokeWidth=4, aria=False).encode(x=x, x2="low:Q")
    apart = (
        alt.Chart(alt.NamedData("marks"))
        .mark_rule(color="#9aa0a6", aria=False)
        .encode(y=thing, x=alt.X("min(low):Q", title=None), x2="max(high):Q")
    )
    # An empty layer would be a picture without words to a screen reader.
    filled = base.transform_filter("!datum.open").mark_point(size=150, filled=True, opacity=1).encode(x=x)
    hollow = base.transform_filter("datum.open").mark_point(size=150, strokeWidth=2, filled=False).encode(x=x)
    numbers = base.mark_text(dy=-14, fontSize=12).encode(x=x, text="number:N")
    things = (
        alt.Chart(alt.NamedData("things"))
        .mark_text(align="left", dx=4, dy=-28, color=INK, fontSize=13, limit={"expr": "width"})
        .encode(y=thing, x=alt.value(0), text="thing:N")
    )
    layers = (
        apart,
        any(mark["low"] != mark["high"] for mark in marks) and bars,
        not all(mark["open"] for mark in marks) and filled,
        any(mark["open"] for mark in marks) and hollow,
        numbers,
        things,
    )
    height = ROW * len({mark["thing"] for mark in marks}) + LEGEND
    heads = list({mark["thing"]: mark for mark in marks}.values())
    notes = [words.say("page.unverified")]
    return framed(alt.layer(*filter(None, layers)), height, title, notes, words, marks=marks, things=heads)
