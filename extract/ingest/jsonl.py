"""JSON lines -> articles: an object a line with `id`, and `text` or `file`.

Known besides, where the line has them: title, publisher, url, published (a date) and published_basis. Any other key is
passed over, so that a file of annotations is an input as well.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from extract.calendar import written_day
from extract.ingest.problems import InputProblem
from extract.ingest.text import LARGEST_ARTICLE, decode, open_file, whole_characters
from extract.records import Article

TEXTS = ("title", "publisher", "url", "published_basis")
BASES = ("stated", "inferred", "supplied")


def read_jsonl(path: Path) -> Iterator[Article]:
    """The articles of a JSON lines file, one by one; `InputProblem` at the first line that holds none."""
    for article in read_lines(path):
        if isinstance(article, InputProblem):
            raise article
        yield article


def read_lines(path: Path) -> Iterator[Article | InputProblem]:
    """The article of each line, or its problem, after which the next lines go on."""
    with open_file(path) as file:
        number = 0
        while line := file.readline(LARGEST_ARTICLE + 1):
            number += 1
            if len(line) > LARGEST_ARTICLE:
                yield InputProblem(
                    path.name, f"is longer than {LARGEST_ARTICLE:,} bytes. Give one article a line", number
                )
                while line and not line.endswith(b"\n"):
                    line = file.readline(LARGEST_ARTICLE)
            elif line.strip():
                try:
                    yield read_line(line, path, number)
                except InputProblem as problem:
                    yield problem


def read_line(line: bytes, path: Path, number: int) -> Article:
    """The article of one line; `file` is looked for beside the JSON lines file."""

    def problem(what: str) -> InputProblem:
        return InputProblem(path.name, what, number)

    try:
        entry = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise problem("is not UTF-8. Save the file as UTF-8 and try again") from None
    except (ValueError, RecursionError):
        raise problem("is no JSON. Write one object a line") from None
    if not isinstance(entry, dict):
        raise problem('is no JSON object. Write {"id": ..., "text": ...}')
    if not isinstance(entry.get("id"), str) or not entry["id"].strip():
        raise problem("has no `id`. Give every article an id of its own, as a text")
    for name in TEXTS:
        if not isinstance(entry.get(name), str | None):
            raise problem(f"`{name}` is no text. Write it in quotation marks, or leave it out")
    known = {name: whole_characters(entry[name]) for name in TEXTS if entry.get(name)}
    if "url" in known and not known["url"].startswith(("http://", "https://")):
        raise problem("`url` is no web address. Begin it with http:// or https://, or leave it out")
    if known.get("published_basis", BASES[0]) not in BASES:
        raise problem(f"`published_basis` is not known. Write one of {', '.join(BASES)}, or leave it out")
    published = None
    if entry.get("published") is not None:
        published = written_day(entry["published"]) if isinstance(entry["published"], str) else None
        if published is None:
            raise problem("`published` is no date. Write it as 2024-12-06, or leave it out")
        known.setdefault("published_basis", "stated")
    return Article(
        id=whole_characters(entry["id"]),
        text=whole_characters(_text(entry, path, problem)),
        published=published,
        **known,
    )


def _text(entry: dict, path: Path, problem) -> str:
    if isinstance(entry.get("text"), str):
        return entry["text"]
    if not isinstance(entry.get("file"), str):
        raise problem("has neither `text` nor `file`. Give the article's text, or the name of its file")
    try:
        folder = path.parent.resolve()
        file = (folder / entry["file"]).resolve()
    except (OSError, ValueError, RuntimeError):  # a NUL in the name, a loop of links
        raise problem("`file` cannot be opened. Check the name") from None
    if not file.is_relative_to(folder):
        raise problem("`file` lies outside the folder of this file. Put it beside it")
    try:
        return decode(file)
    except InputProblem as bad:
        raise problem(f"{bad.file}: {bad.what}") from None
