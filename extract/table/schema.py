"""The last gate of the table: what a frame of figures has to be, by its columns and by rules over several of them."""

from collections.abc import Callable

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from extract.table.columns import MODEL, POLARS_SCHEMA, Column
from extract.table.identities import figure_ids
from extract.table.values import AS_OF_BASES

Rule = Callable[[PolarsData], pl.LazyFrame]
RULES: list[pa.Check] = []


def rule(error: str) -> Callable[[Rule], Rule]:
    """Make a function a rule of the table: frame -> whether each row keeps it; `error` says what holds."""

    def of(keeps: Rule) -> Rule:
        RULES.append(pa.Check(keeps, error=error))
        return keeps

    return of


@rule("value_min is no larger than value_max")
def bounds_in_order(data: PolarsData) -> pl.LazyFrame:
    return _holds(data, pl.col("value_min") <= pl.col("value_max"))


@rule(
    "value, value_min and value_max agree with the qualifier: for exact and about all three are alike, for "
    "at_least there is no value_max, for at_most no value_min, for range and magnitude no value"
)
def value_agrees_with_qualifier(data: PolarsData) -> pl.LazyFrame:
    value, low, high = pl.col("value"), pl.col("value_min"), pl.col("value_max")
    agrees = {
        ("exact", "about"): (value == low) & (value == high),
        ("at_least",): (value == low) & high.is_null(),
        ("at_most",): (value == high) & low.is_null(),
        ("range", "magnitude"): value.is_null() & (low < high),
    }
    return data.lazyframe.select(
        pl.all_horizontal(
            pl.col("qualifier").is_in(qualifiers).not_() | kept.fill_null(False) for qualifiers, kept in agrees.items()
        )
    )


@rule("event_start is no later than event_end")
def dates_in_order(data: PolarsData) -> pl.LazyFrame:
    return _holds(data, pl.col("event_start") <= pl.col("event_end"))


@rule("as_of is the day that as_of_basis names, and both are empty or none")
def as_of_follows_its_basis(data: PolarsData) -> pl.LazyFrame:
    basis = pl.col("as_of_basis")
    named = [
        pl.when(basis == name).then(pl.col("as_of").eq_missing(pl.col(name))).otherwise(True) for name in AS_OF_BASES
    ]
    return data.lazyframe.select(pl.all_horizontal(*named, basis.is_null() == pl.col("as_of").is_null()))


@rule("an extracted row has its article_id, and start and end as far apart as number_text is long")
def extracted_rows_have_offsets(data: PolarsData) -> pl.LazyFrame:
    apart = (pl.col("end") - pl.col("start")) == pl.col("number_text").str.len_chars()
    points = pl.col("article_id").is_not_null() & apart.fill_null(False)
    return data.lazyframe.select((pl.col("origin") != "extracted") | points)


@rule("figure_id is the hash of article_id, start and end")
def figure_id_names_the_statement(data: PolarsData) -> pl.LazyFrame:
    frame = data.lazyframe.select("figure_id", "article_id", "start", "end", "origin").collect()
    unsaid = pl.any_horizontal(pl.all().is_null())
    named = (pl.col("origin") != "extracted") | unsaid | (pl.col("figure_id") == figure_ids(frame))
    return frame.lazy().select(named.fill_null(True))


@rule("quote holds number_text")
def quote_holds_number(data: PolarsData) -> pl.LazyFrame:
    return data.lazyframe.select(pl.col("quote").str.contains(pl.col("number_text"), literal=True))


@rule("part_of names a figure of the same article_id")
def part_of_is_a_row(data: PolarsData) -> pl.LazyFrame:
    same = (pl.col("whole_article") == pl.col("article_id")).fill_null(False)
    return _with_whole(data.lazyframe).select(pl.col("part_of").is_null() | same)


@rule("part_of makes no ring: no figure is a part of itself")
def part_of_is_no_ring(data: PolarsData) -> pl.LazyFrame:
    frame = data.lazyframe.select("figure_id", "part_of").collect()
    endless = _endless(dict(frame.drop_nulls().iter_rows()))
    return frame.lazy().select(~pl.col("figure_id").is_in(endless).fill_null(False))


@rule("value_min is no larger than value_max of the whole that part_of names")
def part_is_within_whole(data: PolarsData) -> pl.LazyFrame:
    frame = _with_whole(data.lazyframe)
    within = (
        pl.col("value_min").is_null() | pl.col("whole_max").is_null() | (pl.col("value_min") <= pl.col("whole_max"))
    )
    return frame.select(pl.col("part_of").is_null() | within | (pl.col("unit") != pl.col("whole_unit")).fill_null(True))


def _holds(data: PolarsData, expression: pl.Expr) -> pl.LazyFrame:
    """Whether a rule holds in each row; where a value is missing, it does."""
    return data.lazyframe.select(expression.fill_null(True))


def _with_whole(frame: pl.LazyFrame) -> pl.LazyFrame:
    wholes = frame.select(
        pl.col("figure_id").alias("part_of"),
        pl.col("value_max").alias("whole_max"),
        pl.col("unit").alias("whole_unit"),
        pl.col("article_id").alias("whole_article"),
    )
    return frame.join(wholes, on="part_of", how="left", maintain_order="left")


def _endless(whole_of: dict[str, str]) -> list[str]:
    """The figures from which going from part to whole comes to no end.

    >>> _endless({"a": "b", "b": "c", "d": "e", "e": "d", "f": "e"})
    ['d', 'e', 'f']
    """
    parts: dict[str, list[str]] = {}
    for part, whole in whole_of.items():
        parts.setdefault(whole, []).append(part)
    ending = [whole for whole in parts if whole not in whole_of]
    left = dict(whole_of)
    while ending:
        for part in parts.get(ending.pop(), ()):
            del left[part]
            ending.append(part)
    return list(left)


def _column(column: Column) -> pa.Column:
    checks = [pa.Check.isin(list(column.values))] if column.values else []
    checks += [] if column.pattern is None else [pa.Check.str_matches(column.pattern)]
    checks += [] if column.least is None else [pa.Check.greater_than_or_equal_to(column.least)]
    return pa.Column(column.kind, checks, nullable=column.nullable, unique=column.unique)


Figures = pa.DataFrameSchema(
    {name: _column(column) for name, column in MODEL.items()}, checks=RULES, strict=True, ordered=True, name="Figures"
)


def figures_frame(rows: list[dict]) -> pl.DataFrame:
    """Rows of the pipeline as the validated table; `pandera.errors.SchemaErrors` lists every failure.

    >>> figures_frame([]).shape == (0, len(MODEL))
    True
    """
    frame = pl.DataFrame(rows, schema=POLARS_SCHEMA, orient="row")
    return Figures.validate(frame, lazy=True)  # collected: a lazy frame would be checked by names and types alone
