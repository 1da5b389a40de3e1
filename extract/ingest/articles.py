"""Inputs named by a person -> articles, each by the reader of its format."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.ingest.jsonl import read_lines
from extract.ingest.problems import InputProblem
from extract.ingest.text import read_text
from extract.records import Article

JSON_LINES = (".jsonl", ".ndjson")


def read_articles_from(inputs: Iterable[str]) -> Iterator[Article | InputProblem]:
    """The articles of all inputs, in order; an input or a line that cannot be read gives its problem, and the rest
    goes on. An id that comes twice is a problem: figures would be named alike.
    """
    seen: set[str] = set()
    for name in inputs:
        path = Path(name)
        try:
            for article in read_lines(path) if path.suffix in JSON_LINES else [read_text(path)]:
                if isinstance(article, Article) and article.id in seen:
                    article = InputProblem(path.name, f"the id {article.id!r} comes twice. Give every article its own")
                elif isinstance(article, Article):
                    seen.add(article.id)
                yield article
        except InputProblem as problem:
            yield problem
