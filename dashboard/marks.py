"""Figures -> marks: where each stands in a picture, its shape and its words. Plain values, no picture yet."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import itemgetter

import polars as pl

from dashboard.series import stretches, with_series
from dashboard.words import Words

MOST = 2000  # marks; beyond that those of a stretch of days are put together
TOGETHER = 3  # sources in one panel; beyond that each has its own
PANELS = 6  # of the sources that say most; the others are in the table
NAMED = 8  # marks that still have room for their words
DRAWN = (  # what of a figure a picture shows or is made by
    "figure_id measure population unit value value_min value_max qualifier status tally claimant place place_text "
    "event_start as_of as_of_basis part_of quote start"
).split()
CLOSE, LINE = 0.05, 0.13  # of the axis: marks that hide each other; a line of words


@dataclass(frozen=True)
class Panel:
    """Marks that share their axes: one tally, of a few sources or of one."""

    tally: str
    sources: tuple[str, ...]
    marks: list[dict] = field(repr=False)
    days: tuple[date, date]
    top: int
    data: pl.DataFrame = field(repr=False)  # what the marks are made of

    @property
    def one_day(self) -> bool:
        return self.days[0] == self.days[1]

    @property
    def one_report(self) -> bool:
        """Whether all its marks are of one source and day."""
        return self.one_day and len(self.sources) == 1

    @property
    def inferred(self) -> bool:
        """Whether no words say when, of any of its marks."""
        return any(mark["inferred"] for mark in self.marks)

    @property
    def stretched(self) -> bool:
        """Whether its marks are figures of stretches of days put together (see `stretches`)."""
        return "until" in self.data.columns

    @property
    def joined(self) -> bool:
        """Whether any of its marks are joined by a step."""
        series = [mark["series"] for mark in self.marks if mark["series"]]
        return len(set(series)) < len(series)


Rows = Callable[[pl.DataFrame], pl.DataFrame]  # figures in short -> their rows in the table


def make_panels(
    figures: pl.DataFrame, rows: Rows, names: dict[str, str], words: Words, most: int = PANELS
) -> list[Panel]:
    """The panels of a chart, for the `most` sources that say most. `figures` are `drawable`, of one tally, in short."""
    figures = _of_most(figures, most)
    stretched = len(figures) > MOST
    if stretched:
        put = stretches(figures)
        marks = [_make_stretch(row, names, words) for row in put.iter_rows(named=True)]
    else:
        put = with_series(rows(figures).select(*DRAWN))
        wholes = figures.join(figures.select(row="whole").drop_nulls().unique(), on="row", how="semi")
        marks = _make_marks(put, rows(wholes), names, words)
    top = max((mark["level"] for mark in marks), default=0)
    sources = {one: source_label(one, names, words) for one in dict.fromkeys(put["claimant"])}
    panels = []
    for group in [list(sources)] if len(sources) <= TOGETHER else [[one] for one in sources]:
        of_group = [mark for mark in marks if mark["source"] in {sources[one] for one in group}]
        days = [mark["day"] for mark in of_group]
        if of_group:
            named = tuple(dict.fromkeys(sources[one] for one in group))
            data = put.filter(pl.col("claimant").is_in(group, nulls_equal=True))
            placed = _abreast(of_group, named) if stretched else _placed(of_group, top, words)
            panels.append(Panel(figures["tally"][0], named, placed, (min(days), max(days)), top, data))
    return panels


def left_out(figures: pl.DataFrame, most: int = PANELS) -> int:
    """How many sources of `drawable` figures of one tally have no panel."""
    return max(0, figures["claimant"].n_unique() - most)


def _of_most(figures: pl.DataFrame, most: int) -> pl.DataFrame:
    """The figures of those sources that say most; where none is stated counts as one."""
    counts = figures.group_by("claimant").len().sort(["len", "claimant"], descending=[True, False])
    return figures.join(counts.head(most), on="claimant", how="semi", nulls_equal=True, maintain_order="left")


def _make_marks(put: pl.DataFrame, wholes: pl.DataFrame, names: dict[str, str], words: Words) -> list[dict]:
    whole = wholes.select(part_of="figure_id", whole_value="value")
    rows = put.join(whole, on="part_of", how="left", maintain_order="left").iter_rows(named=True)
    marks, before = [], {}
    for mark in (make_mark(row, names, words) for row in rows):
        last = before.get(mark["series"])
        if last and mark["day"] > last["day"] and mark["level"] < last["level"]:
            said = words.say("number.revised", number=mark["number"], before=words.integer(last["level"]))
            mark |= {"number": said, "revised": True}
        if mark["series"]:
            before[mark["series"]] = mark
        marks.append(mark)
    return marks


def _make_stretch(stretch: dict, names: dict[str, str], words: Words) -> dict:
    """What is drawn of a source's figures in a stretch of days: from the least to the most that was reported."""
    low, high = stretch["low"], stretch["high"]
    return {
        "day": stretch["as_of"],
        "wide": (stretch["until"] - stretch["as_of"]).days + 1,
        "text_day": words.days(stretch["as_of"], stretch["until"]),
        "level": high,
        "low": low,
        "kind_name": words.say("chart.stretch"),
        "source": source_label(stretch["claimant"], names, words),
        "series": None,
        "inferred": False,
        "number": words.number({"qualifier": "range" if low < high else "exact", "value_min": low, "value_max": high}),
        "sentence": words.count("figures", stretch["figures"]),
    }


def source_label(claimant: str | None, names: dict[str, str], words: Words) -> str:
    """Who reports a figure, as a picture names him."""
    return words.isolate(names.get(claimant) or words.say("match.source_not_stated"))


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
        "kind_name": kind_name(kind, words),
        "source": source_label(figure["claimant"], names, words),
        "series": figure["series"],
        "inferred": figure["as_of_basis"] == "published",
        "revised": False,
        "number": describe_number(figure, words, figure["whole_value"]),
        "sentence": figure["quote"][:200],
    }


def kind_name(kind: str, words: Words) -> str:
    """What the shape of a mark says."""
    return words.say(f"{'status' if kind == 'projected' else 'qualifier'}.{kind}")


def describe_number(figure: dict, words: Words, whole: int | None = None) -> str:
    """A number with whom it counts, whether it is a part, and whether it is only projected."""
    said = words.number(figure)
    if figure["population"] != "people":
        said = words.say("number.with_group", number=said, group=words.group(figure["population"]))
    if whole:
        said = words.say("number.part", number=said, whole=words.integer(whole))
    return said if figure["status"] == "reported" else words.say(f"number.{figure['status']}", number=said)


def _abreast(marks: list[dict], sources: tuple[str, ...]) -> list[dict]:
    """The marks of stretches with `x` in days: within one, each source has a place of its own."""
    return [
        {name: mark[name] for name in mark if name not in ("day", "wide")}
        | {"x": mark["day"].toordinal() + mark["wide"] * (sources.index(mark["source"]) + 1) / (len(sources) + 1)}
        for mark in marks
    ]


def _placed(marks: list[dict], top: int, words: Words) -> list[dict]:
    """The marks with `x` in days, and a `label` at `label_x` and `label_y` where there is room, or a total was revised.

    Marks of one day that would hide each other stand side by side within that day.
    """
    placed = []
    for day, of_day in groupby(sorted(marks, key=lambda mark: (mark["day"], mark["level"])), key=itemgetter("day")):
        side, below, row = 0, None, []
        for mark in of_day:
            side = side + 1 if below is not None and mark["level"] - below < top * CLOSE else 0
            below = mark["level"]
            at = {"x": day.toordinal() + side / 8, "text_day": words.day(day)}
            row.append(mark | at | {"label": mark["number"] if len(marks) <= NAMED or mark["revised"] else ""})
        beside = max(mark["x"] for mark in row)
        placed += [{name: mark[name] for name in mark if name != "day"} | {"label_x": beside} for mark in row]
    placed.sort(key=itemgetter("level"))
    named = [mark for mark in placed if mark["label"]]
    heights = iter(spread([mark["level"] for mark in named], top * LINE, top * (1 + LINE)))
    return [mark | {"label_y": next(heights) if mark["label"] else mark["level"]} for mark in placed]


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
