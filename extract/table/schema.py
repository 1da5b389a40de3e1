"""The table of figures: the one place where a column is defined.

Grain: one row per statement, that is per number phrase that an article reports about people who were killed, hurt,
lost, moved, held or set free. A text that states a number twice gives two rows.

Each column has its type, whether it may be empty, its allowed values, what it means and an example; the data
dictionary, the data package and the method page are made from here. Rules over several columns are the checks below.
"""

from datetime import date

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from extract.table.identities import figure_ids
from extract.table.values import (
    AS_OF_BASES,
    CAUSES,
    MEASURES,
    ORIGINS,
    PLACE_LEVELS,
    PLACE_RELATIONS,
    POPULATIONS,
    POSITIONS,
    PRECISIONS,
    PUBLISHED_BASES,
    QUALIFIERS,
    STATUSES,
    TALLIES,
    UNITS,
)


def column(description: str, example, *, nullable: bool = False, values: dict[str, str] | None = None, **checks):
    """A column of the model; `values` are the allowed ones with what each means."""
    if values is not None:
        checks["isin"] = list(values)
    return pa.Field(
        description=description, nullable=nullable, metadata={"example": example, "values": values or {}}, **checks
    )


class Figures(pa.DataFrameModel):
    """One row per statement; columns in the order of the published table."""

    figure_id: str = column(
        "The statement: a hash of article, start and end",
        "f6d3b0c1a2e4f5a67",
        unique=True,
        str_matches=r"^f[0-9a-f]{16}$",
    )
    row_id: str = column("The row's content: a hash", "r0a1b2c3d4e5f6a7b", unique=True, str_matches=r"^r[0-9a-f]{16}$")
    measure: str = column("What was done to the people counted", "killed", values=MEASURES)
    population: str = column("Who they are", "civilians", values=POPULATIONS)
    group_text: str = column("The counted group as printed", "مدنيا", nullable=True)
    unit: str = column("What is counted", "people", values=UNITS)
    number_text: str = column("The number phrase as printed", "280 ألف")
    value: pl.Int64 = column("The number; empty for a magnitude word and a range", 280000, nullable=True, ge=1)
    value_min: pl.Int64 = column("The least that the words allow", 280000, nullable=True, ge=1)
    value_max: pl.Int64 = column("The most that the words allow", 280000, nullable=True, ge=1)
    qualifier: str = column("How the number is qualified", "exact", values=QUALIFIERS)
    status: str = column("Whether it is stated as a fact", "reported", values=STATUSES)
    tally: str = column("What kind of count it is", "cumulative", values=TALLIES)
    source: str = column("Who states it: an id of the catalogue of sources", "SOHR", nullable=True)
    source_text: str = column("Who states it, as printed", "المرصد السوري", nullable=True)
    relayed_by: str = column("Through whom the outlet has it: an id of the catalogue", "AFP", nullable=True)
    relayed_by_text: str = column("Through whom the outlet has it, as printed", "فرانس برس", nullable=True)
    place: str = column("Where: an id of the catalogue of places", "SY05", nullable=True)
    place_text: str = column("Where, as printed", "حماة", nullable=True)
    place_level: str = column("What kind of place it is", "town", nullable=True, values=PLACE_LEVELS)
    place_relation: str = column("How the figure relates to the place", "near", nullable=True, values=PLACE_RELATIONS)
    admin1_pcode: str = column(
        "P-code of the Syrian governorate (COD-AB)", "SY05", nullable=True, str_matches=r"^SY(0[1-9]|1[0-4])$"
    )
    country: str = column("Country, ISO 3166-1 alpha-3", "SYR", nullable=True, str_matches=r"^[A-Z]{3}$")
    when_text: str = column("The words that say when", "منذ الثلاثاء", nullable=True)
    event_start: pl.Date = column("First day that the words resolve to", date(2024, 12, 3), nullable=True)
    event_end: pl.Date = column("Last day that the words resolve to", date(2024, 12, 6), nullable=True)
    date_precision: str = column("How closely the words say when", "open", nullable=True, values=PRECISIONS)
    as_of: pl.Date = column("The day for which the figure holds, for ordering", date(2024, 12, 6), nullable=True)
    as_of_basis: str = column("By what as_of is known", "event_end", nullable=True, values=AS_OF_BASES)
    cause: str = column("What harmed or moved the people", "conflict", nullable=True, values=CAUSES)
    part_of: str = column("The figure_id of the figure that this is a part of", "f0123456789abcdef", nullable=True)
    quote: str = column("The sentence that holds the number", "كما نزح 280 ألف شخص، بحسب الأمم المتحدة")
    publisher: str = column("Who printed it; not who states it", "963+", nullable=True)
    title: str = column("The article's title", "المعارضة تبسط سيطرتها على مدينة حمص", nullable=True)
    url: str = column("The article's address", "https://example.org/1", nullable=True, str_matches=r"^https?://\S+$")
    published: pl.Date = column("The article's date", date(2024, 12, 6), nullable=True)
    published_basis: str = column("How the date is known", "inferred", nullable=True, values=PUBLISHED_BASES)
    article_id: str = column("The article", "S003", nullable=True)
    position: str = column("Where on the page the sentence stands", "body", nullable=True, values=POSITIONS)
    start: pl.Int64 = column("First code point of the number phrase in the article's text", 7130, nullable=True, ge=0)
    end: pl.Int64 = column("The code point after its last", 7137, nullable=True, ge=1)
    rules: pl.List(pl.String) = column("The ids of the rules that made the row", ["figures.event-before"])
    origin: str = column("Who made the row", "extracted", values=ORIGINS)
    extractor_version: str = column("The version of the program that read it", "0.1.0", nullable=True)

    class Config:
        strict = True
        ordered = True

    @pa.dataframe_check(error="value_min is no larger than value_max")
    def bounds_in_order(cls, data: PolarsData) -> pl.LazyFrame:
        return _holds(data, pl.col("value_min") <= pl.col("value_max"))

    @pa.dataframe_check(
        error="value, value_min and value_max agree with the qualifier: for exact and about all three are alike, for "
        "at_least there is no value_max, for at_most no value_min, for range and magnitude no value"
    )
    def value_agrees_with_qualifier(cls, data: PolarsData) -> pl.LazyFrame:
        value, low, high = pl.col("value"), pl.col("value_min"), pl.col("value_max")
        agrees = {
            ("exact", "about"): (value == low) & (value == high),
            ("at_least",): (value == low) & high.is_null(),
            ("at_most",): (value == high) & low.is_null(),
            ("range", "magnitude"): value.is_null() & (low < high),
        }
        return data.lazyframe.select(
            pl.all_horizontal(
                pl.col("qualifier").is_in(qualifiers).not_() | rule.fill_null(False)
                for qualifiers, rule in agrees.items()
            )
        )

    @pa.dataframe_check(error="event_start is no later than event_end")
    def dates_in_order(cls, data: PolarsData) -> pl.LazyFrame:
        return _holds(data, pl.col("event_start") <= pl.col("event_end"))

    @pa.dataframe_check(error="as_of is the day that as_of_basis names, and both are empty or none")
    def as_of_follows_its_basis(cls, data: PolarsData) -> pl.LazyFrame:
        basis = pl.col("as_of_basis")
        named = [
            pl.when(basis == name).then(pl.col("as_of").eq_missing(pl.col(name))).otherwise(True)
            for name in AS_OF_BASES
        ]
        return data.lazyframe.select(pl.all_horizontal(*named, basis.is_null() == pl.col("as_of").is_null()))

    @pa.dataframe_check(
        error="an extracted row has its article_id, and start and end as far apart as number_text is long"
    )
    def extracted_rows_have_offsets(cls, data: PolarsData) -> pl.LazyFrame:
        apart = (pl.col("end") - pl.col("start")) == pl.col("number_text").str.len_chars()
        points = pl.col("article_id").is_not_null() & apart.fill_null(False)
        return data.lazyframe.select((pl.col("origin") != "extracted") | points)

    @pa.dataframe_check(error="figure_id is the hash of article_id, start and end")
    def figure_id_names_the_statement(cls, data: PolarsData) -> pl.LazyFrame:
        frame = data.lazyframe.select("figure_id", "article_id", "start", "end", "origin").collect()
        unsaid = pl.any_horizontal(pl.all().is_null())
        named = (pl.col("origin") != "extracted") | unsaid | (pl.col("figure_id") == figure_ids(frame))
        return frame.lazy().select(named.fill_null(True))

    @pa.dataframe_check(error="quote holds number_text")
    def quote_holds_number(cls, data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col("quote").str.contains(pl.col("number_text"), literal=True))

    @pa.dataframe_check(error="part_of names a figure of the same article_id")
    def part_of_is_a_row(cls, data: PolarsData) -> pl.LazyFrame:
        same = (pl.col("whole_article") == pl.col("article_id")).fill_null(False)
        return _with_whole(data.lazyframe).select(pl.col("part_of").is_null() | same)

    @pa.dataframe_check(error="part_of makes no ring: no figure is a part of itself")
    def part_of_is_no_ring(cls, data: PolarsData) -> pl.LazyFrame:
        frame = data.lazyframe.select("figure_id", "part_of").collect()
        endless = _endless(dict(frame.drop_nulls().iter_rows()))
        return frame.lazy().select(~pl.col("figure_id").is_in(endless).fill_null(False))

    @pa.dataframe_check(error="value_min is no larger than value_max of the whole that part_of names")
    def part_is_within_whole(cls, data: PolarsData) -> pl.LazyFrame:
        frame = _with_whole(data.lazyframe)
        within = (
            pl.col("value_min").is_null() | pl.col("whole_max").is_null() | (pl.col("value_min") <= pl.col("whole_max"))
        )
        return frame.select(
            pl.col("part_of").is_null() | within | (pl.col("unit") != pl.col("whole_unit")).fill_null(True)
        )


def _holds(data: PolarsData, rule: pl.Expr) -> pl.LazyFrame:
    """Whether a rule holds in each row; where a value is missing, it does."""
    return data.lazyframe.select(rule.fill_null(True))


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


COLUMNS: tuple[str, ...] = tuple(Figures.to_schema().columns)
POLARS_SCHEMA: dict[str, pl.DataType] = {name: one.dtype.type for name, one in Figures.to_schema().columns.items()}


def figures_frame(rows: list[dict]) -> pl.DataFrame:
    """Rows of the pipeline as the validated table; `pandera.errors.SchemaErrors` lists every failure.

    >>> figures_frame([]).shape == (0, len(COLUMNS))
    True
    """
    frame = pl.DataFrame(rows, schema=POLARS_SCHEMA, orient="row")
    return Figures.validate(frame, lazy=True)  # collected: a lazy frame would be checked by names and types alone


def check_against_article(rows: list[dict], text: str) -> None:
    """Rows of one article point at what its text shows; ValueError names the first that does not.

    >>> check_against_article([{"figure_id": "f1", "start": 0, "end": 2, "number_text": "قت", "quote": "قتل"}], "قتل 5")
    >>> check_against_article([{"figure_id": "f1", "start": 1, "end": 2, "number_text": "5", "quote": "5"}], "قتل 5")
    Traceback (most recent call last):
    ValueError: figure f1: text[1:2] is not its number_text, or its quote is not in the article
    """
    for row in rows:
        start, end = row["start"], row["end"]
        if text[start:end] != row["number_text"] or row["quote"] not in text:
            raise ValueError(
                f"figure {row['figure_id']}: text[{start}:{end}] is not its number_text, "
                "or its quote is not in the article"
            )
