"""The forms of panels, in Altair alone: what panels of one kind have in common. Where a panel differs, its form names a
parameter.

Forms of bars are what many figures are drawn by, and are kept as Altair made them, since whoever opens a large table
would wait for Altair itself. `python -m dashboard.forms` makes them anew.
"""

import json
from functools import lru_cache

from dashboard.charts import BARS, INK, PICKED, SHAPES, isolate
from dashboard.marks import TOGETHER, kind_name
from dashboard.series import STRETCHES
from dashboard.unchecked import alt
from dashboard.words import LANGUAGES, Words


@lru_cache(maxsize=256)
def marks_form(
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


def bars_form(sources: int, language: str) -> dict:
    """Panels of stretches of days, each a bar from the least to the most, of so many sources. There are hundreds in a
    picture, so that each is one thing to draw, and is itself what is pointed at.
    """
    wide = {"expr": f"clamp(0.8 * width / {STRETCHES * (sources + 1)}, 2, 6)"}
    bars = alt.Chart(alt.NamedData("marks")).mark_rule(strokeWidth=wide, strokeCap="round")
    by = {"x": _days(), "y": _people(), "y2": "low:Q", "color": _by_source(sources)}
    form = alt.layer(bars.encode(**by, tooltip=_tooltip(Words(language)))).to_dict(validate=False)
    return {name: part for name, part in form.items() if name != "$schema"}  # it is another with each release


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


def all_bars() -> dict[str, list[dict]]:
    """Language -> the forms of bars of one source, of two, and so on."""
    return {language: [bars_form(sources, language) for sources in range(1, TOGETHER + 1)] for language in LANGUAGES}


if __name__ == "__main__":
    BARS.write_text(json.dumps(all_bars(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
