"""What pictures have in common: their frame, colours, shapes, ticks, words and files."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from dashboard.marks import Panel
from dashboard.words import END, RIGHT_TO_LEFT, Words

if TYPE_CHECKING:
    from altair import LayerChart

FONT = "Noto Sans Arabic, Source Sans, sans-serif"
STATIC = Path(__file__).parent / "static"
PALETTE = ("#1f5fa8", "#a33b00", "#0b6b4f", "#6b3fa0", "#7a5c00", "#8a1c5b", "#00606b", "#5b4636")  # 4.5:1 on white
INK, FAINT = "#1b1f24", "#5a6068"
ROW = 18  # pixels of a line of notes or of a legend
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
SHAPES = {  # outlines run against their holes, which leaves the hollow ones hollow, in the legend too
    "exact": "circle",
    "about": "square",
    "at_least": "M0,-1.1L1.1,.9L-1.1,.9ZM0,-.35L-.5,.55L.5,.55Z",
    "at_most": "M0,1.1L-1.1,-.9L1.1,-.9ZM0,.35L.5,-.55L-.5,-.55Z",
    "range": "M-1.1,-.3L1.1,-.3L1.1,.3L-1.1,.3Z",
    "magnitude": "M0,-1.3L1.3,0L0,1.3L-1.3,0ZM0,-.75L-.75,0L0,.75L.75,0Z",
    "projected": "M-1.1,0A1.1,1.1,0,1,1,1.1,0A1.1,1.1,0,1,1,-1.1,0ZM-.65,0A.65,.65,0,1,0,.65,0A.65,.65,0,1,0,-.65,0Z",
}
PICKED = "picked"  # the selection that holds the mark clicked on
BARS = Path(__file__).with_name("bars.json")  # forms of bars by language and number of sources
TICKS = 4  # that a telephone has room for
LINE_LENGTH = 54


def framed(
    form: "dict | LayerChart",
    height: int,
    title: str,
    notes: list[str],
    words: Words,
    given: Mapping[str, object] = {},
    **datasets: list | dict,
) -> dict:
    """A picture as wide as its place on the page, with its title, the notes that travel with it, and its data by name.

    `form` is a chart, or what Altair made of one, which stays as it is; `given` has the parameters that it names.
    """
    chart = form if isinstance(form, dict) else form.to_dict(validate=False)
    lines = [isolate(line, words) for note in notes for line in wrap(note, LINE_LENGTH)]
    head = {"text": isolate(title, words), "subtitle": lines, "anchor": "end" if words.rtl else "start"}
    params = chart.get("params", []) + [{"name": name, "value": value} for name, value in given.items()]
    return chart | {
        "params": params,
        "width": "container",
        "height": height + ROW * len(lines),
        "padding": {"top": 20, "left": 5, "right": 5, "bottom": 5},
        "autosize": {"type": "fit", "contains": "padding"},
        "title": head,
        "config": CONFIG,
        "datasets": datasets,
    }


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
    """Source -> colour, the same whatever is filtered, as far as the palette goes."""
    return dict(zip(sources, PALETTE, strict=False))


def isolate(text: str, words: Words) -> str:
    """A string that keeps its direction in a picture, which has none of its own."""
    return f"{RIGHT_TO_LEFT}{text}{END}" if words.rtl and text else text
