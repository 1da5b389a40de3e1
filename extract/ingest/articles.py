"""Inputs named by a person -> articles, each by the reader of its format."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from extract.ingest.archive import read_archive
from extract.ingest.delimited import read_delimited
from extract.ingest.files import files_of
from extract.ingest.html import Page, article_of_page, read_page
from extract.ingest.jsonl import read_lines
from extract.ingest.opening import plain_name
from extract.ingest.pages import Pages
from extract.ingest.parquet import read_parquet
from extract.ingest.problems import InputNote, InputProblem
from extract.ingest.seen import Seen
from extract.ingest.text import read_text
from extract.records import Article

MANY = dict.fromkeys((".jsonl", ".ndjson"), read_lines) | dict.fromkeys((".csv", ".tsv"), read_delimited)
MANY |= {".parquet": read_parquet, ".warc": read_archive}
WEB = (".html", ".htm", ".xhtml")
ENDINGS = frozenset((*MANY, *WEB, ".txt"))

Item = Article | Page | InputProblem


def read_articles_from(inputs: Iterable[str]) -> Iterator[Article | InputProblem]:
    """The articles of all inputs, in order, each text once: of one that comes again an `InputNote` says so.

    An input, a line or a record that cannot be read gives its problem, and the rest goes on.
    """
    return articles_of(items_of(inputs))


def articles_of(items: Iterable[Item]) -> Iterator[Article | InputProblem]:
    """The articles of items, each text once."""
    texts: dict[int, str] = {}
    for article in read_items(items):
        if isinstance(article, Article):
            first = texts.setdefault(_hashed(article.text), article.id)
            if first != article.id:
                article = InputNote(f"article {article.id}", doubled(first))
        yield article


def read_items(items: Iterable[Item]) -> Iterator[Article | InputProblem]:
    """The articles of items, pages read."""
    with Pages() as pages:
        for item in items:
            yield article_of_page(item, pages) if isinstance(item, Page) else item


def doubled(first: str) -> str:
    """What is said of an article with the text of another one."""
    return f"has the text of {first}. Read once"


def items_of(inputs: Iterable[str]) -> Iterator[Item]:
    """The articles of all inputs, those of one text too, and pages as they are. An id that comes twice is a problem:
    figures would be named alike.
    """
    ids = Seen()
    for name in inputs:
        for item in _items(name):
            if not isinstance(item, InputProblem):
                if not ids.add(_hashed(item.id)):
                    what = f"the id {item.id!r} comes twice. Give every article its own"
                    item = InputProblem(Path(name).name, what)
            yield item


def _items(name: str) -> Iterator[Item]:
    try:
        for found in files_of(name, ENDINGS):
            if isinstance(found, InputProblem):
                yield found
                continue
            path, shown = found
            try:
                for item in _read(path, shown):
                    yield _told(item, path, shown)
            except InputProblem as problem:
                yield _told(problem, path, shown)
    except InputProblem as problem:
        yield problem


def _read(path: Path, shown: str) -> Iterator[Item]:
    ending = plain_name(path).suffix.lower()
    if ending in MANY:
        return MANY[ending](path)
    return read_page(path, shown) if ending in WEB else read_text(path, shown)


def _told(item: Item, path: Path, shown: str) -> Item:
    """What comes of a file within a folder, told by its name there."""
    if isinstance(item, Article) or item.file != path.name or shown == path.name:
        return item
    return replace(item, file=shown) if isinstance(item, Page) else type(item)(shown, item.what, item.line)


def _hashed(value: str) -> int:
    """What is kept of a value to know it again, so that memory grows by some hundred bytes an article."""
    return int.from_bytes(blake2b(value.encode(), digest_size=8).digest())
