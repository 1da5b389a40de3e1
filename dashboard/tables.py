"""What the dashboard draws: the table of figures and its articles, and the catalogue's names for them.

The only module of the dashboard that imports `extract`.
"""

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

import polars as pl

from extract.catalog.places import Places
from extract.catalog.sources import Sources
from extract.explain import explain
from extract.ingest.jsonl import read_jsonl
from extract.packs import load_pack
from extract.pipeline import read_article
from extract.records import Article
from extract.table import claims as table_claims
from extract.table.datapackage import ISSUE_FIELDS
from extract.table.schema import Figures, figures_frame
from extract.table.spreadsheet import spreadsheet_csv as spreadsheet_csv  # for the listing
from extract.text import FOLD, MARKS, fold

SEARCHED = ("number_text", "quote", "title", "source_text", "place_text", "group_text", "publisher", "relayed_by_text")
PUBLISHED = Path(__file__).parents[1] / "data"
ISSUES = {name: pl.Int64 if kind == "integer" else pl.String for name, (kind, _) in ISSUE_FIELDS.items()}


@dataclass(frozen=True, eq=False)
class Table:
    """The figures, a row each with the columns of the schema and `claimant`; the articles read, by id.

    `claimant` is who reports the figure, as one key in ASCII: the catalogue's id, else a hash of the folded printed
    words, else null.
    """

    figures: pl.DataFrame
    articles: dict[str, Article]
    issues: pl.DataFrame  # numbers beside a word of harm that no rule reads: article_id, start, end, words, stage, why


def read_table() -> Table:
    """The table in $HASILA_DATA, else the one published with the program; its articles are in `seeds` beside it.

    Raises OSError where there is no table, `pl.exceptions.PolarsError` where it cannot be read.
    """
    folder = Path(os.environ.get("HASILA_DATA") or PUBLISHED)
    content = (folder / "figures.parquet").read_bytes()
    listing, issues = folder.parent / "seeds" / "articles.jsonl", folder / "issues.csv"
    unread = issues.read_bytes() if issues.exists() else b""
    return _table(content, unread, listing, listing.stat().st_mtime_ns if listing.exists() else None)


@lru_cache(maxsize=2)
def _table(content: bytes, unread: bytes, listing: Path, changed: int | None) -> Table:
    articles = {article.id: article for article in read_jsonl(listing)} if changed else {}
    issues = pl.read_csv(BytesIO(unread), schema=ISSUES) if unread else pl.DataFrame(schema=ISSUES)
    return Table(with_claimants(pl.read_parquet(BytesIO(content))), articles, issues)


@lru_cache(maxsize=8)
def read_given(text: str, published: date | None, publisher: str | None) -> tuple[Table, str]:
    """A table of the figures of one text that a reader gives, and the explanation of each number."""
    basis = "supplied" if published else None
    article = Article("given", text, publisher=publisher, published=published, published_basis=basis)
    reading = read_article(article, load_pack())
    issues = pl.DataFrame([{name: getattr(one, name) for name in ISSUES} for one in reading.issues], schema=ISSUES)
    table = Table(with_claimants(figures_frame(reading.rows)), {article.id: article}, issues)
    return table, explain(reading, load_pack())


def with_claimants(figures: pl.DataFrame) -> pl.DataFrame:
    """The figures with the column `claimant`."""
    printed = figures["source_text"].drop_nulls().unique().to_list()
    keys = ["x" + hashlib.sha256(fold(words).encode()).hexdigest()[:8] for words in printed]
    folded = pl.col("source_text").replace_strict(printed, keys, default=None, return_dtype=pl.String)
    return figures.with_columns(claimant=pl.coalesce("source", folded))


def claimant_names(figures: pl.DataFrame, language: str) -> dict[str, str]:
    """Claimant -> the catalogue's name for it in a language, else the printed words that name it most often."""
    words = pl.col("source_text").drop_nulls().mode().sort().first()
    printed = figures.drop_nulls("claimant").group_by("claimant").agg(words)
    return {claimant: source_name(claimant, language) or words or claimant for claimant, words in printed.iter_rows()}


def find_figures(table: Table, query: str, names: dict[str, str], language: str) -> pl.DataFrame:
    """The figures in whose words each word of a query occurs, whatever its hamza and tashkeel; in the names of their
    source and place too.
    """
    found = table.figures
    for word in fold(query).lower().split():
        claimants = [claimant for claimant, name in names.items() if word in fold(name).lower()]
        known = found["place"].drop_nulls().unique()
        places = [place for place in known if word in fold(place_name(place, language) or "").lower()]
        named = pl.col("claimant").is_in(claimants) | pl.col("place").is_in(places)
        printed = pl.any_horizontal(_folded(name).str.contains(word, literal=True) for name in SEARCHED)
        found = found.filter(named.fill_null(False) | printed.fill_null(False))
    return found


def _folded(name: str) -> pl.Expr:
    """A column's words as `fold` makes them."""
    letters = {chr(letter): chr(into) if isinstance(into, int) else into for letter, into in FOLD.items()}
    return pl.col(name).str.replace_all(MARKS.pattern, "").str.replace_many(letters).str.to_lowercase()


def stated_by(figure: dict, names: dict[str, str]) -> str | None:
    """Who reports a figure, with the printed words where the name does not hold them; None where nobody is stated.

    >>> figure = {"claimant": "SYR_MILITARY_OPERATIONS", "source_text": "حسن عبد الغني"}
    >>> stated_by(figure, {"SYR_MILITARY_OPERATIONS": "إدارة العمليات العسكرية"})
    'إدارة العمليات العسكرية (حسن عبد الغني)'
    """
    name, printed = names.get(figure["claimant"]), figure["source_text"]
    return f"{name} ({printed})" if name and printed and fold(printed) not in fold(name) else name


def claims(figures: pl.DataFrame) -> pl.DataFrame:
    """The claims of figures (see `extract.table.claims`), with the printed words that name who states each."""
    printed = figures.select("figure_id", "source_text")
    return table_claims.claims(figures.drop("claimant", "match", strict=False)).join(
        printed, on="figure_id", how="left"
    )


def claim_of(figures: pl.DataFrame, figure_id: str) -> str:
    """The id of the claim that a figure states."""
    linked = table_claims.links(figures.drop("claimant", "match", strict=False))
    return linked.filter(pl.col("figure_id") == figure_id)["claim_id"].item()


def claimant_name(claim: dict, language: str) -> str | None:
    """Who states a claim: the catalogue's name, else the printed words; None where nobody is stated."""
    return (claim["claimant"] and source_name(claim["claimant"], language)) or claim["source_text"]


agreement, rivals = table_claims.agreement, table_claims.rivals


def source_name(source: str, language: str) -> str | None:
    """The catalogue's name of a source; None where it has none.

    >>> source_name("SOHR", "en")
    'Syrian Observatory for Human Rights'
    """
    known = _sources().get(source)
    return known and (known.ar if language == "ar" else known.en)


def place_name(place: str, language: str) -> str | None:
    """The catalogue's name of a place, or of a governorate by its P-code; None where it has none.

    >>> place_name("SY05", "ar")
    'محافظة حماة'
    """
    known = _places().get(place)
    return known and (known.ar if language == "ar" else known.en)


def place_point(place: str | None, governorate: str | None) -> tuple[float, float, bool] | None:
    """(longitude, latitude, whether they are its own) of a place; else those of its governorate's centre; else None.

    >>> place_point("sy-talbiseh", "SY04")
    (36.7309, 34.8407, True)
    >>> place_point(None, "SY04")[2], place_point(None, None)
    (False, None)
    """
    known = _places().get(place) if place else None
    if known and known.lat is not None and known.level in ("town", "site"):
        return known.lon, known.lat, True
    centre = _places().get(governorate) if governorate else known
    return (centre.lon, centre.lat, False) if centre and centre.lat is not None else None


@cache
def _outlines() -> dict:
    return json.loads((Path(__file__).parent / "outlines.json").read_text(encoding="utf-8"))


def read_outlines(countries: set[str]) -> dict:
    """The outlines of countries (ISO 3166-1 alpha-3) as GeoJSON."""
    features = _outlines()["features"]
    return {"type": "FeatureCollection", "features": [one for one in features if one["id"] in countries]}


@cache
def _places() -> Places:
    return Places.load()


@cache
def _sources() -> Sources:
    return Sources.load()


@cache
def read_accuracy() -> dict:
    """How often the machine is right, as last measured on text that no rule was written for: data/accuracy.json."""
    accuracy = json.loads((PUBLISHED / "accuracy.json").read_text(encoding="utf-8"))
    return accuracy | {"measured": date.fromisoformat(accuracy["measured"])}


def read_codebook() -> list[tuple[str, str, str, dict[str, str]]]:
    """(column, meaning, example, allowed values with the meaning of each) of every column, from the table's model."""
    columns = Figures.to_schema().columns
    return [
        (name, one.description, str(one.metadata["example"]), one.metadata["values"]) for name, one in columns.items()
    ]


def read_changes() -> str:
    """What changed from release to release."""
    return (PUBLISHED.parent / "CHANGELOG.md").read_text(encoding="utf-8")


def source_parent(source: str) -> str | None:
    """The id of the body that a source belongs to; None where it is its own, or unknown.

    >>> source_parent("WFP")
    'UN'
    """
    known = _sources().get(source)
    return known and known.within
