"""The table's columns, described for programs (Frictionless) and for people (a data dictionary), from the model."""

import hashlib
import json

import polars as pl

from extract.table.schema import COLUMNS, POLARS_SCHEMA, Figures

TYPES = {pl.String: "string", pl.Int64: "integer", pl.Date: "date", pl.List: "string"}
ISSUE_FIELDS = {
    "article_id": ("string", "The article"),
    "start": ("integer", "First code point of the words in the article's text"),
    "end": ("integer", "The code point after their last"),
    "words": ("string", "The number that no rule reads"),
    "stage": ("string", "The rule that gave up"),
    "why": ("string", "Why"),
}


def datapackage(files: dict[str, bytes]) -> bytes:
    """datapackage.json, a tabular data package of the CSV files, with the bytes and hash of every file."""
    resources = [
        _resource(
            "figures", "figures.csv", files, {"fields": [_field(name) for name in COLUMNS], "primaryKey": "figure_id"}
        ),
        _resource(
            "issues",
            "issues.csv",
            files,
            {
                "fields": [
                    {"name": name, "type": kind, "description": said} for name, (kind, said) in ISSUE_FIELDS.items()
                ]
            },
        ),
    ]
    package = {
        "profile": "tabular-data-package",
        "name": "hasila-figures",
        "title": "Casualty and displacement figures reported in Arabic news",
        "description": "One row a statement, as its source reported it. Reported, not verified; not to be added up.",
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}],
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(name: str, path: str, files: dict[str, bytes], schema: dict) -> dict:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(files[path]),
        "hash": "sha256:" + hashlib.sha256(files[path]).hexdigest(),
        "schema": {**schema, "missingValues": [""]},
    }


def _model(name: str):
    return Figures.to_schema().columns[name]


def _field(name: str) -> dict:
    model = _model(name)
    values = list((model.metadata or {}).get("values") or {})
    constraints = {"required": not model.nullable, "unique": model.unique, "enum": values}
    field = {"name": name, "type": TYPES[_base(POLARS_SCHEMA[name])], "description": model.description}
    example = (model.metadata or {}).get("example")
    return field | {
        "example": " ".join(example) if isinstance(example, list) else str(example),
        "constraints": {key: value for key, value in constraints.items() if value},
    }


def _base(kind):
    return kind.base_type() if isinstance(kind, pl.DataType) else kind


def dictionary(figures: pl.DataFrame) -> bytes:
    """README.md of the data folder: what is in it, and each column with its meaning."""
    lines = [
        "# The published figures",
        "",
        f"{figures.height} figures from {figures['article_id'].n_unique()} articles, read by `hasila build`.",
        "Made by the program from `seeds/`: change the rules or the seeds, not these files.",
        "",
        "The figures are reported, not verified, and undercount. One row is one statement of one source; rows of",
        "different sources stand side by side and are never added up. An empty cell: the text does not say.",
        "",
        "| file | what |",
        "|---|---|",
        "| `figures.csv` | the figures, UTF-8 with a byte order mark, ISO dates |",
        "| `figures.parquet` | the same, for programs; `rules` is a list there |",
        "| `issues.csv` | numbers beside a word of harm that no rule reads, with the reason |",
        "| `datapackage.json` | the columns for programs (Frictionless) |",
        "",
        "## Columns of the figures",
        "",
        "| column | type | meaning | allowed values | example |",
        "|---|---|---|---|---|",
    ]
    for name in COLUMNS:
        field, model = _field(name), _model(name)
        values = ", ".join(f"`{value}`" for value in (model.metadata or {}).get("values") or {})
        empty = "; may be empty" if model.nullable else ""
        lines.append(f"| `{name}` | {field['type']} | {field['description']}{empty} | {values} | {field['example']} |")
    return ("\n".join(lines) + "\n").encode()
