"""The columns of the table of figures, each defined here and nowhere else.

Grain: one row per statement, that is per number phrase that an article reports about people who were killed, hurt,
lost, moved, held or set free. A text that states a number twice gives two rows.

Each column has its type, whether it may be empty, its allowed values, what it means and an example; the schema, the
data dictionary, the data package and the method page are made from here.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

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


@dataclass(frozen=True)
class Column:
    """What a column holds; of `values` the allowed ones with what each means, of numbers the `least`."""

    kind: pl.DataType | type[pl.DataType]
    description: str
    example: Any
    nullable: bool = False
    values: dict[str, str] = field(default_factory=dict)
    pattern: str | None = None
    least: int | None = None
    unique: bool = False


MODEL = {  # in the order of the published table
    "figure_id": Column(
        pl.String,
        "The statement: a hash of article, start and end",
        "f6d3b0c1a2e4f5a67",
        unique=True,
        pattern=r"^f[0-9a-f]{16}$",
    ),
    "row_id": Column(
        pl.String, "The row's content: a hash", "r0a1b2c3d4e5f6a7b", unique=True, pattern=r"^r[0-9a-f]{16}$"
    ),
    "measure": Column(pl.String, "What was done to the people counted", "killed", values=MEASURES),
    "population": Column(pl.String, "Who they are", "civilians", values=POPULATIONS),
    "group_text": Column(pl.String, "The counted group as printed", "مدنيا", nullable=True),
    "unit": Column(pl.String, "What is counted", "people", values=UNITS),
    "number_text": Column(pl.String, "The number phrase as printed", "280 ألف"),
    "value": Column(pl.Int64, "The number; empty for a magnitude word and a range", 280000, nullable=True, least=1),
    "value_min": Column(pl.Int64, "The least that the words allow", 280000, nullable=True, least=1),
    "value_max": Column(pl.Int64, "The most that the words allow", 280000, nullable=True, least=1),
    "qualifier": Column(pl.String, "How the number is qualified", "exact", values=QUALIFIERS),
    "status": Column(pl.String, "Whether it is stated as a fact", "reported", values=STATUSES),
    "tally": Column(pl.String, "What kind of count it is", "cumulative", values=TALLIES),
    "source": Column(pl.String, "Who states it: an id of the catalogue of sources", "SOHR", nullable=True),
    "source_text": Column(pl.String, "Who states it, as printed", "المرصد السوري", nullable=True),
    "relayed_by": Column(pl.String, "Through whom the outlet has it: an id of the catalogue", "AFP", nullable=True),
    "relayed_by_text": Column(pl.String, "Through whom the outlet has it, as printed", "فرانس برس", nullable=True),
    "place": Column(pl.String, "Where: an id of the catalogue of places", "SY05", nullable=True),
    "place_text": Column(pl.String, "Where, as printed", "حماة", nullable=True),
    "place_level": Column(pl.String, "What kind of place it is", "town", nullable=True, values=PLACE_LEVELS),
    "place_relation": Column(
        pl.String, "How the figure relates to the place", "near", nullable=True, values=PLACE_RELATIONS
    ),
    "admin1_pcode": Column(
        pl.String, "P-code of the Syrian governorate (COD-AB)", "SY05", nullable=True, pattern=r"^SY(0[1-9]|1[0-4])$"
    ),
    "country": Column(pl.String, "Country, ISO 3166-1 alpha-3", "SYR", nullable=True, pattern=r"^[A-Z]{3}$"),
    "when_text": Column(pl.String, "The words that say when", "منذ الثلاثاء", nullable=True),
    "event_start": Column(pl.Date, "First day that the words resolve to", date(2024, 12, 3), nullable=True),
    "event_end": Column(pl.Date, "Last day that the words resolve to", date(2024, 12, 6), nullable=True),
    "date_precision": Column(pl.String, "How closely the words say when", "open", nullable=True, values=PRECISIONS),
    "as_of": Column(pl.Date, "The day for which the figure holds, for ordering", date(2024, 12, 6), nullable=True),
    "as_of_basis": Column(pl.String, "By what as_of is known", "event_end", nullable=True, values=AS_OF_BASES),
    "cause": Column(pl.String, "What harmed or moved the people", "conflict", nullable=True, values=CAUSES),
    "part_of": Column(
        pl.String, "The figure_id of the figure that this is a part of", "f0123456789abcdef", nullable=True
    ),
    "quote": Column(pl.String, "The sentence that holds the number", "كما نزح 280 ألف شخص، بحسب الأمم المتحدة"),
    "publisher": Column(pl.String, "Who printed it; not who states it", "963+", nullable=True),
    "title": Column(pl.String, "The article's title", "المعارضة تبسط سيطرتها على مدينة حمص", nullable=True),
    "url": Column(
        pl.String, "The article's address", "https://example.org/1", nullable=True, pattern=r"^https?://\S+$"
    ),
    "published": Column(pl.Date, "The article's date", date(2024, 12, 6), nullable=True),
    "published_basis": Column(pl.String, "How the date is known", "inferred", nullable=True, values=PUBLISHED_BASES),
    "article_id": Column(pl.String, "The article", "S003", nullable=True),
    "position": Column(pl.String, "Where on the page the sentence stands", "body", nullable=True, values=POSITIONS),
    "start": Column(
        pl.Int64, "First code point of the number phrase in the article's text", 7130, nullable=True, least=0
    ),
    "end": Column(pl.Int64, "The code point after its last", 7137, nullable=True, least=1),
    "rules": Column(pl.List(pl.String), "The ids of the rules that made the row", ["figures.event-before"]),
    "origin": Column(pl.String, "Who made the row", "extracted", values=ORIGINS),
    "extractor_version": Column(pl.String, "The version of the program that read it", "0.1.0", nullable=True),
}
COLUMNS: tuple[str, ...] = tuple(MODEL)
POLARS_SCHEMA: dict[str, pl.DataType] = {name: one.kind for name, one in MODEL.items()}
