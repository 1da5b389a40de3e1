"""Panels of marks -> pictures, in Altair alone.

Colour is the source, whose name stands over the panel; shape is the qualifier. A bar runs from the low
to the high end of a range, a triangle points to an open end, a diamond is an order of magnitude, a hollow circle on a
dashed stem is a projection, an outline a day that no words say. A dotted step joins what one source said of one running
total. Axes begin at zero.
"""

import json
from datetime import date, timedelta
from pathlib import Path
from textwrap import wrap

import altair as alt
from altair.utils.schemapi import disable_debug_mode

from dashboard.marks import Panel
from dashboard.words import END, RIGHT_TO_LEFT, Words

disable_debug_mode()  # tests hold each kind of picture against the schema; a reader should not wait for that
FONT = "Noto Sans Arabic, Source Sans, sans-serif"
STATIC = Path(__file__).parent / "static"
PALETTE = ("#1f5fa8", "#a33b00", "#0b6b4f", "#6b3fa0", "#7a5c00", "#8a1c5b", "#00606b", "#5b4636")  # 4.5:1 on white
INK, FAINT = "#1b1f24", "#5a6068"
SHAPES = {  # outlines run against their holes, which leaves the hollow ones hollow, in the legend too
    "exact": "circle",
    "about": "square",
    "at_least": "M0,-1.1L1.1,.9L-1.1,.9ZM0,-.35L-.5,.55L.5,.55Z",
    "at_most": "M0,1.1L-1.1,-.9L1.1,-.9ZM0,.35L.5,-.55L-.5,-.55Z",
    "range": "M-1.1,-.3L1.1,-.3L1.1,.3L-1.1,.3Z",
    "magnitude": "M0,-1.3L1.3,0L0,1.3L-1.3,0ZM0,-.75L-.75,0L0,.75L.75,0Z",
    "projected": "M-1.1,0A1.1,1.1,0,1,1,1.1,0A1.1,1.1,0,1,1,-1.1,0ZM-.65,0A.65,.65,0,1,0,.65,0A.65,.65,0,1,0,-.65,0Z",
}
HEIGHT, ROW = 300, 18  # a picture with its title and axis; each row of notes or legend
CONFIG = {
    "font": FONT,
    "background": "#ffffff",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "labelFontSize": 12,
        "gridColor": "#e6e8eb",
        "domainColor": "#9aa0a6",
        "labelLimit": 140,
    },
    "text": {"fontSize": 13},
    "legend": {"labelFontSize": 12, "labelColor": INK},
    "title": {
        "fontSize": 15,
        "subtitleFontSize": 12,
        "subtitleColor": FAINT,
        "subtitleLineHeight": ROW,
        "subtitlePadding": 7,
        "offset": 14,
    },
}
PICKED = "picked"  # the selection that holds the mark clicked on
TICKS = 4  # that a telephone has room for
LINE_LENGTH = 54


def draw_panel(
    panel: Panel, title: str, notes: list[str], span: tuple[date, date], colours: dict, words: Words
) -> dict:
    """The picture of a panel, with its title and, so that it can travel alone, the notes on it."""
    marks = alt.NamedData("marks")
    sources = [isolate(source, words) for source in panel.sources]
    room = max(1, (span[1] - span[0]).days / 8)
    first, last = span[0].toordinal() - room, span[1].toordinal() + (room if span[0] < span[1] else 4 * room)
    ticks = {day.toordinal(): isolate(words.tick(day, *span), words) for day in tick_days(*span)}
    x = alt.X(
        "x:Q",  # in days: a time scale would ask for the reader's time zone
        title=None,
        scale=alt.Scale(domain=[first, last], zero=False, nice=False),
        axis=alt.Axis(
            values=list(ticks),
            labelExpr=f"({json.dumps(ticks, ensure_ascii=False)})[datum.value]",
            grid=False,
            labelOverlap="greedy",
            labelSeparation=12,
        ),
    )
    scale = alt.Scale(domain=[0, panel.top * 1.2], nice=True)
    y = alt.Y("level:Q", title=None, scale=scale, axis=alt.Axis(format=",d", tickCount=4, tickMinStep=1))
    colour_scale = alt.Scale(domain=sources, range=[colours.get(name, FAINT) for name in panel.sources])
    legend = _legend("top", labelLimit=300) if len(sources) > 1 else None
    source = alt.Color("source:N", scale=colour_scale, legend=legend)
    base = alt.Chart(marks).encode(x=x)
    kinds = {mark["kind"] for mark in panel.marks}
    layers = [
        panel.joined and _steps(base).encode(y=y, color=source, detail="series:N"),
        "range" in kinds and _bars(base, "range", strokeWidth=3).encode(y=y, y2="low:Q", color=source),
        "projected" in kinds and _bars(base, "projected", strokeDash=[4, 4]).encode(y=y, y2="low:Q", color=source),
        *(points.encode(y=y, color=source) for points in _points(base, panel, words)),
        *_labels(marks, (first + last) / 2, scale),
        _targets(base, words).encode(y=y).add_params(alt.selection_point(PICKED, fields=["figure_id"], empty=False)),
    ]
    legend_rows = (len(kinds) + 1) // 2 * (kinds != {"exact"}) + (len(sources) if legend else 0)
    told = [_isolated(mark, words) for mark in panel.marks]
    return framed(alt.layer(*filter(None, layers)), HEIGHT + ROW * legend_rows, title, notes, words, marks=told)


def _steps(base: alt.Chart) -> alt.Chart:
    return base.transform_filter("datum.series").mark_line(interpolate="step-after", strokeDash=[2, 3])


def _bars(base: alt.Chart, kind: str, **stroke) -> alt.Chart:
    """From the low to the high end of a range, and from the ground to a projection."""
    return base.transform_filter(f"datum.kind == '{kind}'").mark_rule(**stroke)


def _labels(marks: alt.NamedData, middle: float, scale: alt.Scale) -> list[alt.Chart]:
    """The words of the marks, on the side of each where the picture has more room."""
    base = alt.Chart(marks).encode(
        x=alt.X("label_x:Q", title=None), y=alt.Y("label_y:Q", title=None, scale=scale), text="label:N"
    )
    return [
        base.transform_filter(f"datum.label && datum.label_x {side} {middle}").mark_text(
            align=align, dx=dx, color=INK, limit={"expr": "width * 0.75"}
        )
        for side, align, dx in (("<=", "left", 10), (">", "right", -10))
    ]


def _points(base: alt.Chart, panel: Panel, words: Words) -> list[alt.Chart]:
    """The marks; those whose day is that of the article, since no words say when, are outlines."""
    said = {mark["kind"]: isolate(mark["kind_name"], words) for mark in panel.marks}
    kinds = {kind: said[kind] for kind in SHAPES if kind in said}
    shapes = alt.Scale(domain=list(kinds.values()), range=[SHAPES[kind] for kind in kinds])
    legend = (
        None if set(kinds) == {"exact"} else _legend("bottom", symbolFillColor=INK, symbolStrokeColor="transparent")
    )
    shape = alt.Shape("kind_name:N", scale=shapes, legend=legend)
    drawn = {mark["inferred"] for mark in panel.marks}
    filled = base.transform_filter("!datum.inferred").mark_point(size=130, filled=True, opacity=1)
    outlined = base.transform_filter("datum.inferred").mark_point(size=120, filled=False, strokeWidth=2, opacity=1)
    return [points.encode(shape=shape) for points, inferred in ((filled, False), (outlined, True)) if inferred in drawn]


def _targets(base: alt.Chart, words: Words) -> alt.Chart:
    """What is pointed at: a mark is small, and a hollow one lets the pointer through."""
    fields = {
        "number": "figure",
        "source": "source",
        "text_day": "as_of",
        "kind_name": "qualifier",
        "sentence": "quote",
    }
    return base.mark_circle(size=400, opacity=0, aria=False, cursor="pointer").encode(
        tooltip=[alt.Tooltip(f"{name}:N", title=words.say(f"field.{label}")) for name, label in fields.items()]
    )


def _legend(side: str, **options) -> alt.Legend:
    columns = 1 if side == "top" else 2
    return alt.Legend(title=None, orient=side, columns=columns, **{"labelLimit": 150} | options)


def framed(chart: alt.LayerChart, height: int, title: str, notes: list[str], words: Words, **datasets: list) -> dict:
    """A picture as wide as its place on the page, with its title, the notes that travel with it, and its data by name.

    Altair copies and checks its charts at every turn: what is large or the same for all is added when it is done.
    """
    lines = [isolate(line, words) for note in notes for line in wrap(note, LINE_LENGTH)]
    head = {"text": isolate(title, words), "subtitle": lines, "anchor": "end" if words.rtl else "start"}
    return chart.to_dict(validate=False) | {
        "width": "container",
        "height": height + ROW * len(lines),
        "padding": {"top": 20, "left": 5, "right": 5, "bottom": 5},
        "autosize": {"type": "fit", "contains": "padding"},
        "title": head,
        "config": CONFIG,
        "datasets": datasets,
    }


def draw_coverage(rows: list[dict], width: int, words: Words) -> dict:
    """A strip of source by day, each cell with its count; `width` is the days that a cell covers."""
    cells = [row | {"source": isolate(row["source"], words), "end": row["at"] + width} for row in rows]
    sources = list(dict.fromkeys(cell["source"] for cell in cells))
    first, last = min(cell["at"] for cell in cells), max(cell["end"] for cell in cells)
    days = tick_days(date.fromordinal(first), date.fromordinal(last - 1))
    ticks = {day.toordinal(): isolate(words.tick(day, days[0], days[-1]), words) for day in days}
    x = alt.X(
        "at:Q",
        title=None,
        scale=alt.Scale(domain=[first, last], zero=False, nice=False),
        axis=alt.Axis(
            values=list(ticks), labelExpr=f"({json.dumps(ticks, ensure_ascii=False)})[datum.value]", grid=False
        ),
    )
    y = alt.Y("source:N", title=None, sort=sources, axis=alt.Axis(labelLimit=150, ticks=False))
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
        .mark_text(color=INK)
        .encode(x=alt.X("middle:Q", title=None), y=y, text="figures:N")
    )
    return framed(
        alt.layer(rects, counts), 30 * len(sources) + 110, words.say("coverage.title"), [], words, cells=cells
    )


def tick_days(first: date, last: date) -> list[date]:
    """The days that an axis names: whole days, months or years, never more than it has room for.

    >>> [day.day for day in tick_days(date(2024, 12, 5), date(2024, 12, 8))]
    [5, 6, 7, 8]
    >>> [str(day) for day in tick_days(date(2011, 4, 19), date(2024, 12, 8))]
    ['2012-01-01', '2016-01-01', '2020-01-01', '2024-01-01']
    """
    days = (last - first).days + 1
    if days <= 60:
        candidates = [first + timedelta(n) for n in range(days)]
    elif days <= 1000:
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        candidates = [date(month // 12, month % 12 + 1, 1) for month in months]
    else:
        candidates = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    return candidates[:: -(-len(candidates) // TICKS)]


def chart_png(chart: dict) -> bytes:
    """The picture as PNG, with the bundled font."""
    import vl_convert

    vl_convert.register_font_directory(str(STATIC))
    return vl_convert.vegalite_to_png(json.dumps(chart | {"width": 720}), scale=2)


def chart_alt(panel: Panel, title: str, words: Words) -> str:
    """A picture in words, for those who do not see it."""
    marks = [
        words.say("chart.mark", source=mark["source"], day=mark["text_day"], number=mark["number"])
        for mark in panel.marks[:20]
    ]
    return words.say("chart.alt", title=title, marks="; ".join(marks))


def colour_sources(sources: list[str]) -> dict[str, str]:
    """Source -> colour, the same whatever is filtered. Sources beyond the palette are grey, in panels of their own."""
    return dict(zip(sources, PALETTE, strict=False))


def _isolated(mark: dict, words: Words) -> dict:
    said = ("number", "source", "text_day", "kind_name", "sentence", "label")
    return mark | {name: isolate(mark[name], words) for name in said}


def isolate(text: str, words: Words) -> str:
    """A string that keeps its direction in a picture, which has none of its own."""
    return f"{RIGHT_TO_LEFT}{text}{END}" if words.rtl and text else text
