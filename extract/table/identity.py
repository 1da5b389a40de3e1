"""The names of statements and of their readings.

`figure_id` names a statement, so that a better rule keeps it: it depends on where the number stands and on nothing that
was understood of it. `row_id` names one reading of a statement, whole.

>>> figure_id("S003", 7024, 7027)
'fc6bc9d95a5beebe3'
"""

import hashlib
import json
from functools import lru_cache

# How a row was read is not what was stated: a renamed rule makes no revision.
NOT_CONTENT = frozenset({"row_id", "rules", "extractor_version"})
PRINT = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=str).encode


def figure_id(article_id: str, start: int, end: int) -> str:
    """The id of the statement at text[start:end] of an article: "f" and 16 hexadecimal digits."""
    return "f" + _digest([article_id, start, end])


def entered_id(printed: str | None, published, quote: str, number_text: str) -> str:
    """The id of a statement that a person enters without its article: by what names the article, and the words.

    >>> entered_id("https://example.org/1", None, "قتل 5", "5") == entered_id(None, None, "قتل 5", "5")
    False
    """
    return "f" + _digest([printed, published, quote, number_text])


def row_id(row: dict) -> str:
    """The id of a row's content, every column but those of NOT_CONTENT: "r" and 16 hexadecimal digits."""
    return "r" + _digest([(name, row[name]) for name in _content(tuple(row))])


@lru_cache(maxsize=16)
def _content(columns: tuple[str, ...]) -> list[str]:
    """The columns that are content, in order; tables have few headers."""
    return sorted(set(columns) - NOT_CONTENT)


def _digest(content: list) -> str:
    return hashlib.sha256(PRINT(content).encode()).hexdigest()[:16]
