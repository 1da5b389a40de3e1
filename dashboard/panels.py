"""Panels of marks -> pictures.

Colour is the source, whose name stands over the panel; shape is the qualifier. A bar runs from the low
to the high end of a range, a triangle points to an open end, a diamond is an order of magnitude, a hollow circle on a
dashed stem is a projection, an outline a day that no words say. A dotted step joins what one source said of one running
total. Axes begin at zero.

What panels of one form have in common is in `dashboard.forms`.
"""

import json
from datetime import date
from functools import cache

from dashboard.charts import BARS, FAINT, PALETTE, ROW, SHAPES, framed, isolate, tick_days
from dashboard.marks import Panel
from dashboard.words import Words

HEIGHT = 300  # a picture with its title and axis; each row of a legend is a ROW more


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
        form = _kept_bars()[words.language][len(panel.sources) - 1]
        said = [words.say("chart.bar"), words.say("chart.abreast") if rows else ""]  # colour alone would not tell
        return framed(form, HEIGHT + ROW * rows, title, [*notes, *said], words, given, marks=marks)
    from dashboard.forms import marks_form  # Altair is not waited for where it is not needed

    kinds = {mark["kind"] for mark in panel.marks}
    inferred = {mark["inferred"] for mark in panel.marks}
    form = marks_form(
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


@cache
def _kept_bars() -> dict[str, list[dict]]:
    return json.loads(BARS.read_text(encoding="utf-8"))


def _isolated(mark: dict, words: Words) -> dict:
    said = ("number", "source", "text_day", "kind_name", "sentence", "label")
    return mark | {name: isolate(mark[name], words) for name in said if name in mark}
