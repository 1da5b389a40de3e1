"""Panels of marks -> pictures, in Altair alone.

Colour is the source, whose name stands over the panel; shape is the qualifier. A bar runs from the low
to the high end of a range, a triangle points to an open end, a diamond is an order of magnitude, a hollow circle on a
dashed stem is a projection, an outline a day that no words say. A dotted step joins what one source said of one running
total. Axes begin at zero.

What panels of one form have in common is made once. Where a panel differs, its form names a parameter.
"""

from datetime import date
from functools import lru_cache

import altair as alt

from dashboard.charts import FAINT, INK, PALETTE, ROW, framed, isolate, tick_days
from dashboard.marks import Panel, kind_name
from dashboard.series import STRETCHES
from dashboard.words import Words

SHAPES = {  # outlines run against their holes, which leaves the hollow ones hollow, in the legend too
    "exact": "circle",
    "about": "square",
    "at_least": "M0,-1.1L1.1,.9L-1.1,.9ZM0,-.35L-.5,.55L.5,.55Z",
    "at_most": "M0,1.1L-1.1,-.9L1.1,-.9ZM0,.35L.5,-.55L-.5,-.55Z",
    "range": "M-1.1,-.3L1.1,-.3L1.1,.3L-1.1,.3Z",
    "magnitude": "M0,-1.3L1.3,0L0,1.3L-1.3,0ZM0,-.75L-.75,0L0,.75L.75,0Z",
    "projected": "M-1.1,0A1.1,1.1,0,1,1,1.1,0A1.1,1.1,0,1,1,-1.1,0ZM-.65,0A.65,.65,0,1,0,.65,0A.65,.65,0,1,0,-.65,0Z",
}
HEIGHT = 300  # a picture with its title and axis; each row of a legend is a ROW more
PICKED = "picked"  # the selection that holds the mark clicked on


def draw_panel(
    panel: Panel, title: str, notes: list[str], span: tuple[date, date], colours: dict, words: Words
) -> dict:
    """The picture of a panel, with its title and, so that it can travel alone, the notes on it."""
    room = max(1, (span[1] - span[0]).days / 8)
    ticks = {day.toordinal(): isolate(words.tick(day, *span), words) for day in tick_days(*span)}
    given = {
        "first": span[0].toordinal() - room,
        "last": span[1].toordinal() + (room if span[0] < span[1] else 4 * room),
        "ticks": list(ticks),
        "days": ticks,
        "top": panel.top * 1.2,
        "sources": [isolate(source, words) for source in panel.sources],
        "colours": _tell_apart(panel.sources, colours),
    }
    marks = [_isolated(mark, words) for mark in panel.marks]
    rows = len(panel.sources) * (len(panel.sources) > 1)
    if panel.stretched:
        form = _bars_form(len(panel.sources), words.language)
        said = [words.say("chart.bar"), words.say("chart.abreast") if rows else ""]  # colour alone would not tell
        return framed(form, HEIGHT + ROW * rows, title, [*notes, *said], words, given, marks=marks)
    kinds = {mark["kind"] for mark in panel.marks}
    inferred = {mark["inferred"] for mark in panel.marks}
    form = _marks_form(
        tuple(kind for kind in SHAPES if kind in kinds),
        tuple(basis for basis in (False, True) if basis in inferred),
        panel.joined,
        any(mark["label"] for mark in panel.marks),
        len(panel.sources),
        words.language,
    )
    rows += (len(kinds) + 1) // 2 * (kinds != {"exact"})
    return framed(form, HEIGHT + ROW * rows, title, notes, words, given, marks=marks)


def _tell_apart(sources: tuple[str, ...], colours: dict[str, str]) -> list[str]:
    """The colours of a panel's sources: of those without one the first is grey, others take what is left."""
    spare = iter([FAINT, *(one for one in PALETTE if one not in map(colours.get, sources))])
    return [colours.get(name) or next(spare) for name in sources]


@lru_cache(maxsize=256)
def _marks_form(
    kinds: tuple[str, ...], inferred: tuple[bool, ...], joined: bool, named: bool, sources: int, language: str
) -> dict:
    """Panels of some kinds of marks, some of them named, of so many sources."""
    words, marks = Words(language), alt.NamedData("marks")
    y, source = _people(), _by_source(sources)
    base = alt.Chart(marks).encode(x=_days())
    layers = [
        joined and _steps(base).encode(y=y, color=source, detail="series:N"),
        "range" in kinds and _bars(base, "range", strokeWidth=3).encode(y=y, y2="low:Q", color=source),
        "projected" in kinds and _bars(base, "projected", strokeDash=[4, 4]).encode(y=y, y2="low:Q", color=source),
        *(points.encode(y=y, color=source) for points in _points(base, kinds, inferred, words)),
        *(_labels(marks) if named else ()),
        _targets(base, words).encode(y=y).add_params(alt.selection_point(PICKED, fields=["figure_id"], empty=False)),
    ]
    return alt.layer(*filter(None, layers)).to_dict(validate=False)


@lru_cache(maxsize=64)
def _bars_form(sources: int, language: str) -> dict:
    """Panels of stretches of days, each a bar from the least to the most, of so many sources. There are hundreds in a
    picture, so that each is one thing to draw, and is itself what is pointed at.
    """
    wide = {"expr": f"clamp(0.8 * width / {STRETCHES * (sources + 1)}, 2, 6)"}
    bars = alt.Chart(alt.NamedData("marks")).mark_rule(strokeWidth=wide, strokeCap="round")
    by = {"x": _days(), "y": _people(), "y2": "low:Q", "color": _by_source(sources)}
    return alt.layer(bars.encode(**by, tooltip=_tooltip(Words(language)))).to_dict(validate=False)


def _days() -> alt.X:
    return alt.X(
        "x:Q",  # in days: a time scale would ask for the reader's time zone
        title=None,
        scale=alt.Scale(domain=[alt.expr("first"), alt.expr("last")], zero=False, nice=False),
        axis=alt.Axis(
            values=alt.expr("ticks"),
            labelExpr="days[datum.value]",
            grid=False,
            labelOverlap="greedy",
            labelSeparation=12,
        ),
    )


def _people() -> alt.Y:
    return alt.Y("level:Q", title=None, scale=_level(), axis=alt.Axis(format=",d", tickCount=4, tickMinStep=1))


def _level() -> alt.Scale:
    return alt.Scale(domain=[0, alt.expr("top")], nice=True)


def _by_source(sources: int) -> alt.Color:
    sourced, coloured = ([alt.expr(f"{name}[{at}]") for at in range(sources)] for name in ("sources", "colours"))
    legend = _legend("top", labelLimit=300) if sources > 1 else None
    return alt.Color("source:N", scale=alt.Scale(domain=sourced, range=coloured), legend=legend)


def _steps(base: alt.Chart) -> alt.Chart:
    return base.transform_filter("datum.series").mark_line(interpolate="step-after", strokeDash=[2, 3])


def _bars(base: alt.Chart, kind: str, **stroke) -> alt.Chart:
    """From the low to the high end of a range, and from the ground to a projection."""
    return base.transform_filter(f"datum.kind == '{kind}'").mark_rule(aria=False, **stroke)


def _labels(marks: alt.NamedData) -> list[alt.Chart]:
    """The words of the marks, on the side of each where the picture has more room."""
    base = alt.Chart(marks).encode(
        x=alt.X("label_x:Q", title=None), y=alt.Y("label_y:Q", title=None, scale=_level()), text="label:N"
    )
    return [
        base.transform_filter(f"datum.label && datum.label_x {side} (first + last) / 2").mark_text(
            align=align, dx=dx, color=INK, limit={"expr": "width * 0.75"}
        )
        for side, align, dx in (("<=", "left", 10), (">", "right", -10))
    ]


def _points(base: alt.Chart, kinds: tuple[str, ...], inferred: tuple[bool, ...], words: Words) -> list[alt.Chart]:
    """The marks; those whose day is that of the article, since no words say when, are outlines."""
    named = [isolate(kind_name(kind, words), words) for kind in kinds]
    shapes = alt.Scale(domain=named, range=[SHAPES[kind] for kind in kinds])
    legend = None if kinds == ("exact",) else _legend("bottom", symbolFillColor=INK, symbolStrokeColor="transparent")
    shape = alt.Shape("kind_name:N", scale=shapes, legend=legend)
    filled = base.transform_filter("!datum.inferred").mark_point(size=130, filled=True, opacity=1)
    outlined = base.transform_filter("datum.inferred").mark_point(size=120, filled=False, strokeWidth=2, opacity=1)
    return [(outlined if one else filled).encode(shape=shape) for one in inferred]


def _targets(base: alt.Chart, words: Words) -> alt.Chart:
    """What is pointed at: a mark is small, and a hollow one lets the pointer through."""
    return base.mark_circle(size=400, opacity=0, aria=False, cursor="pointer").encode(tooltip=_tooltip(words))


def _tooltip(words: Words) -> list[alt.Tooltip]:
    fields = {
        "number": "figure",
        "source": "source",
        "text_day": "as_of",
        "kind_name": "qualifier",
        "sentence": "quote",
    }
    return [alt.Tooltip(f"{name}:N", title=words.say(f"field.{label}")) for name, label in fields.items()]


def _legend(side: str, **options) -> alt.Legend:
    columns = 1 if side == "top" else 2
    return alt.Legend(title=None, orient=side, columns=columns, **{"labelLimit": 150} | options)


def _isolated(mark: dict, words: Words) -> dict:
    said = ("number", "source", "text_day", "kind_name", "sentence", "label")
    return mark | {name: isolate(mark[name], words) for name in said if name in mark}
