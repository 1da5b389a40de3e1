"""From the figures that match to what is drawn: key figures, coverage, parts, running totals. Pure Polars.

Frames are of figures in short (see `dashboard.lean`) where nothing else is said.
"""

from datetime import date, datetime

import polars as pl

from dashboard.filtering import Period, find_periods
from dashboard.lean import newest_first

PUBLISHED = "published"  # the version that came with the program
STRETCHES = 30  # that days are put together into where there are too many figures to draw
UNITS = {"day": 62, "week": 434, "month": 1900, "year": 10**6}  # of a strip of coverage, each for so many days
EVERY = {"day": "1d", "week": "1w", "month": "1mo", "year": "1y"}
STRIP_SOURCES = 8
TALLIES = ("cumulative", "stock", "incident")  # which one goes before the other on one day
STATUS_GROUPS = ("civilians", "combatants", "security_forces")  # groups that share nobody


def key_figures(figures: pl.DataFrame, measures: list[str]) -> pl.DataFrame:
    """The newest report of each measure and unit, in the order of `measures`: the rule that the page prints.

    In the newest period; on one day a running total goes before a stock before a single event, then the higher number.
    Never a part of another figure, a projection, a denial or a linked headline.
    """
    periods = find_periods(figures)
    if not periods:
        return figures.clear()
    alone = (
        (pl.col("status") == "reported")
        & ~pl.col("is_part")
        & pl.col("position").ne_missing("related_link")
        & pl.col("as_of").is_between(periods[0].first, periods[0].last)
    )
    order = {"measure": rank("measure", measures), "tally": rank("tally", TALLIES)}
    level = pl.coalesce("value_min", "value_max").alias("level")
    able = figures.select("measure", "unit", "tally", "as_of", level, alone.alias("alone")).with_row_index("at")
    able = able.filter("alone")
    days = able.group_by("measure", "unit").agg(pl.col("as_of").max())
    able = able.filter(pl.col("as_of").is_in(days["as_of"].implode()))  # of a million a few are left to join
    newest = able.join(days, on=["measure", "unit", "as_of"])
    chosen = newest.sort([*order.values(), "level", "at"], descending=[False, False, True, False]).unique(
        ["measure", "unit"], keep="first", maintain_order=True
    )
    return figures[chosen["at"]]


def coverage(figures: pl.DataFrame) -> tuple[pl.DataFrame, str]:
    """(claimant, first day of the stretch, figures) of every stretch with any, and what a stretch is, one of UNITS.

    Sources with most figures come first; the strip has room for STRIP_SOURCES of them.
    """
    dated = figures.select("claimant", day="as_of").drop_nulls("day")
    days = dated["day"]
    span = 0 if dated.is_empty() else (days.max() - days.min()).days
    unit = next(unit for unit, longest in UNITS.items() if span < longest)
    most = dated.group_by("claimant").len().sort(["len", "claimant"], descending=[True, False]).head(STRIP_SOURCES)
    of_most = dated.join(most, on="claimant", how="semi", nulls_equal=True)
    daily = of_most.group_by("claimant", "day").len("figures")
    cells = daily.group_by("claimant", pl.col("day").dt.truncate(EVERY[unit])).agg(pl.col("figures").sum())
    cells = cells.join(most, on="claimant", nulls_equal=True)
    return cells.sort(["len", "claimant", "day"], descending=[True, False, False]).drop("len"), unit


def stretch_days(days: pl.Series, unit: str) -> list[date]:
    """The first day of every stretch from the first to the last of some, the empty ones between them too."""
    return pl.date_range(days.min(), days.max(), EVERY[unit], eager=True).to_list()


def of_one_report(figures: pl.DataFrame) -> bool:
    """Whether figures are of one source, measure, unit, tally and day: only then may their numbers be compared."""
    return 0 < len(figures) == len(figures.drop_nulls(["claimant", "as_of", "value"])) and all(
        figures[name].n_unique() == 1 for name in ("claimant", "measure", "unit", "tally", "as_of", "population")
    )


def rank(column: str, terms: list[str] | tuple[str, ...]) -> pl.Expr:
    """The place of a column's value among terms; what is none of them comes last."""
    return pl.col(column).replace_strict(list(terms), range(len(terms)), default=len(terms), return_dtype=pl.Int64)


def projections(figures: pl.DataFrame) -> pl.DataFrame:
    """What is only projected or feared, the newest first."""
    return newest_first(figures.filter(pl.col("status") == "projected"))


def parts_among(figures: pl.DataFrame, wholes: pl.DataFrame) -> pl.DataFrame:
    """The figures that are parts of some wholes."""
    return figures.filter(pl.col("whole").is_in(wholes["row"].implode()))


def parts_of(figures: pl.DataFrame, figure_id: str) -> pl.DataFrame:
    """The subsets of a figure, in the order of the text. `figures` are rows of the table."""
    return figures.filter(pl.col("part_of") == figure_id).sort("start")


def rest_of(whole: dict, parts: pl.DataFrame) -> int | None:
    """How many of a whole are in none of its parts, where that can be known: exact parts that share nobody.

    They are people whose status is not stated, not the other side of the part.
    """
    groups = parts["population"].to_list()
    apart = set(groups) <= set(STATUS_GROUPS) and len(groups) == len(set(groups)) and whole["population"] not in groups
    alike = ("qualifier", "status", "measure", "unit")
    same = all(set(parts[name]) == {whole[name]} for name in alike) and whole["qualifier"] == "exact"
    rest = whole["value"] - parts["value"].sum() if apart and same else 0
    return rest if rest > 0 else None


def parts_inside(figures: pl.DataFrame, table: pl.DataFrame) -> pl.DataFrame:
    """The parts among figures that count the same as their wholes, with the number of each whole as `whole_level`.

    A magnitude is a word, and has no length that could be drawn.
    """
    drawn = pl.col("qualifier") != "magnitude"
    level = pl.coalesce("value_max", "value_min")
    wholes = table.filter(drawn).select("measure", "unit", whole="row", whole_level=level)
    able = figures.filter(drawn, pl.col("status") == "reported").drop_nulls("whole")
    parts = table.join(able.select("row"), on="row", how="semi", maintain_order="left")
    return parts.join(wholes, on=["whole", "measure", "unit"], maintain_order="left")


def stretches(figures: pl.DataFrame) -> pl.DataFrame:
    """Too many figures to draw, put together: (claimant, as_of, until, low, high, figures) of each source and stretch.

    `as_of` and `until` are its first and last day; `low` and `high` the least and the most that was reported in it.
    """
    days = figures["as_of"]
    first, step = days.min(), (days.max() - days.min()).days // STRETCHES + 1
    past = (pl.col("as_of") - first).dt.total_days() // step * step
    high = pl.when(pl.col("qualifier") == "range").then("value_max").otherwise(pl.coalesce("value_min", "value_max"))
    stretch = pl.lit(first) + pl.duration(days=past)
    put = figures.filter(pl.col("status") == "reported").group_by(
        "claimant", as_of=stretch, until=stretch + pl.duration(days=step - 1)
    )
    return put.agg(low=pl.coalesce("value_min", "value_max").min(), high=high.max(), figures=pl.len()).sort(
        "as_of", "claimant"
    )


def recorded_days(figures: pl.DataFrame) -> list[date]:
    """The days on which rows of the table were taken in, the oldest first."""
    return figures["recorded_at"].drop_nulls().dt.date().unique().sort().to_list()


def recorded_since(figures: pl.DataFrame, version: str) -> pl.DataFrame:
    """The rows of the table that were taken in or revised after a version: PUBLISHED, or a day as `20241206`."""
    recorded = pl.col("recorded_at")
    if version == PUBLISHED:
        return figures.filter(recorded.is_not_null())
    return figures.filter(recorded.dt.date() > datetime.strptime(version, "%Y%m%d").date())


def drawable(figures: pl.DataFrame, measure: str, period: Period | None) -> pl.DataFrame:
    """The figures of one measure that a chart can hold: dated, not denied, in the period."""
    able = (pl.col("measure") == measure) & pl.col("as_of").is_not_null() & (pl.col("status") != "denied")
    return figures.filter(able & pl.col("as_of").is_between(*period.days) if period else able)


def with_series(figures: pl.DataFrame) -> pl.DataFrame:
    """Rows of the table by day, with the column `series` that names what one source says about one thing from one start
    on; only where it is a running total, since nothing else may be joined by a line.
    """
    named = pl.concat_str(
        [pl.col(name).cast(pl.String).fill_null("") for name in ("claimant", "population", "unit", "event_start")]
        + [pl.coalesce("place", "place_text").fill_null(""), pl.col("part_of").is_null().cast(pl.String)],
        separator="|",
    )
    runs = (pl.col("tally") == "cumulative") & (pl.col("status") == "reported") & pl.col("claimant").is_not_null()
    return figures.with_columns(series=pl.when(runs).then(named)).sort("as_of", "start")
