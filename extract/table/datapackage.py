"""The table's columns, described for programs (Frictionless) and for people (a data dictionary), from the model."""

import hashlib
import json

import polars as pl

from extract.table.columns import COLUMNS, MODEL

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
    """datapackage.json, a tabular data package of the CSV files given, with the bytes and hash of each."""
    figures = {
        "fields": [_field(name) for name in COLUMNS],
        "primaryKey": "figure_id",
        "foreignKeys": [{"fields": "part_of", "reference": {"resource": "", "fields": "figure_id"}}],
    }
    issues = [{"name": name, "type": kind, "description": said} for name, (kind, said) in ISSUE_FIELDS.items()]
    package = {
        "profile": "tabular-data-package",
        "name": "hasila-figures",
        "title": "Casualty and displacement figures reported in Arabic news",
        "description": "One row a statement, as its source reported it. Reported, not verified; not to be added up. "
        "The quoted sentences remain their publishers'.",
        "resources": [
            _resource(name, f"{name}.csv", files[f"{name}.csv"], schema)
            for name, schema in {"figures": figures, "issues": {"fields": issues}}.items()
            if f"{name}.csv" in files
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(name: str, path: str, content: bytes, schema: dict) -> dict:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "schema": {**schema, "missingValues": [""]},
    }


def _field(name: str) -> dict:
    column = MODEL[name]
    kind, example = column.kind, column.example
    constraints = {"required": not column.nullable or None, "unique": column.unique or None}
    constraints |= {"enum": list(column.values) or None, "minimum": column.least, "pattern": column.pattern}
    return {
        "name": name,
        "type": TYPES[kind.base_type() if isinstance(kind, pl.DataType) else kind],
        "description": column.description,
        "example": " ".join(example) if isinstance(example, list) else str(example),
        "constraints": {key: value for key, value in constraints.items() if value is not None},
    }


def dictionary(figures: pl.DataFrame) -> bytes:
    """README.md of the data folder: what is in it, and each column and allowed value with its meaning."""
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
        "| `accuracy.json` | how often the machine is right, as last measured; this file alone is written by hand |",
        "",
        "## Columns of the figures",
        "",
        "| column | type | may be empty | meaning | example |",
        "|---|---|---|---|---|",
    ]
    for field in map(_field, COLUMNS):
        empty = "" if field["constraints"].get("required") else "yes"
        lines.append(f"| `{field['name']}` | {field['type']} | {empty} | {field['description']} | {field['example']} |")
    lines += ["", "## Allowed values", "", "| column | value | meaning |", "|---|---|---|"]
    for name in COLUMNS:
        lines += [f"| `{name}` | `{value}` | {said} |" for value, said in MODEL[name].values.items()]
    lines += ["", "## Columns of the issues", "", "| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{name}` | {kind} | {said} |" for name, (kind, said) in ISSUE_FIELDS.items()]
    return ("\n".join(lines) + "\n").encode()
