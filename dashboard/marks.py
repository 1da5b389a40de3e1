"""Figures -> marks: where each stands in a picture, its shape and its words. Plain values, no picture yet."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import itemgetter

import polars as pl

from dashboard.series import TALLIES
from dashboard.words import Words

MOST = 2000  # marks in a picture
TOGETHER = 3  # sources in one panel; beyond that each has its own
NAMED = 8  # marks that still have room for their words
CLOSE, LINE = 0.05, 0.13  # of the axis: marks that hide each other; a line of words


@dataclass(frozen=True)
class Panel:
    """Marks that share their axes: one tally, of a few sources or of one."""

    tally: str
    sources: tuple[str, ...]
    marks: list[dict] = field(repr=False)
    days: tuple[date, date]
    top: int

    @property
    def one_day(self) -> bool:
        return self.days[0] == self.days[1]

    @property
    def joined(self) -> bool:
        """Whether any of its marks are joined by a step."""
        series = [mark["series"] for mark in self.marks if mark["series"]]
        return len(set(series)) < len(series)


def make_panels(figures: pl.DataFrame, names: dict[str, str], words: Words) -> list[Panel]:
    """The panels of a chart: running totals, numbers at a time and single events apart. `figures` are `drawable`."""
    panels = []
    for tally in TALLIES:
        marks = [make_mark(row, names, words) for row in _of_tally(figures, tally)]
        if not marks:
            continue
        top = max(mark["level"] for mark in marks)
        sources = list(dict.fromkeys(mark["source"] for mark in marks))
        groups = [sources] if len(sources) <= TOGETHER else [[source] for source in sources]
        for group in groups:
            chosen = [mark for mark in marks if mark["source"] in group]
            days = [mark["day"] for mark in chosen]
            panels.append(Panel(tally, tuple(group), _placed(chosen, top, words), (min(days), max(days)), top))
    return panels


def _of_tally(figures: pl.DataFrame, tally: str) -> Iterator[dict]:
    whole = figures.select(part_of="figure_id", whole_value="value")
    chosen = figures.filter(pl.col("tally") == tally).tail(MOST)
    return chosen.join(whole, on="part_of", how="left", maintain_order="left").iter_rows(named=True)


def make_mark(figure: dict, names: dict[str, str], words: Words) -> dict:
    """What is drawn of a figure. A bound that is not known is not drawn: the mark stands at the one that is."""
    low, high = figure["value_min"], figure["value_max"]
    kind = "projected" if figure["status"] == "projected" else figure["qualifier"]
    level = high if low is None or kind == "range" else low
    return {
        "figure_id": figure["figure_id"],
        "day": figure["as_of"],
        "level": level,
        "low": {"range": low, "projected": 0}.get(kind, level),
        "kind": kind,
        "kind_name": words.say(f"{'status' if kind == 'projected' else 'qualifier'}.{kind}"),
        "source": words.isolate(names.get(figure["claimant"]) or words.say("match.source_not_stated")),
        "series": figure["series"],
        "number": describe_number(figure, words, figure["whole_value"]),
        "sentence": figure["quote"][:200],
    }


def describe_number(figure: dict, words: Words, whole: int | None = None) -> str:
    """A number with whom it counts, whether it is a part, and whether it is only projected."""
    said = words.number(figure)
    if figure["population"] != "people":
        said = words.say("number.with_group", number=said, group=words.group(figure["population"]))
    if whole:
        said = words.say("number.part", number=said, whole=words.integer(whole))
    return said if figure["status"] == "reported" else words.say(f"number.{figure['status']}", number=said)


def _placed(marks: list[dict], top: int, words: Words) -> list[dict]:
    """The marks with `x` in days, and a `label` at `label_x` and `label_y` where there is room for all of them.

    Marks of one day that would hide each other stand side by side within that day.
    """
    several = len({mark["source"] for mark in marks}) > 1
    placed = []
    for day, of_day in groupby(sorted(marks, key=lambda mark: (mark["day"], mark["level"])), key=itemgetter("day")):
        side, below, row = 0, None, []
        for mark in of_day:
            side = side + 1 if below is not None and mark["level"] - below < top * CLOSE else 0
            below = mark["level"]
            said = words.say("number.with_source", **mark) if several else mark["number"]
            at = {"x": day.toordinal() + side / 8, "text_day": words.day(day)}
            row.append(mark | at | {"label": said if len(marks) <= NAMED else ""})
        beside = max(mark["x"] for mark in row)
        placed += [{name: mark[name] for name in mark if name != "day"} | {"label_x": beside} for mark in row]
    placed.sort(key=itemgetter("level"))
    heights = spread([mark["level"] for mark in placed], top * LINE, top * (1 + LINE))
    return [mark | {"label_y": height} for mark, height in zip(placed, heights, strict=True)]


def spread(heights: list[float], gap: float, most: float) -> list[float]:
    """Heights, in order, moved apart until each is a gap from the next and none is above the most.

    >>> spread([1, 1, 9], 2, 10)
    [1, 3, 9]
    >>> spread([9, 9], 2, 10)
    [8, 10]
    """
    apart = []
    for height in heights:
        apart.append(max(height, apart[-1] + gap) if apart else height)
    for index in reversed(range(len(apart))):
        apart[index] = min(apart[index], most)
        most = apart[index] - gap
    return apart
