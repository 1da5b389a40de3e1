"""Outlines and circles, in Altair alone: no tiles, nothing from the internet.

A filled circle stands at its place; a hollow one at the centre of a governorate of which no more is known. Circles
count reports, not people, unless all are of one source, measure, tally and day.
"""

from dashboard.charts import INK, PALETTE, framed, isolate
from dashboard.unchecked import alt
from dashboard.words import Words

HEIGHT = 460
NAMED = 8  # circles that still have room for their names


def draw_map(circles: list[dict], outlines: dict, people: bool, words: Words) -> dict:
    """The map of circles (`name`, `lon`, `lat`, `exact`, `reports`, `people`) over GeoJSON outlines."""
    largest = sorted(circles, key=lambda circle: -circle["reports"])
    marks = [
        circle
        | {"name": isolate(circle["name"], words), "label": isolate(circle["name"], words) if rank < NAMED else ""}
        for rank, circle in enumerate(largest)
    ]
    features = alt.NamedData("land", format=alt.DataFormat(property="features"))
    land = alt.Chart(features).mark_geoshape(aria=False, fill="#f0f1f3", stroke="#9aa0a6", strokeWidth=1)
    base = alt.Chart(alt.NamedData("marks")).encode(longitude="lon:Q", latitude="lat:Q")
    counted = "people" if people else "reports"
    size = alt.Size(f"{counted}:Q", scale=alt.Scale(range=[80, 700], domainMin=0), legend=None)
    tooltip = [
        alt.Tooltip("name:N", title=words.say("field.place")),
        alt.Tooltip(f"{counted}:Q", title=words.say(f"map.{counted}_title")),
    ]
    filled = base.transform_filter("datum.exact").mark_circle(color=PALETTE[0], opacity=0.75)
    hollow = base.transform_filter("!datum.exact").mark_point(stroke=PALETTE[0], strokeWidth=2, filled=False)
    names = base.mark_text(align="left", dx=18, color=INK, fontSize=13).encode(text="label:N")
    drawn = [any(mark["exact"] for mark in marks) and filled, not all(mark["exact"] for mark in marks) and hollow]
    layers = [land, *(layer.encode(size=size, tooltip=tooltip) for layer in drawn if layer), names]
    chart = alt.layer(*layers).project(type="mercator")
    notes = [words.say("page.unverified")]
    return framed(chart, HEIGHT, words.say("map.title"), notes, words, land=outlines, marks=marks)
