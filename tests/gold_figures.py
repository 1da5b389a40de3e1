"""The gold figures of the seed articles as a frame of the table, for tests that must not wait on the extractor."""

import json
from datetime import date
from pathlib import Path

import polars as pl

ROOT = Path(__file__).parents[1]
DATES = ("event_start", "event_end", "as_of", "published")
NUMBERS = ("value", "value_min", "value_max", "start", "end")
COLUMNS = (
    "figure_id row_id measure population group_text unit number_text value value_min value_max qualifier status tally "
    "source source_text relayed_by relayed_by_text place place_text place_level place_relation admin1_pcode country "
    "when_text event_start event_end date_precision as_of as_of_basis cause part_of quote publisher title url "
    "published published_basis article_id position start end rules origin extractor_version"
).split()
SCHEMA = (
    dict.fromkeys(COLUMNS, pl.String)
    | dict.fromkeys(DATES, pl.Date)
    | dict.fromkeys(NUMBERS, pl.Int64)
    | {"rules": pl.List(pl.String)}
)
SOURCES = {
    "المرصد": "SOHR",
    "المرصد السوري": "SOHR",
    "الأمم المتحدة": "UN",
    "فرانس برس": "AFP",
}
PUBLISHERS = {"S001": "الأيام المصرية", "S002": "التلفزيون العربي", "S003": "963+", "S004": "عنب بلدي"}


def figures_frame(*rows: dict) -> pl.DataFrame:
    """Rows as a frame with every column of the table; what a row does not say is null.

    A row that says nothing else is a reported, exact count of people killed.
    """
    filled = [plain_row(f"f{number:016x}") | row for number, row in enumerate(rows)]
    return pl.DataFrame(filled, schema=SCHEMA)


def plain_row(figure_id: str) -> dict:
    return dict.fromkeys(COLUMNS) | {
        "figure_id": figure_id,
        "row_id": "r" + figure_id[1:],
        "measure": "killed",
        "population": "people",
        "unit": "people",
        "number_text": "5",
        "value": 5,
        "value_min": 5,
        "value_max": 5,
        "qualifier": "exact",
        "status": "reported",
        "tally": "incident",
        "quote": "قتل 5 أشخاص.",
        "article_id": "A1",
        "position": "body",
        "start": 4,
        "end": 5,
        "rules": ["numbers.digits"],
        "origin": "extracted",
    }


def gold_figures() -> pl.DataFrame:
    """The 16 figures of the seed articles."""
    rows = []
    for line in (ROOT / "tests/gold/seeds.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        name = next((ROOT / "seeds").glob(f"{article['id'][1:]}_*.txt"))
        text = name.read_bytes().decode("utf-8")
        ids = [f"f{article['id'][1:]}{number:013x}" for number in range(len(article["rows"]))]
        rows += [
            gold_row(article, text, figure_id, row, ids) for figure_id, row in zip(ids, article["rows"], strict=True)
        ]
    return figures_frame(*rows)


def gold_row(article: dict, text: str, figure_id: str, gold: dict, ids: list[str]) -> dict:
    days = {name: gold[name] and date.fromisoformat(gold[name]) for name in ("event_start", "event_end")}
    published = date.fromisoformat(article["published"])
    place = gold["place_text"]
    line_start = text.rfind("\n", 0, gold["start"]) + 1
    line_end = text.find("\n", gold["end"])
    return {
        **{name: value for name, value in gold.items() if name in COLUMNS},
        **days,
        "figure_id": figure_id,
        "row_id": "r" + figure_id[1:],
        "source": SOURCES.get(gold["source_text"]),
        "place_text": place[0] if isinstance(place, list) else place,
        "place": place and "place",
        "country": "SYR",
        "as_of": days["event_end"] or days["event_start"] or published,
        "as_of_basis": next((name for name in ("event_end", "event_start") if days[name]), "published"),
        "part_of": None if gold["part_of"] is None else ids[gold["part_of"]],
        "quote": text[line_start : line_end if line_end >= 0 else None],
        "publisher": PUBLISHERS[article["id"]],
        "published": published,
        "published_basis": "inferred",
        "article_id": article["id"],
    }
