"""JSON lines -> articles: an object a line with `id`, and `text` or `file`.

Known besides, where the line has them: title, publisher, url, published (a date) and published_basis. Any other key is
passed over, so that a file of annotations is an input as well.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extract.ingest.problems import InputProblem
from extract.ingest.text import decode
from extract.records import Article

TEXTS = ("title", "publisher", "url", "published_basis")


def read_jsonl(path: Path) -> Iterator[Article]:
    """The articles of a JSON lines file, one by one; `InputProblem` at the first line that holds none."""
    try:
        file = path.open(encoding="utf-8-sig", newline="\n")  # U+2028 in a text is no line's end
    except OSError as error:
        raise InputProblem(
            path.name, f"cannot be read ({error.strerror}). Check the name and its permissions"
        ) from None
    with file:
        number = 0
        try:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield read_line(line, path, number)
        except UnicodeDecodeError:
            raise InputProblem(path.name, "is not UTF-8. Save it as UTF-8 and try again", number + 1) from None


def read_line(line: str, path: Path, number: int) -> Article:
    """The article of one line; `file` is looked for beside the JSON lines file."""

    def problem(what: str) -> InputProblem:
        return InputProblem(path.name, what, number)

    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        raise problem("is no JSON. Write one object a line") from None
    if not isinstance(entry, dict):
        raise problem('is no JSON object. Write {"id": ..., "text": ...}')
    if not isinstance(entry.get("id"), str) or not entry["id"]:
        raise problem("has no `id`. Give every article an id of its own, as a text")
    for name in TEXTS:
        if not isinstance(entry.get(name), str | None):
            raise problem(f"`{name}` is no text. Write it in quotation marks, or leave it out")
    published = entry.get("published")
    try:
        published = date.fromisoformat(published) if published is not None else None
    except (TypeError, ValueError):
        raise problem(f"`published` is {published!r}. Write a date such as 2024-12-06") from None
    return Article(
        id=entry["id"],
        text=_text(entry, path, problem),
        title=entry.get("title"),
        publisher=entry.get("publisher"),
        url=entry.get("url"),
        published=published,
        published_basis=entry.get("published_basis") or ("stated" if published else None),
    )


def _text(entry: dict, path: Path, problem) -> str:
    if isinstance(entry.get("text"), str):
        return entry["text"]
    if not isinstance(entry.get("file"), str):
        raise problem("has neither `text` nor `file`. Give the article's text, or the name of its file")
    folder = path.parent.resolve()
    file = (folder / entry["file"]).resolve()
    if not file.is_relative_to(folder):
        raise problem("`file` lies outside the folder of this file. Put it beside it")
    return decode(file)
