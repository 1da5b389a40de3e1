"""From the table of figures to what is drawn: what was read, what matches, key figures, periods, marks. Pure Polars.

Every frame here has the columns of the table and `claimant` (see `dashboard.tables`).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import polars as pl

QUIET = timedelta(days=60)  # so long a stretch without a figure ends a period
BASES = ("event", "report")  # the day that a figure is of, or the day that it was printed on
PUBLISHED = "published"  # the version that came with the program
STRETCHES = 40  # that days are put together into where there are too many figures to draw
UNITS = {"day": 62, "week": 434, "month": 1900, "year": 10**6}  # of a strip of coverage, each for so many days
STRIP_SOURCES = 12
TALLIES = ("cumulative", "stock", "incident")  # which one goes before the other on one day
STATUS_GROUPS = ("civilians", "combatants", "security_forces")  # groups that share nobody


@dataclass(frozen=True)
class Period:
    """Days that figures hold for, with how many do."""

    first: date
    last: date
    figures: int = 0

    def __str__(self) -> str:
        """As addresses name it.

        >>> str(Period(date(2024, 12, 5), date(2024, 12, 8)))
        '20241205-20241208'
        """
        return f"{self.first:%Y%m%d}-{self.last:%Y%m%d}"

    @classmethod
    def parse(cls, text: str) -> "Period | None":
        """The period that an address names; None where it names none.

        >>> Period.parse("20241205-20241208").days
        (datetime.date(2024, 12, 5), datetime.date(2024, 12, 8))
        >>> Period.parse("soon")
        """
        try:
            first, last = (datetime.strptime(day, "%Y%m%d").date() for day in text.split("-"))
        except ValueError:
            return None
        return cls(first, last)

    @property
    def days(self) -> tuple[date, date]:
        return self.first, self.last


@dataclass(frozen=True)
class Filters:
    """What is looked for; None is everything. Days are compared with `as_of`."""

    measure: str | None = None
    source: str | None = None  # a claimant
    places: tuple[str, ...] = ()  # the P-codes of governorates
    first: date | None = None
    last: date | None = None


def find_periods(figures: pl.DataFrame) -> list[Period]:
    """The stretches of days that figures hold for, the newest first. A gap longer than QUIET parts two."""
    days = figures.select(pl.col("as_of").drop_nulls()).group_by("as_of").len().sort("as_of")
    breaks = (pl.col("as_of").diff() > QUIET).fill_null(False).cum_sum()
    spans = days.group_by(breaks.alias("period"), maintain_order=True).agg(
        first=pl.col("as_of").min(), last=pl.col("as_of").max(), figures=pl.col("len").sum()
    )
    return [Period(first, last, count) for _, first, last, count in spans.reverse().iter_rows()]


def match_figures(figures: pl.DataFrame, filters: Filters) -> pl.DataFrame:
    """The figures that match and those that left unsaid what was asked, with the column `match` that tells them apart.

    A figure that says something else is left out, unless it is a part of a figure that matches.
    """
    if filters == Filters():
        return figures.with_columns(match=pl.lit("match"))
    said = figures.select("figure_id", "part_of", match=_match(filters))  # a million rows are filtered once
    parts = said.select(figure_id="part_of").drop_nulls().unique()
    wholes = said.filter(pl.col("match") == "match").join(parts, on="figure_id", how="semi")["figure_id"]
    inside = pl.col("part_of").is_in(wholes.implode()).fill_null(False)
    kept = said.select(match=pl.when(inside).then(pl.lit("match")).otherwise("match"))["match"]
    return figures.with_columns(kept).filter(kept.is_not_null())


def _match(filters: Filters) -> pl.Expr:
    """ "match", the group of what is not stated, or null where the figure says something else."""
    said, unsaid = pl.lit(True), []
    if filters.measure:
        said &= pl.col("measure") == filters.measure
    if filters.places:
        nowhere = pl.col("place").is_null() & pl.col("place_text").is_null()
        wide = pl.col("admin1_pcode").is_null() & (pl.col("country") == "SYR").fill_null(True)
        unsaid += [(nowhere, "place_not_stated"), (wide, "wider_area")]
        said &= nowhere | wide | pl.col("admin1_pcode").is_in(filters.places).fill_null(False)
    if filters.first and filters.last:
        undated = pl.col("as_of").is_null()
        unsaid.append((undated, "date_not_stated"))
        said &= undated | pl.col("as_of").is_between(filters.first, filters.last).fill_null(False)
    if filters.source:
        nobody = pl.col("claimant").is_null()
        unsaid.append((nobody, "source_not_stated"))
        said &= nobody | (pl.col("claimant") == filters.source).fill_null(False)
    group = pl.lit("match")
    for missing, name in reversed(unsaid):
        group = pl.when(missing).then(pl.lit(name)).otherwise(group)
    return pl.when(said).then(group)


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
        & pl.col("part_of").is_null()
        & pl.col("position").ne_missing("related_link")
        & pl.col("as_of").is_between(periods[0].first, periods[0].last)
    )
    order = {"measure": rank("measure", measures), "tally": rank("tally", TALLIES)}
    level = pl.coalesce("value_min", "value_max").alias("level")
    able = figures.select("measure", "unit", "tally", "as_of", level, alone.alias("alone")).with_row_index("at")
    able = able.filter("alone")
    newest = able.join(able.group_by("measure", "unit").agg(pl.col("as_of").max()), on=["measure", "unit", "as_of"])
    chosen = newest.sort([*order.values(), "level", "at"], descending=[False, False, True, False]).unique(
        ["measure", "unit"], keep="first", maintain_order=True
    )
    return figures[chosen["at"]]


def by_basis(figures: pl.DataFrame, basis: str) -> pl.DataFrame:
    """The figures with the day of a basis as `as_of`: that of the event, or that of the report."""
    if basis == "event":
        return figures
    return figures.with_columns(as_of=pl.col("published"), as_of_basis=pl.lit(None, pl.String))


def coverage(figures: pl.DataFrame) -> tuple[pl.DataFrame, str]:
    """(claimant, first day of the stretch, figures) of every stretch with any, and what a stretch is, one of UNITS.

    Sources with most figures come first; the strip has room for STRIP_SOURCES of them.
    """
    dated = figures.select("claimant", day="as_of").drop_nulls("day")
    days = dated["day"]
    span = 0 if dated.is_empty() else (days.max() - days.min()).days
    unit = next(unit for unit, longest in UNITS.items() if span < longest)
    most = dated.group_by("claimant").len().sort(["len", "claimant"], descending=[True, False]).head(STRIP_SOURCES)
    stretches = dated.with_columns(pl.col("day").dt.truncate(f"1{unit[0]}" if unit != "month" else "1mo"))
    cells = stretches.group_by("claimant", "day").len("figures").join(most, on="claimant", nulls_equal=True)
    return cells.sort(["len", "claimant", "day"], descending=[True, False, False]).drop("len"), unit


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
    return figures.filter(pl.col("status") == "projected").sort("as_of", descending=True, nulls_last=True)


def parts_of(figures: pl.DataFrame, figure_id: str) -> pl.DataFrame:
    """The subsets of a figure, in the order of the text."""
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
    wholes = table.filter(drawn).select(
        "measure", "unit", part_of="figure_id", whole_level=pl.coalesce("value_max", "value_min")
    )
    ids = figures.filter(drawn, pl.col("status") == "reported", pl.col("part_of").is_not_null())["figure_id"]
    parts = table.filter(pl.col("figure_id").is_in(ids.implode()))
    found = parts.join(wholes, on=["part_of", "measure", "unit"], how="inner", maintain_order="left")
    return found.sort("as_of", descending=True, nulls_last=True, maintain_order=True)


def stretches(figures: pl.DataFrame) -> pl.DataFrame:
    """Too many figures to draw, put together: (claimant, as_of, low, high, figures) of each source and stretch of days.

    `as_of` is the first day of the stretch; `low` and `high` are the least and the most that was reported in it.
    """
    days = figures["as_of"]
    first, step = days.min(), (days.max() - days.min()).days // STRETCHES + 1
    past = (pl.col("as_of") - first).dt.total_days() // step * step
    high = pl.when(pl.col("qualifier") == "range").then("value_max").otherwise(pl.coalesce("value_min", "value_max"))
    put = figures.filter(pl.col("status") == "reported").group_by(
        "claimant", as_of=pl.lit(first) + pl.duration(days=past)
    )
    return put.agg(low=pl.coalesce("value_min", "value_max").min(), high=high.max(), figures=pl.len()).sort(
        "as_of", "claimant"
    )


def recorded_days(figures: pl.DataFrame) -> list[date]:
    """The days on which figures were taken in, the oldest first."""
    return figures["recorded_at"].drop_nulls().dt.date().unique().sort().to_list()


def recorded_since(figures: pl.DataFrame, version: str) -> pl.DataFrame:
    """The figures that were taken in or revised after a version: PUBLISHED, or a day as `20241206`."""
    recorded = pl.col("recorded_at")
    if version == PUBLISHED:
        return figures.filter(recorded.is_not_null())
    return figures.filter(recorded.dt.date() > datetime.strptime(version, "%Y%m%d").date())


def facet(figures: pl.DataFrame, column: str) -> dict[str, int]:
    """The values of a column with their counts, the most frequent first."""
    counts = (
        figures.select(pl.col(column).drop_nulls())
        .group_by(column)
        .len()
        .sort(["len", column], descending=[True, False])
    )
    return dict(counts.iter_rows())


def is_drawable(measure: str, period: Period | None) -> pl.Expr:
    """Whether a chart of one measure can hold a figure: dated, not denied, in the period."""
    dated = (pl.col("measure") == measure) & pl.col("as_of").is_not_null() & (pl.col("status") != "denied")
    return dated & pl.col("as_of").is_between(*period.days) if period else dated


def drawable(figures: pl.DataFrame, measure: str, period: Period | None) -> pl.DataFrame:
    """The figures of one measure that a chart can hold."""
    return figures.filter(is_drawable(measure, period))


def with_series(figures: pl.DataFrame) -> pl.DataFrame:
    """The figures by day, with the column `series` that names what one source says about one thing from one start on;
    only where it is a running total, since nothing else may be joined by a line.
    """
    named = pl.concat_str(
        [pl.col(name).cast(pl.String).fill_null("") for name in ("claimant", "population", "unit", "event_start")]
        + [pl.coalesce("place", "place_text").fill_null(""), pl.col("part_of").is_null().cast(pl.String)],
        separator="|",
    )
    runs = (pl.col("tally") == "cumulative") & (pl.col("status") == "reported") & pl.col("claimant").is_not_null()
    return figures.with_columns(series=pl.when(runs).then(named)).sort("as_of", "start")
