"""JSON lines -> articles: an object a line with `id`, and `text` or `file`; `file` is looked for beside it."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from extract.ingest.encodings import SAMPLE, decoded, encoding_of
from extract.ingest.entry import article_of
from extract.ingest.opening import open_unpacked
from extract.ingest.problems import InputProblem
from extract.ingest.text import LARGEST_ARTICLE, decode
from extract.records import Article


def read_jsonl(path: Path) -> Iterator[Article]:
    """The articles of a JSON lines file, one by one; `InputProblem` at the first line that holds none."""
    for article in read_lines(path):
        if isinstance(article, InputProblem):
            raise article
        yield article


def read_lines(path: Path) -> Iterator[Article | InputProblem]:
    """The article of each line, or its problem, after which the next lines go on."""
    with open_unpacked(path) as file:
        next_line = _lines_of(file)
        number = 0
        while line := next_line(LARGEST_ARTICLE + 1):
            number += 1
            if len(line) > LARGEST_ARTICLE:
                yield InputProblem(
                    path.name, f"is longer than {LARGEST_ARTICLE:,} bytes. Give one article a line", number
                )
                while line and not line.endswith(b"\n"):
                    line = next_line(LARGEST_ARTICLE)
            elif line.strip():
                try:
                    yield read_line(line, path, number)
                except InputProblem as problem:
                    yield problem


def _lines_of(file: BinaryIO) -> Callable[[int], bytes]:
    """Gives the next line, or as much of it as is asked for."""
    encoding = encoding_of(file.peek(SAMPLE)) or "utf-8"
    if not encoding.startswith("utf-16"):
        return file.readline
    wide = io.TextIOWrapper(file, encoding, errors="replace", newline="\n")  # here a byte \n is half a character
    return lambda most: wide.readline(most).encode()


def read_line(line: bytes, path: Path, number: int) -> Article:
    """The article of one line."""

    def problem(what: str) -> InputProblem:
        return InputProblem(path.name, what, number)

    text = decoded(line)
    if text is None:
        raise problem("is in no encoding that is known. Save the file as UTF-8 and try again")
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError):
        raise problem("is no JSON. Write one object a line") from None
    if not isinstance(entry, dict):
        raise problem('is no JSON object. Write {"id": ..., "text": ...}')
    if not isinstance(entry.get("text"), str):
        if not isinstance(entry.get("file"), str):
            raise problem("has neither `text` nor `file`. Give the article's text, or the name of its file")
        entry["text"] = _text_beside(entry["file"], path, problem)
    return article_of(entry, path.name, number)


def _text_beside(name: str, path: Path, problem) -> str:
    try:
        folder = path.parent.resolve()
        file = (folder / name).resolve()
    except (OSError, ValueError, RuntimeError):  # a NUL in the name, a loop of links
        raise problem("`file` cannot be opened. Check the name") from None
    if not file.is_relative_to(folder):
        raise problem("`file` lies outside the folder of this file. Put it beside it")
    try:
        return decode(file)
    except InputProblem as bad:
        raise problem(f"{bad.file}: {bad.what}") from None
