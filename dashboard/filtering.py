"""Which figures are looked at: periods, filters, facets. Pure Polars, on figures in short (see `dashboard.lean`)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import polars as pl

from dashboard.lean import CODE, NOWHERE, WIDER

QUIET = timedelta(days=60)  # so long a stretch without a figure ends a period
BASES = ("event", "report")  # the day that a figure is of, or the day that it was printed on
MATCH = pl.Enum(["match", NOWHERE, WIDER, "date_not_stated", "source_not_stated"])


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
        return figures.with_columns(match=pl.lit("match", MATCH))
    said = figures.select("row", "whole", _match(filters))
    wholes = said.drop_nulls("whole").select(row="whole").unique()
    matching = said.filter(pl.col("match") == "match").join(wholes, on="row", how="semi")["row"]
    inside = pl.col("whole").is_in(matching.implode()).fill_null(False)
    match = said.select(match=pl.when(inside).then(pl.lit("match", MATCH)).otherwise("match"))["match"]
    return figures.with_columns(match).filter(match.is_not_null())


def parted(matched: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Those that match, and those that leave unsaid what was asked."""
    matches = matched["match"] == "match"
    return (matched, matched.clear()) if matches.all() else (matched.filter(matches), matched.filter(~matches))


def _match(filters: Filters) -> pl.Expr:
    """ "match", the group of what is not stated, or null where the figure says something else."""
    said, unsaid = pl.lit(True), []
    if filters.measure:
        said &= pl.col("measure") == filters.measure
    if filters.places:
        unsaid += [(pl.col("area") == group, group) for group in (NOWHERE, WIDER)]
        said &= pl.col("area").is_in([NOWHERE, WIDER, *filters.places]).fill_null(False)
    if filters.first and filters.last:
        undated = pl.col("as_of").is_null()
        unsaid.append((undated, "date_not_stated"))
        said &= undated | pl.col("as_of").is_between(filters.first, filters.last).fill_null(False)
    if filters.source:
        nobody = pl.col("claimant").is_null()
        unsaid.append((nobody, "source_not_stated"))
        said &= nobody | (pl.col("claimant") == filters.source).fill_null(False)
    group = pl.lit("match", MATCH)
    for missing, name in reversed(unsaid):
        group = pl.when(missing).then(pl.lit(name, MATCH)).otherwise(group)
    return pl.when(said).then(group).alias("match")


def facet(figures: pl.DataFrame, column: str) -> dict[str, int]:
    """The values of a column with their counts, the most frequent first."""
    counts = (
        figures.select(pl.col(column).drop_nulls())
        .group_by(column)
        .len()
        .sort(["len", column], descending=[True, False])
    )
    return dict(counts.iter_rows())


def by_basis(figures: pl.DataFrame, basis: str) -> pl.DataFrame:
    """The figures with the day of a basis as `as_of`: that of the event, or that of the report."""
    if basis == "event":
        return figures
    return figures.with_columns(as_of=pl.col("published"), as_of_basis=pl.lit(None, CODE))
